import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Conversation } from '../../src/conversation/index.ts';
import type { ConversationKey } from '../../src/message.ts';
import type { Commit, ConversationStore, DueEffects, Outbox, Waiting } from '../../src/runner/index.ts';
import { aConversation } from '../support/conversation.ts';

/** Runs of the comparison on each storage: a few with the other tests, many with MODEL_RUNS=2000. */
const RUNS = Number(process.env.MODEL_RUNS ?? 10);

/** Milliseconds. */
export const MODEL_TIME = 30_000 + RUNS * 500;

const MINUTE = 60_000;
const REMEMBERED = 48 * 60 * MINUTE;
const START = Date.parse('2026-12-01T09:00:00+01:00');

type Real = { conversations: ConversationStore; outbox: Outbox };

/** What is known of one person, as simply as it can be said. */
type Person = {
  key: ConversationKey;
  version: number;
  conversation: Conversation | undefined;
  /** When the last turn was; undefined for a stranger. */
  at: number | undefined;
  turns: Map<string, number>;
  waiting: Waiting[];
  due: DueEffects[];
  /** Failures of the turn that comes next. */
  failures: number;
  /** Turns made up so far, so that each has a name of its own. */
  named: number;
};

type Model = { now: number; people: Person[] };

/** The store does as the model does, whatever comes in whatever order. `run` makes the people of each run new ones. */
export async function compareWithModel(real: Real, name: string): Promise<void> {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 40 }), async (commands) => {
      run += 1;
      const people = [0, 1].map((number) => stranger(`web:${name}-${run}-${number}`));
      await fc.asyncModelRun(() => ({ model: { now: START, people }, real }), commands);
    }),
    { numRuns: RUNS },
  );
}

function stranger(key: ConversationKey): Person {
  return {
    key,
    version: 0,
    conversation: undefined,
    at: undefined,
    turns: new Map(),
    waiting: [],
    due: [],
    failures: 0,
    named: 0,
  };
}

const nextTurn = (person: Person) => `${person.key}/${person.named}`;

/** Something happens in the model and in the store; afterwards both know the same of everybody. */
class Step implements fc.AsyncCommand<Model, Real> {
  readonly #says: string;
  readonly #happen: (model: Model, real: Real) => Promise<void>;

  constructor(says: string, happen: (model: Model, real: Real) => Promise<void>) {
    this.#says = says;
    this.#happen = happen;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    await this.#happen(model, real);
    for (const person of model.people) await expectSame(model, person, real);
  }

  toString(): string {
    return this.#says;
  }
}

async function expectSame({ now, people }: Model, person: Person, { conversations, outbox }: Real) {
  const { key, conversation, version, due } = person;
  const [earlier, at] = [...person.turns].at(-1) ?? ['none', now];
  // What happened longer ago than 48 hours may be remembered, or not.
  if (at >= now - REMEMBERED) {
    const done = person.turns.has(earlier);
    expect(await conversations.load(key, earlier)).toEqual({ conversation, version, done, due });
  }
  expect(await conversations.load(key, nextTurn(person))).toEqual({
    conversation,
    version,
    done: false,
    due,
  });
  expect(await outbox.waiting(key)).toEqual(person.waiting);
  const keys = people.map((one) => one.key);
  const ours = (found: readonly ConversationKey[]) => found.filter((one) => keys.includes(one)).toSorted();
  const with_ = (part: 'waiting' | 'due') =>
    people.filter((one) => one[part].length > 0).map((one) => one.key);
  expect(ours(await outbox.conversations(['web']))).toEqual(with_('waiting'));
  expect(ours(await outbox.conversations(['viber']))).toEqual([]);
  expect(ours(await conversations.unsettled())).toEqual(with_('due'));
}

type Plan = {
  who: number;
  /** undefined: whoever it is wants to be forgotten. */
  held: boolean | undefined;
  messages: number;
  effects: number;
  later: number;
};

/** The commit of a person's next turn, made up from what was drawn. */
function commitOf(model: Model, person: Person, plan: Plan, at = model.now + plan.later): Commit {
  const turnId = nextTurn(person);
  person.named += 1;
  person.failures = 0;
  return {
    key: person.key,
    turnId,
    at,
    expectedVersion: person.version,
    conversation: plan.held === undefined ? undefined : stateOf(turnId, plan.held),
    outbound: Array.from({ length: plan.messages }, (_, number) => ({
      id: `${turnId}#${number}`,
      key: person.key,
      message: { says: [`${number}`], text: [], locale: 'sq' as const },
    })),
    due: Array.from({ length: plan.effects }, (_, number) => ({
      turnId: number === 0 ? turnId : `${turnId}+${number}`,
      at,
      effects: [{ do: 'withdraw-ticket' as const, ticket: turnId }],
    })),
  };
}

function stateOf(turnId: string, held: boolean): Conversation {
  return aConversation({ lastQuestion: `Pyetja „${turnId}“ 😀`, ...(held && { ticket: 'PR-1' }) });
}

/** A commit that will lose. Whether the try counts as a sign of life is not promised, so it comes when the last one came. */
function losingCommitOf(model: Model, person: Person, plan: Plan): Commit {
  return commitOf(model, person, plan, person.at ?? model.now);
}

