import type { FigureSource, Figures } from '../../reports/index.ts';
import { dayAt } from '../../wording/index.ts';
import type { Database } from './database.ts';
import file from './figures.sql';
import { namedQueries } from './named.ts';

const sql = namedQueries(file, 'moments', 'events', 'days', 'people', 'waits', 'outcomes', 'first');

type EventRow = Pick<Figures['events'][number], 'centre' | 'channel' | 'count'> & {
  event: string;
  attributes: object;
};

type WaitRow = Omit<Figures['waits'][number], 'waited'> & { waited: string | number | null };

export function sqlFigures(database: Database): FigureSource {
  return {
    async figures({ from, to }) {
      const [between] = await database.query<{ begin: string; end: string }>(sql.moments, [from, to]);
      const moments = [between?.begin, between?.end];
      const events = await database.query<EventRow>(sql.events, moments);
      const waits = await database.query<WaitRow>(sql.waits, moments);
      return {
        events: events.map(({ event, attributes, ...counted }) => ({
          ...counted,
          what: { event, ...attributes } as Figures['events'][number]['what'],
        })),
        days: await database.query(sql.days, moments),
        people: await database.query(sql.people, [from, to]),
        waits: waits.flatMap(({ waited, ...wait }) =>
          waited === null ? [] : [{ ...wait, waited: Number(waited) }],
        ),
        outcomes: await database.query(sql.outcomes, moments),
      };
    },
    async firstDay() {
      const [row] = await database.query<{ at: string | number | null }>(sql.first);
      return row?.at == null ? undefined : dayAt(Number(row.at));
    },
  };
}
