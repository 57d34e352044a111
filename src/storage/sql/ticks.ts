import type { ConversationKey } from '../../message.ts';
import type { Tick, TickRepository } from '../../reminders/index.ts';
import type { Seal } from '../../tickets/index.ts';
import { dayAt } from '../../wording/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import { placeOf } from './sealing.ts';
import file from './ticks.sql';

const sql = namedQueries(file, 'tick', 'remove', 'of-person', 'erase-person', 'expire');

type Row = { id: string; detail: string };

/** Ticks in PostgreSQL, each a row: two ticks at once take nothing from each other. */
export function sqlTicks(database: Database, seal: Seal): TickRepository {
  async function rowsOf(conversation: ConversationKey): Promise<{ id: string; tick: Tick }[]> {
    const rows = await database.query<Row>(sql['of-person'], [seal.marks(conversation)]);
    return rows.map(({ id, detail }) => ({
      id,
      tick: JSON.parse(seal.open(detail, placeOf.tick(id))) as Tick,
    }));
  }

  /** By what they say, because their ids are marks of the key with which they were made. */
  async function remove(conversation: ConversationKey, isMeant: (tick: Tick) => boolean): Promise<void> {
    const rows = await rowsOf(conversation);
    await database.query(sql.remove, [rows.filter(({ tick }) => isMeant(tick)).map(({ id }) => id)]);
  }

  return {
    async tick(tick, conversation, at) {
      const id = seal.mark(`${conversation} ${tick.article} ${tick.item}`);
      const sealed = (text: string) => seal.close(text, placeOf.tick(id));
      await database.query(sql.tick, [
        id,
        seal.mark(conversation),
        sealed(conversation),
        sealed(JSON.stringify(tick)),
        dayAt(at),
      ]);
    },
    untick: ({ article, item }, conversation) =>
      remove(conversation, (tick) => tick.article === article && tick.item === item),
    drop: (article, conversation) => remove(conversation, (tick) => tick.article === article),
    async ofPerson(conversation) {
      return (await rowsOf(conversation)).map(({ tick }) => tick);
    },
    async erasePerson(conversation) {
      await database.query(sql['erase-person'], [seal.marks(conversation)]);
    },
    async expire(before) {
      await database.query(sql.expire, [dayAt(before)]);
    },
  };
}
