import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../tickets/index.ts';
import { dayAt } from '../wording/index.ts';
import type { FigureSource } from './figures.ts';
import { makeReport } from './make.ts';
import { monthLater, rangeOfMonth } from './range.ts';
import type { Report } from './report.ts';

/** Reports that were made and are kept as they were, by month (YYYY-MM). */
export interface ReportStore {
  /** The latest first. */
  months(): Promise<string[]>;
  read(month: string): Promise<Report | undefined>;
  /** Keeps a report, unless the month has one already. */
  keep(month: string, report: Report, madeAt: number): Promise<void>;
}

/** Milliseconds. */
const HOUR = 60 * 60 * 1000;

/**
 * Makes the report of every month that is over and has none, at once and then every hour. Several processes may do so: the first
 * one's is kept. What fails is logged and comes round again.
 */
export class MonthlyReports {
  readonly #source: FigureSource;
  readonly #store: ReportStore;
  readonly #clock: Clock;
  readonly #log: FastifyBaseLogger;
  #cancel = () => {};

  constructor(parts: { source: FigureSource; store: ReportStore; clock: Clock; log: FastifyBaseLogger }) {
    this.#source = parts.source;
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  async start(): Promise<void> {
    this.#cancel = this.#clock.after(HOUR, () => void this.start());
    try {
      for (const month of await this.#missing()) {
        await this.#store.keep(month, await makeReport(this.#source, rangeOfMonth(month)), this.#clock.now());
      }
    } catch (error) {
      this.#log.error({ err: error }, 'a monthly report was not made');
    }
  }

  stop(): void {
    this.#cancel();
  }

  async #missing(): Promise<string[]> {
    const first = await this.#source.firstDay();
    if (first === undefined) return [];
    const kept = new Set(await this.#store.months());
    const current = dayAt(this.#clock.now()).slice(0, 7);
    const missing: string[] = [];
    for (let month = first.slice(0, 7); month < current; month = monthLater(month, 1)) {
      if (!kept.has(month)) missing.push(month);
    }
    return missing;
  }
}
