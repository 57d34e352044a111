export type { Entry, Kept, Mailbox } from './mailbox.ts';
export { createWeb, type WebChannel } from './web.ts';
