import type { Countable } from '../conversation/index.ts';
import { topicOfArticles } from '../tickets/index.ts';
import type { Figures, Wait } from './figures.ts';
import { type Count, count, hideWhatFollows, SMALL, type Sum } from './hide.ts';
import { daysIn, type Range } from './range.ts';
import { type Cell, type Column, OVERVIEW, type OverviewKey, type Report, type TableName } from './report.ts';

/** A table in the making: its counts may still be hidden. */
type Draft = {
  name: TableName;
  columns: Column[];
  rows: { key: string; counts: Count[] }[];
  total?: Count[];
  /** Answers of counsellors, by the key of the row: how long they took stands beside the counts. */
  waits?: { all: readonly Wait[]; keyOf: (wait: Wait) => string };
  /** By day, or by how long: the rows stay as they are. */
  inOrder?: true;
};

/** The figures of a range and of the one before, so that nothing in it points at anybody. */
export function buildReport(range: Range, before: Range, figures: { now: Figures; before: Figures }): Report {
  const both = [figures.now, figures.before] as const;
  const overview = new Map(OVERVIEW.map((key) => [key, both.map((one) => count(OVERALL[key](one)))]));
  const totals = (key: OverviewKey): Count[] => overview.get(key) ?? [];
  const sums: Sum[] = [];

  /** Now and before, by a key; `total` is what each column adds up to. */
  function compared(name: TableName, by: (figures: Figures) => Tally, total?: Count[]): Draft {
    const [now, earlier] = both.map(by);
    const keys = [...new Set([...(now?.keys() ?? []), ...(earlier?.keys() ?? [])])];
    const rows = keys.map((key) => ({
      key,
      counts: [count(now?.get(key) ?? 0), count(earlier?.get(key) ?? 0)],
    }));
    const draft: Draft = { name, columns: ['now', 'before'], rows, ...(total && { total }) };
    addUp(draft);
    return draft;
  }

  function addUp({ rows, total = [] }: Draft): void {
    for (const [column, sum] of total.entries()) sums.push({ total: sum, parts: columnOf(rows, column) });
  }

  /** A total of its own, for what the overview does not show. */
  function sumOf(by: (figures: Figures) => Tally): Count[] {
    return both.map((one) => count([...by(one).values()].reduce((sum, value) => sum + value, 0)));
  }

  const topics = compared('topics', topicTally, totals('articles'));
  const articles = compared('articles', articleTally, totals('articles'));
  for (const { key, counts } of topics.rows) {
    const ofTopic = articles.rows.filter((row) => topicOf(row.key) === key);
    for (const [column, total] of counts.entries()) sums.push({ total, parts: columnOf(ofTopic, column) });
  }

  const handoffs = (
    name: TableName,
    by: (figures: Figures) => Tally,
    keyOf: (wait: Wait) => string,
  ): Draft => ({
    ...compared(name, by, totals('handoffs')),
    columns: ['now', 'before', 'median'],
    waits: { all: figures.now.waits, keyOf },
  });

  const audienceTally = answersTally('audience');
  const countryTally = answersTally('country');
  const audiences = compared('audiences', audienceTally, sumOf(audienceTally));
  const countries = compared('countries', countryTally, sumOf(countryTally));
  const stops = stopsOf(figures.now, sums);
  for (const [as, total] of [
    ['audience', audiences.total],
    ['country', countries.total],
  ] as const) {
    const nodes = nodesThatAsk(figures.now, as);
    const parts = stops.rows.filter(({ key }) => nodes.has(key)).flatMap(({ counts }) => counts[1] ?? []);
    if (total?.[0] && parts.length > 0) sums.push({ total: total[0], parts });
  }

  const referrals = compared(
    'referrals',
    tally('referral', ({ status }) => status),
  );
  const sent = referrals.rows.find(({ key }) => key === 'sent');
  if (sent) sent.counts = totals('referrals');

  const helped: Draft = {
    name: 'helped',
    columns: ['yes', 'no'],
    rows: helpedRows(figures.now),
    total: [totals('helped')[0] ?? count(0), totals('not-helped')[0] ?? count(0)],
  };
  addUp(helped);

  const drafts: Draft[] = [
    {
      name: 'overview',
      columns: ['now', 'before'],
      rows: OVERVIEW.map((key) => ({ key, counts: totals(key) })),
      inOrder: true,
    },
    daysOf(range, before, both, totals('conversations'), sums),
    compared(
      'channels',
      started(({ channel }) => channel),
      totals('conversations'),
    ),
    compared('languages', peopleTally, totals('people')),
    compared(
      'centres',
      started(({ centre }) => centre),
      totals('conversations'),
    ),
    audiences,
    topics,
    articles,
    countries,
    compared(
      'urgent',
      tally('urgent', ({ kind }) => kind),
      totals('urgent'),
    ),
    handoffs('handoff-topics', handoffTopicTally, ({ topic }) => topic ?? 'other'),
    handoffs(
      'handoff-channels',
      tally('handoff', (_what, { channel }) => channel),
      ({ channel }) => channel,
    ),
    { ...compared('waits', waitsTally, totals('answers')), inOrder: true },
    compared('outcomes', outcomeTally, totals('resolved')),
    compared('satisfaction', satisfactionTally, sumOf(satisfactionTally)),
    referrals,
    compared('services', serviceTally, totals('referrals')),
    compared('arrivals', arrivalTally, sumOf(arrivalTally)),
    helped,
    compared(
      'not-understood',
      tally('unanswered', ({ locale }) => locale),
      totals('not-understood'),
    ),
    stops,
    compared(
      'links',
      tally('link-followed', ({ link }) => link),
    ),
  ];
  hideWhatFollows(sums);
  return {
    range,
    before,
    medianWait: { now: medianMinutes(figures.now.waits), before: medianMinutes(figures.before.waits) },
    tables: drafts.filter(({ rows }) => rows.length > 0).map(finished),
  };
}