/** What the model makes of a commit that is not too late and not there yet. */
function apply(model: Model, person: Person, commit: Commit): void {
  const forgets = commit.conversation === undefined;
  person.version += 1;
  person.conversation = commit.conversation;
  person.at = commit.at;
  person.turns.set(commit.turnId, commit.at);
  const queued = commit.outbound.map((entry) => ({ ...entry, attempts: 0, notBefore: 0 }));
  person.waiting = [...(forgets ? [] : person.waiting), ...queued];
  person.due = [...(forgets ? [] : person.due), ...commit.due];
  model.now = Math.max(model.now, commit.at);
}

function personOf(model: Model, who: number): Person {
  const person = model.people[who];
  if (!person) throw new Error(`there is no person ${who}`);
  return person;
}

const who = fc.nat(1);
const plan = fc.record<Plan>({
  who,
  held: fc.constantFrom(false, false, true, undefined),
  messages: fc.nat(3),
  effects: fc.nat(2),
  later: fc.nat(MINUTE),
});

const COMMANDS = [
  plan.map(
    (drawn) =>
      new Step(`commit ${JSON.stringify(drawn)}`, async (model, real) => {
        const person = personOf(model, drawn.who);
        const commit = commitOf(model, person, drawn);
        expect(await real.conversations.commit(commit)).toBe('committed');
        apply(model, person, commit);
      }),
  ),
  fc.tuple(plan, fc.constantFrom(-1, 1, 5)).map(
    ([drawn, off]) =>
      new Step(`commit for another version ${JSON.stringify({ ...drawn, off })}`, async (model, real) => {
        const person = personOf(model, drawn.who);
        const commit = losingCommitOf(model, person, drawn);
        const wrong = { ...commit, expectedVersion: Math.max(0, person.version + off) };
        if (wrong.expectedVersion === person.version) return;
        expect(await real.conversations.commit(wrong)).toBe('conflict');
      }),
  ),
  plan.map(
    (drawn) =>
      new Step(`commit of a turn that was committed before ${JSON.stringify(drawn)}`, async (model, real) => {
        const person = personOf(model, drawn.who);
        const [turnId, at] = [...person.turns].at(-1) ?? [];
        if (turnId === undefined || at === undefined || at < model.now - REMEMBERED) return;
        const again = { ...losingCommitOf(model, person, drawn), turnId };
        expect(await real.conversations.commit(again)).toBe('duplicate');
      }),
  ),
  fc.tuple(plan, plan, plan).map(
    (plans) =>
      new Step(`three commits at once ${JSON.stringify(plans)}`, async (model, real) => {
        const person = personOf(model, plans[0].who);
        const at = model.now + plans[0].later;
        const commits = plans.map((one) => commitOf(model, person, one, at));
        const outcomes = await Promise.all(commits.map((commit) => real.conversations.commit(commit)));
        expect(outcomes.toSorted()).toEqual(['committed', 'conflict', 'conflict']);
        const winner = commits[outcomes.indexOf('committed')];
        if (winner) apply(model, person, winner);
      }),
  ),
  fc.tuple(who, fc.nat(3)).map(
    ([number, place]) =>
      new Step(`settle the due effects ${place} of ${number}`, async (model, real) => {
        const person = personOf(model, number);
        const turnId = person.due[place]?.turnId ?? 'unknown';
        await real.conversations.settle(person.key, turnId);
        person.due = person.due.filter((one) => one.turnId !== turnId);
      }),
  ),
  fc.tuple(who, fc.nat(2)).map(
    ([number, place]) =>
      new Step(`message ${place} of ${number} is delivered`, async (model, real) => {
        const person = personOf(model, number);
        const id = person.waiting[place]?.id ?? 'unknown';
        await real.outbox.delivered(person.key, id);
        person.waiting = person.waiting.filter((one) => one.id !== id);
      }),
  ),
  fc.tuple(who, fc.nat(2), fc.nat(MINUTE)).map(
    ([number, place, pause]) =>
      new Step(`message ${place} of ${number} is postponed`, async (model, real) => {
        const person = personOf(model, number);
        const [id, notBefore] = [person.waiting[place]?.id ?? 'unknown', model.now + pause];
        await real.outbox.postpone(person.key, id, notBefore, 'busy');
        person.waiting = person.waiting.map((one) =>
          one.id === id ? { ...one, attempts: one.attempts + 1, notBefore } : one,
        );
      }),
  ),
  fc.tuple(who, fc.nat(3)).map(
    ([number, count]) =>
      new Step(`${count} messages of ${number} are given up`, async (model, real) => {
        const person = personOf(model, number);
        const ids = person.waiting.slice(0, count).map(({ id }) => id);
        await real.outbox.giveUp(person.key, ids);
        person.waiting = person.waiting.slice(count);
      }),
  ),
  who.map(
    (number) =>
      new Step(`the next turn of ${number} fails`, async (model, real) => {
        const person = personOf(model, number);
        person.failures += 1;
        const times = await real.conversations.countFailure(person.key, nextTurn(person), model.now);
        expect(times).toBe(person.failures);
      }),
  ),
  fc.nat(3 * MINUTE).map(
    (ago) =>
      new Step(`who was silent for ${ago} ms is forgotten`, async (model, real) => {
        const silentSince = model.now - ago;
        await real.conversations.expire(silentSince, model.now);
        for (const person of model.people) {
          if (person.at === undefined || person.at >= silentSince) continue;
          person.due = [];
          if (person.conversation?.ticket !== undefined) continue;
          Object.assign(person, { conversation: undefined, version: 0, at: undefined });
        }
      }),
  ),
  fc.constantFrom(MINUTE, 24 * 60 * MINUTE).map(
    (later) =>
      new Step(`${later} ms pass`, async (model) => {
        model.now += later;
      }),
  ),
];
