import { describe, expect, test } from '@jest/globals';
import { checkFiles } from '../../src/content/check.ts';
import { good } from './broken.ts';

const ARTICLE = 'knowledge/visa/visa-ees';
const SQ = good.get(`${ARTICLE}/sq.md`) ?? '';

/** The good content with some files of a language that is written in part. */
function withTurkish(files: Record<string, string>) {
  const words = { 'locales/tr/bot.json': '{"call": "[[emergency]] numarasını arayın."}' };
  return checkFiles(new Map([...good, ...Object.entries({ ...words, ...files })]), '2026-11-24');
}

function kindsOf(files: Record<string, string>) {
  return withTurkish(files).findings.map(({ kind, file }) => [kind, file]);
}

const TEXT = SQ.replace('24 nëntor 2026', '24 Kasım 2026');

describe('a language that is written in part', () => {
  test('may lack what it likes, and what it has is counted', () => {
    const { findings, counts, content } = withTurkish({
      [`${ARTICLE}/tr.md`]: TEXT,
      [`${ARTICLE}/questions.tr.txt`]: 'sınırda parmak izi alıyorlar mı\n',
      'locales/tr/dialogs/start.json': '{"title": "Menü"}',
    });
    expect(findings).toEqual([]);
    expect(counts.tr).toMatchObject({ articles: 1, questions: 1, dialogs: 1, forPeople: 2 });
    expect(content?.locales).toEqual(['sq', 'sr-Latn', 'sr-Cyrl', 'en', 'tr']);
  });

  test('says the same facts as the others', () => {
    const files = {
      [`${ARTICLE}/tr.md`]: TEXT.replace('1.500', '1.600'),
      [`${ARTICLE}/questions.tr.txt`]: 'a\n',
    };
    expect(kindsOf(files)).toContainEqual(['fact-missing', `${ARTICLE}/tr.md`]);
  });

  test('has examples for every article of its own', () => {
    const missing = ['missing-file', `${ARTICLE}/questions.tr.txt`];
    expect(kindsOf({ [`${ARTICLE}/tr.md`]: TEXT })).toEqual([missing]);
  });

  test('has no key and no placeholder that the others do not have', () => {
    expect(kindsOf({ 'locales/tr/bot.json': '{"cal": "Arayın."}' })).toEqual([
      ['unknown-key', 'locales/tr/bot.json'],
    ]);
    expect(kindsOf({ 'locales/tr/bot.json': '{"hello": "Hoş geldiniz, {{ad}}."}' })).toEqual([
      ['placeholder-mismatch', 'locales/tr/bot.json'],
    ]);
    expect(kindsOf({ 'locales/tr/dialogs/start.json': '{"title": "Menü", "wo": {"text": "?"}}' })).toEqual([
      ['unknown-key', 'locales/tr/dialogs/start.json'],
    ]);
  });

  test('is no language when nobody knows it', () => {
    expect(kindsOf({ 'locales/xx/bot.json': '{}' })).toEqual([['unknown-file', 'locales/xx/bot.json']]);
  });
});
