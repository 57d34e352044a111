import { expect, test } from '@jest/globals';
import { type Candidate, chooseCounsellor } from '../../src/tickets/index.ts';

const DAY = '2026-12-01';
const candidate = (id: string, details: Partial<Candidate> = {}): Candidate => ({
  id,
  languages: ['sq'],
  topics: [],
  absence: null,
  load: 0,
  ...details,
});
const work = { language: 'sq', topic: 'work' } as const;

test.each<[string, Candidate[], string | undefined]>([
  ['nobody is there', [], undefined],
  ['nobody speaks the language', [candidate('a', { languages: ['sr'] })], undefined],
  ['nobody has named a language', [candidate('a', { languages: [] })], undefined],
  [
    'one of two speaks it',
    [candidate('a', { languages: ['sr'] }), candidate('b', { languages: ['sr', 'sq'] })],
    'b',
  ],
  ['one has less in hand', [candidate('a', { load: 3 }), candidate('b', { load: 2 })], 'b'],
  ['both have as much', [candidate('b'), candidate('a')], 'a'],
  [
    'one knows the topic',
    [candidate('a', { topics: ['visa'] }), candidate('b', { topics: ['work'], load: 9 })],
    'b',
  ],
  ['nobody knows the topic', [candidate('a', { topics: ['visa'] })], 'a'],
  [
    'one is away from today',
    [candidate('a', { absence: { from: DAY, until: '2026-12-05' } }), candidate('b', { load: 9 })],
    'b',
  ],
  [
    'one is away until today',
    [candidate('a', { absence: { from: '2026-11-01', until: DAY } }), candidate('b', { load: 9 })],
    'b',
  ],
  [
    'one is back since today',
    [candidate('a', { absence: { from: '2026-11-01', until: '2026-11-30' } }), candidate('b', { load: 9 })],
    'a',
  ],
])('%s', (_name, candidates, chosen) => {
  expect(chooseCounsellor(work, candidates, DAY)).toBe(chosen);
});

test('a ticket without a topic suits everybody', () => {
  const candidates = [candidate('a', { topics: ['visa'] }), candidate('b', { load: 1 })];
  expect(chooseCounsellor({ language: 'sq', topic: null }, candidates, DAY)).toBe('a');
});
