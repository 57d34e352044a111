export type { NewTicket } from './ticket.ts';
