export {
  type Channel,
  type Clock,
  type Commit,
  type ConversationStore,
  type Effects,
  type Live,
  type Outbox,
  type OutboxEntry,
  type Receive,
  SendError,
  type Stored,
  type Waiting,
} from './ports.ts';
