import type { Finding } from '../../content/index.ts';
import type { Candidate, Preview, ReviewDate } from '../../keeping/index.ts';
import type { ChannelName, Locale, Outbound } from '../../message.ts';
import type { DescribedReport } from '../../reports/index.ts';
import type {
  Block,
  Delivery,
  DetailKind,
  FailureReason,
  Outcome,
  QueueCounts,
  ReferralStatus,
  Satisfaction,
  Standing,
  Status,
  TicketEvent,
  TicketTopic,
  Visit,
} from '../../tickets/index.ts';
import type { UrgentKind } from '../../understanding/index.ts';
import type { Counsellor } from '../account.ts';
import type { SessionInfo } from '../accounts.ts';
import type { AuditedEntry, ChannelHealth } from '../ports.ts';
import type { Times, Waiting } from '../supervision.ts';

/** What the desk's API answers, for its page. Nothing here tells who a person is on their channel. */

/** `csrf` goes back in the header `x-csrf-token` of everything that changes something. */
export type Session = { me: Counsellor; csrf: string } | { me: null };

export type TicketLine = {
  reference: string;
  channel: ChannelName;
  locale: Locale;
  urgent: UrgentKind | null;
  /** The person says that they are under 18. */
  minor: boolean;
  status: Status;
  waitingFor: 'us' | 'person' | null;
  waitingSince: number;
  assignee: { id: string; name: string } | null;
  topic: TicketTopic | null;
  /** The title of what was read or walked last; null when that was nothing. */
  about: string | null;
  /** Messages of the person that the reader has not seen. */
  unread: number;
  /** How the person who waits for us stands against the target; null when they do not. */
  standing: Standing | null;
};

export type Queue = { tickets: TicketLine[]; counts: QueueCounts };

export type TicketSheet = Omit<TicketLine, 'unread' | 'standing'> & {
  openedAt: number;
  question: string;
  /** The way through the trees, in the reader's words. */
  steps: { question: string; answer: string }[];
  articles: { id: string; title: string }[];
  /** What they shared of their own accord, in the reader's words. */
  details: string[];
  /** The content the person read. */
  contentVersion: string;
  thread: ThreadEntry[];
  /** Until when an answer costs the centre nothing; null where it never does. */
  freeUntil: number | null;
  /** Other cases of the same person that are not closed. */
  duplicates: string[];
  /** To whom it can be handed over, and who can be mentioned. */
  team: Colleague[];
};

/** What happened at the desk; of a referral also where it came to stand. */
export type HappenedKind =
  | Exclude<
      TicketEvent['type'],
      'referral' | 'referral-visit' | 'ticket-resolved' | 'person-rated' | 'detail-shared'
    >
  | `detail-shared.${DetailKind}`
  | `ticket-resolved.${Outcome}`
  | `person-rated.${Satisfaction}`
  | `referral.${ReferralStatus}`
  | `referral-visit.${Visit}`
  | 'referral-visit.still-not-yet';

export type ThreadEntry = { at: number } & (
  | { from: 'person'; id: number; text: string }
  | {
      from: 'counsellor';
      id: number;
      text: string;
      by: string;
      delivery: Delivery;
      reason: FailureReason | null;
    }
  | { from: 'note'; id: number; text: string; by: string }
  /** `service`: the name of a service that it is about; `about`: another case, or a topic. */
  | { from: 'desk'; what: HappenedKind; by: string | null; service?: string; about?: string }
);

/** Where a person can be sent, and the language in which a slip speaks to it. */
export type Service = { id: string; name: string; purpose: string; locale: Locale };

/** A referral of a ticket; what is written on it in the person's language. */
export type ReferralSheet = {
  id: string;
  service: string;
  status: ReferralStatus;
  askedAt: number;
  visit: Visit | null;
  reason: string;
  agreed: string;
  bring: string;
};

/** A person from whom counsellors take no messages for a while; `by`: the name of who decided it. */
export type BlockLine = Omit<Block, 'by'> & { by: string };

