import type { Content } from '../src/content/index.ts';
import type { Countable } from '../src/conversation/index.ts';
import { type Answers, type DialogNode, holds, MENU, type Target } from '../src/dialogs/index.ts';
import type { ChannelName, ConversationKey, Locale } from '../src/message.ts';
import { rangeOfMonth } from '../src/reports/index.ts';
import type { Counted } from '../src/runner/index.ts';
import { type Database, sqlRecords, sqlTickets } from '../src/storage/index.ts';
import { createTickets, makeReference, OUTCOMES, type Seal, topicOfArticles } from '../src/tickets/index.ts';
import { URGENT_KINDS } from '../src/understanding/index.ts';

/** A made-up month, the same for the same seed: what people did, straight as what is counted of it. Nothing in it is real. */
export type Month = {
  /** YYYY-MM */
  month: string;
  conversations: number;
  seed: number;
};

const CHANNELS: readonly Weighed<ChannelName>[] = [
  ['viber', 45],
  ['telegram', 30],
  ['web', 25],
];
const LOCALES: readonly Weighed<Locale>[] = [
  ['sq', 78],
  ['sr-Latn', 9],
  ['sr-Cyrl', 4],
  ['en', 9],
];

/** Conversations that are written at once. */
const AT_ONCE = 500;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Writes a month into a database; returns how many things were counted. */
export async function seedMonth(
  database: Database,
  seal: Seal,
  content: Content,
  month: Month,
): Promise<number> {
  const random = numbers(month.seed);
  const records = sqlRecords(database, seal, 'PR');
  const cases: Case[] = [];
  let total = 0;
  for (let done = 0; done < month.conversations; done += AT_ONCE) {
    const batch: Counted[] = [];
    for (let number = done; number < Math.min(done + AT_ONCE, month.conversations); number += 1) {
      batch.push(...conversation(content, month, number, random, cases));
    }
    await records.count(batch);
    total += batch.length;
  }
  await seedCases(database, seal, cases, random);
  return total;
}

type Case = { person: ConversationKey; channel: ChannelName; locale: Locale; at: number; articles: string[] };

/** One conversation: a walk through the real trees, now and then a question, a danger, a counsellor. */
function conversation(
  content: Content,
  { month, conversations }: Month,
  number: number,
  random: Random,
  cases: Case[],
): Counted[] {
  const channel = random.one(CHANNELS);
  const locale = random.one(LOCALES);
  // Every third comes again within the month.
  const person: ConversationKey = `${channel}:${random.below(Math.ceil(conversations * 0.7))}`;
  let at =
    Date.parse(`${rangeOfMonth(month).from}T07:00:00Z`) +
    dayOf(month, random) * DAY +
    random.below(15 * 60) * MINUTE;
  const counted: Counted[] = [];
  const happens = (what: Countable): void => {
    at += MINUTE / 2;
    counted.push({ turnId: `month:${number}:${counted.length}`, number: 0, at, channel, person, what });
  };

  happens({ event: 'conversation-started', locale });
  if (random.chance(0.06)) happens({ event: 'link-followed', link: random.one(LINKS), locale });
  walk(content, locale, random, happens);
  if (random.chance(0.35)) ask(content, locale, random, happens);
  if (random.chance(0.012)) happens({ event: 'urgent', kind: random.among(URGENT_KINDS), locale });
  if (random.chance(0.03)) {
    const articles = counted.flatMap(({ what }) => (what.event === 'article-shown' ? [what.article] : []));
    happens({ event: 'handoff', locale, topic: topicOfArticles(articles) });
    cases.push({ person, channel, locale, at, articles });
  }
  return counted;
}

const LINKS: readonly Weighed<string>[] = [
  ['start-poster', 70],
  ['work-abroad-fair', 28],
  ['danger-clinic', 2],
];

/** Fewer on Saturdays and Sundays. */
function dayOf(month: string, random: Random): number {
  const { to } = rangeOfMonth(month);
  for (;;) {
    const day = random.below(Number(to.slice(8)));
    const weekday = new Date(Date.parse(`${month}-01T12:00:00Z`) + day * DAY).getUTCDay();
    if ((weekday !== 0 && weekday !== 6) || random.chance(0.5)) return day;
  }
}