/** How often something was counted, by a key. */
type Tally = Map<string, number>;

type Counted = Figures['events'][number];

function tallyOf<T extends { count: number }>(
  list: readonly T[],
  keyOf: (one: T) => string | undefined,
): Tally {
  const tally: Tally = new Map();
  for (const one of list) {
    const key = keyOf(one);
    if (key !== undefined) tally.set(key, (tally.get(key) ?? 0) + one.count);
  }
  return tally;
}

type What<Event extends Countable['event']> = Extract<Countable, { event: Event }>;

function isOf<Event extends Countable['event']>(what: Countable, event: Event): what is What<Event> {
  return what.event === event;
}

function tally<Event extends Countable['event']>(
  event: Event,
  keyOf: (what: What<Event>, counted: Counted) => string | undefined,
): (figures: Figures) => Tally {
  return ({ events }) =>
    tallyOf(events, (counted) => (isOf(counted.what, event) ? keyOf(counted.what, counted) : undefined));
}

const started = (keyOf: (counted: Counted) => string) =>
  tally('conversation-started', (_what, counted) => keyOf(counted));
const topicOf = (article: string): string => topicOfArticles([article]) ?? 'other';
const articleTally = tally('article-shown', ({ article }) => article);
const topicTally = tally('article-shown', ({ article }) => topicOf(article));
const answersTally = (name: string) =>
  tally('answered', ({ as, choice }) => (as === name ? choice : undefined));
const handoffTopicTally = tally('handoff', ({ topic }) => topic ?? 'other');
const satisfactionTally = tally('satisfaction', ({ satisfaction }) => satisfaction);
const serviceTally = tally('referral', ({ status, service }) => (status === 'sent' ? service : undefined));
const arrivalTally = tally('referral-visit', ({ visit }) => visit);
const peopleTally = ({ people }: Figures) => tallyOf(people, ({ locale }) => locale);
const outcomeTally = ({ outcomes }: Figures) => tallyOf(outcomes, ({ outcome }) => outcome);

/** Hours, each up to and without the next. */
export const WAITS = [0, 1, 4, 24, 72] as const;

const HOUR = 60 * 60 * 1000;

function waitsTally({ waits }: Figures): Tally {
  const tally: Tally = new Map(WAITS.map((hours) => [String(hours), 0]));
  for (const { waited } of waits) {
    const key = String(WAITS.findLast((hours) => waited >= hours * HOUR) ?? 0);
    tally.set(key, (tally.get(key) ?? 0) + 1);
  }
  return waits.length === 0 ? new Map() : tally;
}

/** What the overview shows, from the figures. */
const OVERALL: Record<OverviewKey, (figures: Figures) => number> = {
  people: ({ people }) => people.reduce((sum, one) => sum + one.count, 0),
  conversations: howOften('conversation-started'),
  articles: howOften('article-shown'),
  'not-understood': howOften('unanswered'),
  urgent: howOften('urgent'),
  handoffs: howOften('handoff'),
  answers: ({ waits }) => waits.length,
  resolved: ({ outcomes }) => outcomes.reduce((sum, one) => sum + one.count, 0),
  referrals: howOften('referral', ({ status }) => status === 'sent'),
  helped: howOften('helped', ({ helped }) => helped),
  'not-helped': howOften('helped', ({ helped }) => !helped),
};

