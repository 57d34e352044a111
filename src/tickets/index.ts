export { ALARMS, type Alarm } from './alarm.ts';
export {
  BLOCK_REASONS,
  type Block,
  type BlockReason,
  type BlockStore,
  type Blocks,
  openBlocks,
} from './blocks.ts';
export { type Centre, type CentreSettings, type CentreStore, openCentre } from './centre.ts';
export { addDataKey, type DataKeys, dropOlderDataKeys, loadDataKeys } from './data-key.ts';
export { DETAIL_ANSWERS, DETAIL_KINDS, type Detail, type DetailKind, type Details } from './details.ts';
export {
  NO_HOURS,
  nextOpening,
  type OfficeHours,
  type Opening,
  type Span,
  WEEKDAYS,
  type Weekday,
} from './hours.ts';
export {
  type CounsellorId,
  newTicketState,
  nextState,
  OUTCOMES,
  type Outcome,
  REOPENS_FOR,
  type RefusalReason,
  SATISFACTIONS,
  type Satisfaction,
  type Status,
  type TicketEvent,
  TicketRefusal,
  type TicketState,
} from './lifecycle.ts';
export { isPinOf, LOCKED_FOR, parsePin, pinOf } from './pin.ts';
export type {
  Clock,
  NewMessage,
  Outgoing,
  QueueCounts,
  QueueFilter,
  QueueView,
  Step,
  TicketRepository,
} from './ports.ts';
export { makeReference, parseReference } from './reference.ts';
export { REFERRAL_STATUSES, type ReferralStatus, VISITS, type Visit } from './referral.ts';
export { createRelay, type Relay } from './relay.ts';
export { createRounds, type Rounds } from './rounds.ts';
export { type Candidate, chooseCounsellor } from './routing.ts';
export { createSeal, type Seal, SealError } from './seal.ts';
export {
  type Answer,
  createTickets,
  type Note,
  type PersonMessage,
  type PinTry,
  type Tickets,
} from './service.ts';
export {
  openTime,
  type Standing,
  standingOf,
  type Targets,
  targetOf,
  USUAL_TARGETS,
} from './targets.ts';
export type {
  Delivery,
  FailureReason,
  NewTicket,
  QueueLine,
  RecordedEvent,
  ThreadMessage,
  Ticket,
  TicketSummary,
} from './ticket.ts';
export { TICKET_TOPICS, type TicketTopic, topicOfArticles } from './topic.ts';
