import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { loadContent } from '../../src/content/index.ts';
import type { Countable } from '../../src/conversation/index.ts';
import { LOCALES } from '../../src/message.ts';
import { toHtml, toPdf } from '../../src/paper/index.ts';
import { buildReport, describeReport, rangeOfMonth, reportPaper, toCsv } from '../../src/reports/index.ts';
import {
  OUTCOMES,
  REFERRAL_STATUSES,
  SATISFACTIONS,
  TICKET_TOPICS,
  VISITS,
} from '../../src/tickets/index.ts';
import { URGENT_KINDS } from '../../src/understanding/index.ts';
import { readPdf } from '../support/pdf.ts';
import { answered, counted, figures } from './figures.ts';

const content = loadContent(ROOT);
const locale = 'sq';

/** Everything that can be counted, each ten times. */
const everything: Countable[] = [
  ...LOCALES.map((locale) => ({ event: 'conversation-started', locale }) as const),
  ...LOCALES.map((locale) => ({ event: 'unanswered', locale }) as const),
  ...[...content.articles.keys()].flatMap((article): Countable[] => [
    { event: 'article-shown', article, locale, by: 'dialog' },
    { event: 'helped', article, helped: true, locale },
  ]),
  ...URGENT_KINDS.map((kind) => ({ event: 'urgent', kind, locale }) as const),
  ...SATISFACTIONS.map((satisfaction) => ({ event: 'satisfaction', satisfaction, locale }) as const),
  ...[...content.contacts.keys()].flatMap((service): Countable[] => [
    ...REFERRAL_STATUSES.map((status) => ({ event: 'referral', service, status }) as const),
    ...VISITS.map((visit) => ({ event: 'referral-visit', service, visit }) as const),
  ]),
  ...[...content.dialogs.values()].flatMap((dialog) =>
    [...dialog.nodes.values()].flatMap((node): Countable[] =>
      node.type === 'ask'
        ? [
            { event: 'asked', dialog: dialog.id, node: node.id, locale },
            ...node.choices.map(
              ({ id: choice }): Countable => ({
                event: 'answered',
                dialog: dialog.id,
                node: node.id,
                as: node.as,
                choice,
                locale,
              }),
            ),
          ]
        : [],
    ),
  ),
  ...[...TICKET_TOPICS, null].map((topic) => ({ event: 'handoff', locale, topic }) as const),
  { event: 'link-followed', link: 'visa-prizren', locale },
];

const full = figures({
  events: everything.map((what) => counted(what, 10)),
  days: [{ day: '2026-01-15', count: 40 }],
  people: LOCALES.map((locale) => ({ channel: 'web', locale, count: 10 })),
  waits: [0, 2, 10, 30, 100].flatMap((hours) => answered(6, hours * 3_600_000)),
  outcomes: OUTCOMES.map((outcome) => ({ outcome, count: 10 })),
});
const report = buildReport(rangeOfMonth('2026-01'), rangeOfMonth('2025-12'), { now: full, before: full });

describe('a report', () => {
  test.each(LOCALES)('calls everything by its name in %s', (locale) => {
    const { title, intro, tables } = describeReport(report, content, locale);
    const names = tables.flatMap((table) => [
      table.title,
      table.note ?? '',
      ...table.columns.map(({ label }) => label),
      ...table.rows
        .filter(({ key }) => key !== 'visa-prizren')
        .map(({ key, label }) => (label === key ? `${table.name}: ${key}` : label)),
    ]);
    const nameless = [title, ...intro, ...names].filter((name) => /\{\{|^[a-z-]+: [\w/-]+$/.test(name));
    expect(nameless).toEqual([]);
    if (locale === 'sr-Cyrl') expect(title).toBe('Извештај: Јануар 2026.');
  });

  test('tells how long people waited in minutes or hours', () => {
    const intro = (now: number | null) =>
      describeReport({ ...report, medianWait: { now, before: null } }, content, 'en').intro.join(' ');
    expect(intro(25)).toContain('within 25 minutes');
    expect(intro(714)).toContain('within 12 hours');
    expect(intro(null)).not.toContain('within');
  });

  test('tells parts as shares of the whole', () => {
    const languages = describeReport(report, content, 'en').tables.find(({ name }) => name === 'languages');
    expect(languages?.rows.map(({ share }) => share)).toEqual(['25 %', '25 %', '25 %', '25 %']);
    expect(languages?.total?.cells).toEqual([40, 40]);
  });

  test('has its charts and its tables on the page and on paper', async () => {
    const paper = reportPaper(describeReport(report, content, 'sr-Latn'), 'sr-Latn', 0);
    const page = toHtml(paper);
    expect(page.match(/<svg class="drawing"/g)?.length).toBeGreaterThan(10);
    expect(page).not.toMatch(/style=|NaN|undefined/);
    const { text, language } = await readPdf(await toPdf(paper));
    expect(language).toBe('sr-Latn');
    for (const word of ['Gde ljudi staju', 'Najčitaniji članci', 'Trgovina ljudima'])
      expect(text).toContain(word);
  });

  test('keeps a line of the CSV together, whatever stands in a name', () => {
    const described = describeReport(report, content, 'en');
    const [table] = described.tables;
    if (!table) throw new Error('there is no table');
    table.rows = [{ key: 'k', label: 'a, "b"\nc', cells: [5, null] }];
    expect(toCsv({ ...described, tables: [table] })).toContain(
      'overview,k,"a, ""b""\nc",now,5\r\noverview,k,"a, ""b""\nc",before,hidden\r\n',
    );
  });
});
