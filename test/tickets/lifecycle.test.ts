import { describe, expect, test } from '@jest/globals';
import {
  newTicketState,
  nextState,
  type Status,
  type TicketEvent,
  type TicketState,
} from '../../src/tickets/index.ts';
import type { UrgentKind } from '../../src/understanding/index.ts';

const OPENED = 1000;
const NOW = 5000;
const EARLIER = 2000;

type Waiting = TicketState['waitingFor'];
type Row = [
  from: Status,
  waitingFor: Waiting,
  event: TicketEvent,
  to: Status,
  waitsFor: Waiting,
  since: number,
];

const mine = { by: 'me' } as const;
const personWrote = { type: 'person-wrote', urgent: null } as const;
const wrote = { type: 'counsellor-wrote', ...mine } as const;
const taken = { type: 'ticket-assigned', to: 'other', ...mine } as const;
const resolved = { type: 'ticket-resolved', outcome: 'informed', ...mine } as const;
const rated = { type: 'person-rated', satisfaction: 'partly' } as const;
const askedBot = { type: 'person-asked-bot' } as const;
const lapsed = { type: 'ticket-lapsed' } as const;
const closed = { type: 'ticket-closed', ...mine } as const;
const withdrawn = { type: 'ticket-withdrawn' } as const;

describe('a ticket of mine', () => {
  const rows: Row[] = [
    ['assigned', 'us', personWrote, 'assigned', 'us', EARLIER],
    ['assigned', 'us', wrote, 'waiting', 'person', NOW],
    ['assigned', 'us', taken, 'assigned', 'us', EARLIER],
    ['assigned', 'us', resolved, 'resolved', null, NOW],
    ['assigned', 'us', closed, 'closed', null, NOW],
    ['assigned', 'us', withdrawn, 'closed', null, NOW],

    ['waiting', 'person', personWrote, 'waiting', 'us', NOW],
    ['waiting', 'us', personWrote, 'waiting', 'us', EARLIER],
    ['waiting', 'us', wrote, 'waiting', 'person', NOW],
    ['waiting', 'us', taken, 'waiting', 'us', EARLIER],
    ['waiting', 'person', resolved, 'resolved', null, NOW],
    ['waiting', 'person', closed, 'closed', null, NOW],
    ['waiting', 'person', askedBot, 'waiting', 'person', EARLIER],
    ['waiting', 'us', withdrawn, 'closed', null, NOW],

    ['resolved', null, personWrote, 'reopened', 'us', NOW],
    ['resolved', null, wrote, 'waiting', 'person', NOW],
    ['resolved', null, taken, 'resolved', null, EARLIER],
    ['resolved', null, closed, 'closed', null, NOW],
    ['resolved', null, rated, 'resolved', null, EARLIER],
    ['resolved', null, lapsed, 'closed', null, NOW],
    ['resolved', null, withdrawn, 'closed', null, NOW],

    ['closed', null, personWrote, 'reopened', 'us', NOW],
    ['closed', null, rated, 'closed', null, EARLIER],
    ['closed', null, withdrawn, 'closed', null, NOW],

    ['reopened', 'us', personWrote, 'reopened', 'us', EARLIER],
    ['reopened', 'us', wrote, 'waiting', 'person', NOW],
    ['reopened', 'us', taken, 'assigned', 'us', EARLIER],
    ['reopened', 'us', resolved, 'resolved', null, NOW],
    ['reopened', 'us', closed, 'closed', null, NOW],
    ['reopened', 'us', askedBot, 'resolved', null, NOW],
    ['reopened', 'us', lapsed, 'reopened', 'us', EARLIER],
    ['reopened', 'us', withdrawn, 'closed', null, NOW],
  ];
  test.each(rows)('%s, waiting for %s, and %j: %s', (status, waitingFor, event, to, waitsFor, since) => {
    const before: TicketState = {
      status,
      assignee: 'me',
      urgent: null,
      topic: null,
      waitingFor,
      waitingSince: EARLIER,
      promisedUntil: null,
      minor: false,
    };
    const assignee = event.type === 'ticket-assigned' ? 'other' : 'me';
    expect(nextState(before, event, NOW)).toEqual({
      status: to,
      assignee,
      urgent: null,
      topic: null,
      waitingFor: waitsFor,
      waitingSince: since,
      promisedUntil: null,
      minor: false,
    });
  });
});

test.each([wrote, taken, resolved, closed])('nothing is done with a closed ticket: %j', (event) => {
  const before: TicketState = {
    status: 'closed',
    assignee: 'me',
    urgent: null,
    topic: null,
    waitingFor: null,
    waitingSince: EARLIER,
    promisedUntil: null,
    minor: false,
  };
  expect(() => nextState(before, event, NOW)).toThrow('ticket-closed');
});

describe('a ticket that somebody else or nobody has', () => {
  const open = newTicketState(null, OPENED);
  const theirs: TicketState = { ...open, status: 'assigned', assignee: 'other' };

  test.each([open, theirs])('cannot be written to or closed: %j', (state) => {
    for (const event of [wrote, resolved, closed]) {
      expect(() => nextState(state, event, NOW)).toThrow('ticket-not-yours');
    }
  });

  test.each([open, theirs])('can be taken: %j', (state) => {
    const taken = nextState(state, { type: 'ticket-assigned', to: 'me', by: 'me' }, NOW);
    expect(taken).toEqual({ ...open, status: 'assigned', assignee: 'me' });
  });

  test('goes on waiting since the first message', () => {
    expect(nextState(open, personWrote, NOW)).toEqual(open);
  });
});

describe('a promise', () => {
  const promised = nextState(newTicketState(null, OPENED), { type: 'answer-promised', until: 9000 }, NOW);

  test('holds until somebody answers', () => {
    const taken = nextState(promised, { type: 'ticket-assigned', to: 'me', by: 'me' }, NOW);
    expect(nextState(taken, personWrote, NOW).promisedUntil).toBe(9000);
    expect(nextState(taken, wrote, NOW).promisedUntil).toBeNull();
  });

  test.each([withdrawn, { type: 'promise-broken' } as const])('is over with %j', (event) => {
    expect(nextState(promised, event, NOW).promisedUntil).toBeNull();
  });

  test('that comes when somebody has answered already is none', () => {
    const answered = nextState({ ...promised, assignee: 'me' }, wrote, NOW);
    expect(nextState(answered, { type: 'answer-promised', until: 9000 }, NOW).promisedUntil).toBeNull();
  });
});

describe('danger', () => {
  const wrote = (urgent: UrgentKind | null) => ({ type: 'person-wrote', urgent }) as const;

  test('that a later message shows makes the ticket urgent, and harmless words do not undo it', () => {
    const calm = newTicketState(null, OPENED);
    const urgent = nextState(calm, wrote('stranded'), NOW);
    expect(urgent.urgent).toBe('stranded');
    expect(nextState(urgent, wrote(null), NOW).urgent).toBe('stranded');
    expect(nextState(urgent, wrote('violence'), NOW).urgent).toBe('violence');
  });
});
