import { beforeAll, expect, test } from '@jest/globals';
import type { Conversation, World } from '../../src/conversation/index.ts';
import type { Outbound } from '../../src/message.ts';
import { toPlain } from '../../src/richtext.ts';
import { tap, worldOfTaps } from '../support/taps.ts';

let world: World;

beforeAll(() => {
  world = worldOfTaps();
});

/** What a person reads in the end who chose `choices` of one tree, each `node/choice`. */
function read(dialog: string, choices: string): string {
  let conversation: Conversation | undefined = tap(world, undefined, 'locale:en').conversation;
  let replies: Outbound[] = [];
  for (const choice of choices.split(' ')) {
    const id = choice.includes('//') ? choice.replace('//', '/') : `${dialog}/${choice}`;
    ({ conversation, replies } = tap(world, conversation, id));
  }
  return replies.map(({ text }) => toPlain(text)).join('\n');
}

const CARD = 'qualification/trade offer/no no-offer-qualified/card card/check';

test.each([
  // Each point of the table of the Opportunity Card, in sums that reach 6, stay between, and cannot reach it.
  ['partly card-german/a2 card-english/none card-experience/less card-age/to-40', '✓', 'at least 6 points'],
  ['partly card-german/none card-english/b2 card-experience/two card-age/over', '✓', 'at least 6 points'],
  ['no card-german/b2 card-english/none card-experience/two card-age/to-40', '✓', 'at least 6 points'],
  ['no card-german/b1 card-english/c1 card-experience/five card-age/over', '✓', 'at least 6 points'],
  ['no card-german/a1 card-english/c1 card-experience/two card-age/to-35', '?', 'A few points are missing'],
  ['no card-german/b1 card-english/c1 card-experience/two card-age/over', '?', 'A few points are missing'],
  [
    'no card-german/a2 card-english/none card-experience/five card-age/to-40',
    '?',
    'A few points are missing',
  ],
  [
    'partly card-german/a2 card-english/none card-experience/less card-age/over',
    '?',
    'A few points are missing',
  ],
  [
    'no card-german/a2 card-english/none card-experience/less card-age/to-35',
    '?',
    'A few points are missing',
  ],
  ['no card-german/a1 card-english/b2 card-experience/two card-age/over', '✗', 'do not have 6 points'],
])('the points of the Opportunity Card with %s: %s', (answers, mark, words) => {
  const text = read('work-germany', `${CARD} card-recognition/${answers} card-money/yes`);
  expect(text).toMatch(new RegExp(`\\${mark} [^\\n]*${words}`));
});

test('the Opportunity Card without enough German or English fails on the language', () => {
  const answers =
    'card-recognition/partly card-german/none card-english/none card-experience/five card-age/to-35';
  const text = read('work-germany', `${CARD} ${answers} card-money/no`);
  expect(text).toContain('✗ You need German A1 or English B2.');
  expect(text).toContain('✗ You need money for the whole stay.');
});

const BALKANS = 'qualification/none offer/yes balkans/check';

test.each([
  [
    'asylum/no age/no firm/no licence/no approval/yes',
    [
      '✓ You had no',
      '✓ The condition from age 45',
      '✓ You work for',
      '✓ The work needs no',
      '✓ The employer has',
    ],
    'book the visa appointment',
  ],
  [
    'asylum/yes age/no firm/no licence/no approval/yes',
    ['✗ After asylum benefits 24 months'],
    'closed to you for now',
  ],
  [
    'asylum/no age/yes balkans-pay/no firm/no licence/no approval/yes',
    ['✗ From age 45'],
    'talk to the employer about the pay',
  ],
  [
    'asylum/no age/yes balkans-pay/unsure firm/no licence/no approval/yes',
    ['? From age 45'],
    'book the visa appointment',
  ],
  ['asylum/no age/no firm/yes licence/no approval/yes', ['✗ Temporary agency work'], 'takes you on directly'],
  ['asylum/no age/no firm/no licence/yes approval/yes', ['✗ The work needs a licence'], 'recognised first'],
  [
    'asylum/no age/no firm/no licence/no approval/unsure',
    ['? We do not know whether the employer has'],
    'asks for the pre-approval',
  ],
])('the Western Balkans Regulation after %s', (answers, verdicts, step) => {
  const text = read('work-germany', `${BALKANS} ${answers}`);
  for (const verdict of verdicts) expect(text).toContain(verdict);
  expect(text).toContain(step);
});

const DEGREE = 'qualification/degree offer/yes recognition/yes academic/check';

test.each([
  [
    'blue-card-fits/yes blue-card-pay/yes',
    '✓ The job fits',
    '✓ The pay reaches',
    'have the contract checked',
  ],
  [
    'blue-card-fits/yes blue-card-pay/no',
    '✓ The job fits',
    '✗ The pay is below',
    'skilled-worker visa may be',
  ],
  [
    'blue-card-fits/unsure blue-card-pay/yes',
    '? We do not know whether the job fits',
    '✓ The pay reaches',
    'ask the employer',
  ],
])('the Blue Card after %s', (answers, ...words) => {
  const text = read('work-germany', `${DEGREE} ${answers}`);
  for (const word of words) expect(text).toContain(word);
});

test.each([
  ['', 'no warning signs'],
  ['contract/no', 'one warning sign'],
  ['hurry/yes', 'one warning sign'],
  ['contract/no tourist/yes', 'Stop'],
  ['promise/yes hurry/yes', 'Stop'],
  ['money/yes', 'Stop'],
  ['passport/yes', 'Stop'],
])('an offer with the signs "%s" is judged: %s', (signs, verdict) => {
  const clean = 'money/no passport/no contract/yes promise/no hurry/no tourist/no'.split(' ');
  const told = signs.split(' ');
  const answers = clean.map((one) => told.find((sign) => sign.split('/')[0] === one.split('/')[0]) ?? one);
  expect(read('offer-check', answers.join(' '))).toContain(verdict);
});

const SPOUSE = 'family//member/spouse family//country/de';

test.each([
  ['german/no spouse/check sponsor/skilled adults/yes home/yes', '? Whether A1 is needed', 'often not asked'],
  [
    'german/no spouse/check sponsor/citizen adults/yes home/no',
    '✗ Usually A1 is needed',
    'German A1, before you apply',
  ],
  [
    'german/yes spouse/check sponsor/none adults/yes home/yes',
    '✗ Without a residence permit',
    'joining is not possible',
  ],
  [
    'german/yes spouse/check sponsor/other adults/no home/yes',
    '✗ Usually you must both be',
    'forces you to marry',
  ],
])('a spouse in Germany after %s', (answers, ...words) => {
  const text = read('family-germany', `${SPOUSE} ${answers}`);
  for (const word of words) expect(text).toContain(word);
});
