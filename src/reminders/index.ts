export { TICKS_KEPT_DAYS, type Tick, type TickRepository } from './checklist.ts';
export { createPostman, type Postman } from './postman.ts';
export { type Reminder, type ReminderKind, type ReminderRepository, sendLater, sendOn } from './reminder.ts';
