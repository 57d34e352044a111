export { type Counted, createEffects, type Forget, type Records, type TicketEffects } from './effects.ts';
export { inOrder } from './in-order.ts';
export { limitPeople, showsDanger } from './limit.ts';
export { OutboxWorker } from './outbox-worker.ts';

export {
  type Channel,
  type Clock,
  type Commit,
  type ConversationStore,
  type DueEffects,
  type Effects,
  type Leases,
  type Live,
  type Outbox,
  type OutboxEntry,
  type Receive,
  SendError,
  type Stored,
  type Tally,
  type Traces,
  type Waiting,
} from './ports.ts';
export { createRegular, type Due } from './regularly.ts';

export { createRunner, type Runner } from './runner.ts';
export { storableText } from './storable.ts';
export { noteWhatComes, REMOVABLE_FOR } from './traces.ts';
