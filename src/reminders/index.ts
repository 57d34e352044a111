export { createPostman, type Postman } from './postman.ts';
export { type Reminder, type ReminderKind, type ReminderRepository, sendOn } from './reminder.ts';