export type ChannelsSheet = { retentionDays: number; channels: ChannelHealth[] };

export type AuditPage = { entries: AuditedEntry[]; hasMore: boolean };

/** How the desk stands. Times are milliseconds during which the centre was open. */
export type SupervisionSheet = {
  /** Who waits for us now, and the first answers of the last 30 days. */
  waiting: Times;
  urgentAnswers: Times;
  otherAnswers: Times;
  /** Who is about to wait too long, or does already; what presses most first. */
  atRisk: Waiting[];
  nobodys: LoadCounts;
  load: ({ login: string; name: string; here: boolean } & LoadCounts)[];
};
type LoadCounts = { open: number; waiting: number; urgent: number };

/** One's own account. */
export type AccountSheet = {
  hasSecondFactor: boolean;
  recoveryCodesLeft: number;
  sessions: SessionInfo[];
};

/** A secret for an authenticator app; `qr` is the path of an SVG whose view box is `size` wide and high. */
export type EnrolmentSheet = { secret: string; qr: { path: string; size: number } };

export type RecoveryCodes = { codes: string[] };

export type Colleague = { id: string; login: string; name: string };

/** What a colleague does with a case at the moment, told to all who are signed in. */
export type Presence = { reference: string; id: string; name: string; doing: 'reads' | 'types' | 'left' };

export type PracticeLine = { id: string; title: string; about: string };

/** A made-up talk. `sheet` is how a real ticket would come in; `says` follows, one after each answer. */
export type PracticeSheet = PracticeLine & {
  sheet: TicketSheet;
  says: string[];
  /** `signs`: one of them in an answer shows that the point was met; without any, nobody can see it but a reader. */
  checklist: { text: string; signs: readonly string[] }[];
};

export type Invitation = { login: string | null };

/** A link to be handed to a new colleague. */
export type InvitationLink = { link: string };

/** A question of somebody without names and numbers; `article`: the title of what was shown and did not help. */
export type QuestionLine = { id: string; at: number; locale: Locale; text: string; article: string | null };

export type ReviewSheet = {
  groups: QuestionLine[][];
  /** By working title. */
  wanted: { title: string; questions: QuestionLine[] }[];
  pending: { examples: { id: string; file: string; text: string }[]; checks: string[]; patch: string };
  /** Whether the desk may write into the content folder. */
  isWritable: boolean;
  articles: { id: string; title: string }[];
};

/** `live`: the version of the content that is live. */
export type PreviewSheet = {
  live: string;
  findings: readonly Finding[];
  articles: { id: string; title: string }[];
  /** `<dialog>/<node>`. */
  nodes: string[];
  previews: Preview[];
};

/** The same with changed files; see keeping/candidate.ts. */
export type CandidateSheet = PreviewSheet & Pick<Candidate, 'changed' | 'unplaced'>;

/** What is said after each step. */
export type TriedTalk = { replies: Outbound[][] };

export type CalendarSheet = { articles: (ReviewDate & { title: string })[] };

export type ChangedSheet = {
  changed: { id: string; title: string; what: 'new' | 'changed' | 'gone' }[];
  tickets: { reference: string; articles: string[] }[];
};

export type DeskProblem = { error: string; message: string };

/** Something that can be put into an answer, named in the counsellor's language and in the reader's. */
export type Insert = { kind: 'reply' | 'article'; id: string; title: string; readerTitle: string };

/** What was counted in a range, in the reader's words; small numbers are hidden. */
export type Figures = DescribedReport;

/** A report that was made by itself; `month` is YYYY-MM. */
export type KeptReport = { month: string; label: string };

/** A link into the chat; `followed` is null when so few came by it that it would point at somebody. */
export type LinkSheet = {
  code: string;
  topic: string;
  place: string;
  campaign: string;
  followed: number | null;
  addresses: { channel: ChannelName; url: string }[];
};

export type Outreach = { topics: { id: string; label: string }[]; links: LinkSheet[] };
