import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCorpus } from '../../src/content/index.ts';
import { LANGUAGES, type Language } from '../../src/message.ts';
import { trained } from './trained.ts';

type Row = { text: string; lang: Language };
const cries: Row[] = readFileSync('test/understanding/danger.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const { understand } = await trained();
const urgent = (text: string) => understand(text).urgent !== null;

test.each(LANGUAGES)('nearly every cry for help in %s is heard', (language) => {
  const own = cries.filter(({ lang }) => lang === language);
  const missed = own.filter(({ text }) => !urgent(text)).map(({ text }) => text);
  expect(missed.slice(Math.floor(own.length * 0.02))).toEqual([]);
});

/** What people write about on any day: the words of these concepts, the titles of the articles, the labels of the buttons. */
const TOPICS = `passport id-card visa work-permit appointment embassy insurance documents form apply translate
  criminal-record work employer contract job-search driver nurse cook engineer teacher diploma recognition study
  scholarship language-course school wife husband child parents grandparents sibling marriage divorce birth pension
  tax bank car plates vote send-money municipality health-care employment-office email website
  profession luggage photo fingerprints`.split(/\s+/);

const { articles, lexicon } = readCorpus('.');
const words = [...TOPICS, ...(lexicon.groups.country ?? [])].flatMap((topic) =>
  (lexicon.concepts[topic] ?? []).filter((word) => !word.includes('*')),
);
const titles = articles
  .filter(({ id }) => !id.startsWith('risk-'))
  .flatMap((article) => Object.values(article.titles));

/** The dialogs that lead to help in danger speak of it on their buttons. */
const OF_DANGER = ['danger.json', 'without-papers.json', 'offer-check.json'];
const labels = LANGUAGES.flatMap((language) => {
  const folder = `locales/${language}/dialogs`;
  const files = readdirSync(folder).filter((file) => !OF_DANGER.includes(file));
  return files.flatMap((file) => {
    const nodes: Record<string, { choices?: Record<string, string> }> = JSON.parse(
      readFileSync(`${folder}/${file}`, 'utf8'),
    );
    return Object.values(nodes).flatMap(({ choices }) => Object.values(choices ?? {}));
  });
});

const matter = fc.constantFrom(...words, ...titles);
const number = fc.integer({ min: 0, max: 999_999 });
const message = fc.oneof(
  matter,
  fc.constantFrom(...labels),
  fc
    .tuple(matter, fc.constantFrom('?', ' 👍', ', flm', ', hvala', ', thanks'))
    .map((parts) => parts.join('')),
  fc
    .tuple(
      fc.constantFrom('kam pyetje për ', 'imam pitanje o ', 'a question about ', 'sa kushton ', 'gde je '),
      matter,
    )
    .map((parts) => parts.join('')),
  fc.tuple(matter, fc.constantFrom(' dhe ', ' i ', ' and '), matter).map((parts) => parts.join('')),
  fc.tuple(matter, number).map(([what, n]) => `${what}, numri im 044 ${n}`),
);

test('at most one in fifty messages of topics, family, countries, titles, buttons or numbers raises an alarm', () => {
  const messages = fc.sample(message, { numRuns: 3000, seed: 4 });
  expect(messages.filter(urgent).slice(messages.length * 0.02)).toEqual([]);
});

test('an ordinary message that once raised an alarm raises none', () => {
  const once = ["a guxoj n'avion me marr macen, numri im 044 123 456", 'pasaporta', 'I have two children'];
  expect(once.filter(urgent)).toEqual([]);
});
