import { randomBytes } from 'node:crypto';
import type { ConversationKey, Locale } from '../../message.ts';
import type { Counted } from '../../runner/index.ts';
import type { Seal } from '../../tickets/index.ts';
import { dayAt } from '../../wording/index.ts';
import type { Database } from './database.ts';

/** That somebody wrote on a day. */
export type Visit = { day: string; mark: string; channel: string; locale: Locale };

/**
 * The marks by which people are counted once. A mark depends on the key of the installation and on the salt of its month, so
 * that months cannot be joined; when the salt is thrown away, not even with the key.
 */
export class Visitors {
  readonly #database: Database;
  readonly #sql: Record<'add-month' | 'months', string>;
  readonly #marks: Pick<Seal, 'mark' | 'marks'>;
  #current: { month: string; salt: string } | undefined;

  constructor(
    database: Database,
    sql: Record<'add-month' | 'months', string>,
    marks: Pick<Seal, 'mark' | 'marks'>,
  ) {
    this.#database = database;
    this.#sql = sql;
    this.#marks = marks;
  }

  /** Who wrote when, each day once, in an order that is the same in all processes. What was counted in no language is no visit. */
  async visitsIn(counted: readonly Counted[]): Promise<Visit[]> {
    const visits = new Map<string, Visit>();
    for (const { at, channel, person, what } of counted) {
      if (person === undefined || !('locale' in what)) continue;
      const day = dayAt(at);
      const mark = this.#marks.mark(`${await this.#saltOf(monthOf(day))} ${person}`);
      visits.set(`${day} ${mark}`, { day, mark, channel, locale: what.locale });
    }
    return [...visits.values()].sort((one, other) => (one.mark < other.mark ? -1 : 1));
  }

  /** The marks of a person in all months whose salt is still there. */
  async marksOf(person: ConversationKey): Promise<string[]> {
    const months = await this.#database.query<{ salt: string }>(this.#sql.months);
    return months.flatMap(({ salt }) => this.#marks.marks(`${salt} ${person}`));
  }

  async #saltOf(month: string): Promise<string> {
    if (this.#current?.month !== month) {
      await this.#database.query(this.#sql['add-month'], [month, randomBytes(32).toString('base64url')]);
      const months = await this.#database.query<{ month: string; salt: string }>(this.#sql.months);
      this.#current = months.find((one) => one.month === month);
    }
    if (!this.#current) throw new Error(`the salt of ${month} was thrown away while it was needed`);
    return this.#current.salt;
  }
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}
