export type { ShownMessage } from './chats.ts';
export type { Fault } from './faults.ts';
export { Mailbox } from './mailbox.ts';
export type { TelegramPerson } from './person.ts';
export { startTelegramSimulator, type TelegramCall, type TelegramSimulator } from './simulator.ts';