/** Stops at each question with some chance, like people do. */
function walk(
  { dialogs, articles }: Content,
  locale: Locale,
  random: Random,
  happens: (what: Countable) => void,
): void {
  let target: Target | undefined = { to: 'menu' };
  const answers: Record<string, string> = {};
  for (let step = 0; target && step < 40; step += 1) {
    if (target.to === 'article') {
      const { article } = target;
      if (articles.has(article)) happens({ event: 'article-shown', article, locale, by: 'dialog' });
      return;
    }
    const node = nodeAt(dialogs, target);
    if (!node) return;
    target = next(node, answers, locale, random, happens);
  }
}

function nodeAt(
  dialogs: Content['dialogs'],
  target: Exclude<Target, { to: 'article' }>,
): DialogNode | undefined {
  if (target.to === 'person') return undefined;
  const dialog = dialogs.get(target.to === 'menu' ? MENU : target.dialog);
  return dialog?.nodes.get(target.to === 'node' ? target.node : dialog.start);
}

function next(
  node: DialogNode,
  answers: Record<string, string>,
  locale: Locale,
  random: Random,
  happens: (what: Countable) => void,
): Target | undefined {
  switch (node.type) {
    case 'say':
      return node.next;
    case 'branch':
      return node.when.find((one) => holds(one.if, answers as Answers))?.next ?? node.otherwise;
    case 'article':
      happens({ event: 'article-shown', article: node.article, locale, by: 'dialog' });
      return node.next;
    case 'ask':
    case 'weigh': {
      const place = { dialog: node.dialog, node: node.id, locale };
      happens({ event: 'asked', ...place });
      if (random.chance(0.14)) return undefined;
      const choice =
        node.choices[Math.min(random.below(node.choices.length), random.below(node.choices.length))];
      if (!choice || choice.target.to === 'menu') return undefined;
      const as = node.type === 'ask' ? node.as : node.id;
      answers[as] = choice.id;
      happens({ event: 'answered', ...place, as, choice: choice.id });
      return choice.target;
    }
  }
}

/** A question in their own words. */
function ask(
  { articles }: Content,
  locale: Locale,
  random: Random,
  happens: (what: Countable) => void,
): void {
  if (random.chance(0.12)) return happens({ event: 'unanswered', locale });
  const ids = [...articles.keys()];
  const article = ids[Math.min(random.below(ids.length), random.below(ids.length))] ?? '';
  happens({ event: 'article-shown', article, locale, by: 'question' });
  if (random.chance(0.3)) happens({ event: 'helped', article, helped: random.chance(0.8), locale });
}

/** The cases of the month, answered and mostly resolved by one counsellor, through the real tickets. */
async function seedCases(
  database: Database,
  seal: Seal,
  cases: readonly Case[],
  random: Random,
): Promise<void> {
  const by = '00000000-0000-4000-8000-000000000001';
  await database.query(
    "insert into counsellors (id, login, name, role, password, created_at) values ($1, 'month', 'M.', 'counsellor', '', 0)",
    [by],
  );
  let now = 0;
  const tickets = createTickets({
    repository: sqlTickets(database, seal),
    clock: { now: () => now, after: () => () => {} },
    announce: () => {},
    isPin: () => false,
    wakeRelay: () => {},
  });
  for (const [number, { person, channel, locale, at, articles }] of cases.entries()) {
    const reference = makeReference('PR', `month ${number}`);
    const ticket = {
      reference,
      conversation: person,
      channel,
      locale,
      openedAt: at,
      urgent: null,
      question: '',
    };
    await tickets.openTicket({ ...ticket, path: [], articles, contentVersion: '' }, `month:case:${number}`);
    now = at + random.below(30) * random.below(100) * MINUTE;
    await tickets.reply(reference, { id: 'answer', text: '.' }, by);
    if (random.chance(0.7)) await tickets.resolve(reference, random.among(OUTCOMES), by, 'end');
  }
}

type Weighed<T> = readonly [T, number];
type Random = ReturnType<typeof numbers>;

/** Numbers that look random and are the same for the same seed (mulberry32). */
function numbers(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability: number): boolean => next() < probability,
    among<T>(list: readonly T[]): T {
      return list[below(list.length)] as T;
    },
    one<T>(weighed: readonly Weighed<T>[]): T {
      let left = next() * weighed.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of weighed) {
        left -= weight;
        if (left < 0) return value;
      }
      return (weighed[0] as Weighed<T>)[0];
    },
  };
}
