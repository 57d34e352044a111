export { makeReference, parseReference } from './reference.ts';
export type { NewTicket } from './ticket.ts';