function howOften<Event extends Countable['event']>(
  event: Event,
  holds: (what: What<Event>) => boolean = () => true,
) {
  return (figures: Figures): number =>
    tally(event, (what) => (holds(what) ? 'yes' : undefined))(figures).get('yes') ?? 0;
}

/** Longer ranges are shown by month. */
const MOST_DAYS = 62;

/** Each day beside the one that has its place in the range before. */
function daysOf(
  range: Range,
  before: Range,
  both: readonly [Figures, Figures],
  total: Count[],
  sums: Sum[],
): Draft {
  const byDay = daysIn(range).length <= MOST_DAYS;
  const stretch = (day: string) => (byDay ? day : day.slice(0, 7));
  const [keys, earlier] = [range, before].map((one) => [...new Set(daysIn(one).map(stretch))]);
  const [now, then] = both.map(({ days }) => tallyOf(days, ({ day }) => stretch(day)));
  const rows = (keys ?? []).map((key, index) => ({
    key,
    counts: [count(now?.get(key) ?? 0), count(then?.get(earlier?.[index] ?? '') ?? 0)],
  }));
  for (const [column, sum] of total.entries()) {
    // When the range before has more days than are shown, nothing adds up, and nothing follows.
    const isWhole = column === 0 || (earlier?.length ?? 0) <= rows.length;
    if (isWhole) sums.push({ total: sum, parts: columnOf(rows, column) });
  }
  return { name: 'days', columns: ['now', 'before'], rows, inOrder: true };
}

function helpedRows(figures: Figures): Draft['rows'] {
  const yes = tally('helped', ({ article, helped }) => (helped ? article : undefined))(figures);
  const no = tally('helped', ({ article, helped }) => (helped ? undefined : article))(figures);
  return [...new Set([...yes.keys(), ...no.keys()])].map((key) => ({
    key,
    counts: [count(yes.get(key) ?? 0), count(no.get(key) ?? 0)],
  }));
}

/** Where people stop: a question that was asked and not answered. Answers to one asked earlier do not count against it. */
function stopsOf(figures: Figures, sums: Sum[]): Draft {
  const asked = tally('asked', ({ dialog, node }) => `${dialog}/${node}`)(figures);
  const answered = tally('answered', ({ dialog, node }) => `${dialog}/${node}`)(figures);
  const rows = [...new Set([...asked.keys(), ...answered.keys()])].map((key) => {
    const answers = answered.get(key) ?? 0;
    const all = Math.max(asked.get(key) ?? 0, answers);
    const [total, ...parts] = [count(all), count(answers), count(all - answers)] as const;
    sums.push({ total, parts });
    return { key, counts: [total, ...parts] };
  });
  return { name: 'stops', columns: ['asked', 'answered', 'stopped'], rows };
}

function nodesThatAsk({ events }: Figures, name: string): Set<string> {
  return new Set(
    events.flatMap(({ what }) =>
      isOf(what, 'answered') && what.as === name ? [`${what.dialog}/${what.node}`] : [],
    ),
  );
}

function columnOf(rows: Draft['rows'], column: number): Count[] {
  return rows.flatMap(({ counts }) => counts[column] ?? []);
}

/** Rows by their first number, `stops` by its last. Where a hidden row stood among others would tell how large it is. */
function finished({ name, columns, rows, total, waits, inOrder }: Draft): Report['tables'][number] {
  const decides = name === 'stops' ? columns.length - 1 : 0;
  /** A hidden number stays alone: that enough people were answered would tell something about it. */
  const median = (counts: readonly Count[], isMeant: (wait: Wait) => boolean): Cell[] =>
    waits ? [counts[0]?.hidden ? null : medianMinutes(waits.all.filter(isMeant))] : [];
  const cells = rows.map(({ key, counts }) => ({
    key,
    cells: [...counts.map(cellOf), ...median(counts, (wait) => waits?.keyOf(wait) === key)],
  }));
  if (!inOrder) {
    cells.sort((one, other) => {
      const [first, second] = [one.cells[decides] ?? -1, other.cells[decides] ?? -1];
      return second - first || (one.key < other.key ? -1 : 1);
    });
  }
  return {
    name,
    columns,
    rows: cells,
    ...(total && { total: [...total.map(cellOf), ...median(total, () => true)] }),
  };
}

function cellOf({ value, hidden }: Count): Cell {
  return hidden ? null : value;
}

/** Nothing when so few people were answered that it would point at somebody. */
function medianMinutes(waits: readonly Wait[]): Cell {
  if (new Set(waits.map(({ ticket }) => ticket)).size <= SMALL) return null;
  const sorted = waits.map(({ waited }) => waited).sort((one, other) => one - other);
  const middle = sorted[sorted.length >> 1] ?? 0;
  return Math.round(middle / 60_000);
}
