import type { ChannelName, ConversationKey, Locale } from '../message.ts';
import type { UrgentKind } from '../understanding/index.ts';

/** What a person agreed to hand to a counsellor. Stored once, under the reference. */
export type NewTicket = {
  /** Read out over a phone: centre, Crockford base32, check character. Also the ticket's id. */
  reference: string;
  conversation: ConversationKey;
  channel: ChannelName;
  locale: Locale;
  openedAt: number;
  urgent: UrgentKind | null;
  /** What the person wants to know, in their words; empty when they wrote nothing. */
  question: string;
  /** The choices they took through the trees, `<dialog>/<node>/<choice>`, in order. */
  path: string[];
  /** The articles they were shown, in order. */
  articles: string[];
  /** The content the person read, see Content.version. */
  contentVersion: string;
};
