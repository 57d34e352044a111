import type { ConversationKey } from '../../message.ts';
import type { Reminder, ReminderRepository } from '../../reminders/index.ts';
import type { Seal } from '../../tickets/index.ts';
import type { Database } from './database.ts';
import { namedQueries } from './named.ts';
import file from './reminders.sql';
import { placeOf } from './sealing.ts';

const sql = namedQueries(file, 'add', 'end', 'of-person', 'waiting', 'has', 'erase-person');

type Row = { id: string; conversation: string; detail: string };

/** Reminders in PostgreSQL. */
export function sqlReminders(database: Database, seal: Seal): ReminderRepository {
  const opened = ({ id, conversation, detail }: Row) => ({
    reminder: JSON.parse(seal.open(detail, placeOf.reminder(id))) as Reminder,
    conversation: seal.open(conversation, placeOf.reminder(id)) as ConversationKey,
  });

  return {
    async add(reminder, conversation) {
      const { id } = reminder;
      const sealed = (text: string) => seal.close(text, placeOf.reminder(id));
      await database.query(sql.add, [
        id,
        seal.mark(conversation),
        sealed(conversation),
        sealed(JSON.stringify(reminder)),
        reminder.sendOn,
      ]);
    },
    async end(id, conversation) {
      await database.query(sql.end, [id, seal.marks(conversation)]);
    },
    async ofPerson(conversation) {
      const rows = await database.query<Row>(sql['of-person'], [seal.marks(conversation)]);
      return rows.map((row) => opened(row).reminder);
    },
    async waiting(today) {
      return (await database.query<Row>(sql.waiting, [today])).map(opened);
    },
    async has(id) {
      return (await database.query(sql.has, [id])).length > 0;
    },
    async erasePerson(conversation) {
      await database.query(sql['erase-person'], [seal.marks(conversation)]);
    },
  };
}
