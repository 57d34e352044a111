import type { Inbound, Locale } from '../../message.ts';
import type { Live, Receive } from '../../runner/index.ts';
import type { Wording } from '../../wording/index.ts';
import type { Mailbox } from './mailbox.ts';

/** What the web chat is built of. */
export type WebParts = {
  receive: Receive;
  /** Whether an address that sends this may still be heard; danger always is. */
  admits: (address: string, inbound: Inbound) => Promise<boolean>;
  mailbox: Mailbox;
  live: Live;
  content: () => { locales: readonly Locale[]; wording: Wording };
  /** Whether people reach us by https: then the cookie may only travel by it. */
  secure: boolean;
  now: () => number;
};
