import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadUnderstanding } from '../../src/content/index.ts';
import { trained } from './trained.ts';

const understanding = await trained();

describe('what a message means', () => {
  test.each([
    ["qysh me marr viz pune n'gjermani pa shkoll", 'work-de-western-balkans'],
    ['Колико мора да буде плата за плаву карту?', 'work-de-blue-card'],
    ['How much does a new biometric passport cost?', 'visa-passport'],
  ])('"%s" is answered by %s', (text, article) => {
    expect(understanding.understand(text).articles[0]?.id).toBe(article);
  });

  test.each([
    ["jom i mshelun n'ni shpi, s'po m'lshojn me dal", 'trafficking'],
    ['muž me tuče i preti da će me ubiti', 'violence'],
    ['I want to kill myself', 'suicidal'],
    ['shefi ma ka marrë pasaportën dhe nuk ma kthen', 'papers-taken'],
  ])('"%s" is urgent: %s', (text, kind) => {
    expect(understanding.understand(text).urgent).toBe(kind);
  });

  test.each([
    'What is human trafficking?',
    'sa zgjat ndalesa mas deportimit',
    'postoji li zakon protiv nasilja',
  ])('"%s" is a question and no alarm', (text) => {
    expect(understanding.understand(text).urgent).toBeNull();
  });

  test.each(['du me fol me njeri', 'mogu li da pričam sa nekim', 'give me a human'])(
    '"%s" asks for a person',
    (text) => {
      expect(understanding.understand(text).kind).toBe('human');
    },
  );

  test.each([
    ['faleminderit', 'thank'],
    ['ko si ti', 'who-are-you'],
    ['good morning', 'greet'],
  ])('"%s" is small talk: %s', (text, smalltalk) => {
    expect(understanding.understand(text)).toMatchObject({ kind: 'smalltalk', smalltalk, articles: [] });
  });

  test.each([
    'receta per bakllave',
    'ko je pobedio sinoć na utakmici',
    'what is the weather tomorrow',
    '',
    '…',
  ])('"%s" is not ours to answer', (text) => {
    expect(understanding.understand(text)).toMatchObject({ kind: 'unknown', articles: [] });
  });
});

describe('the conversation', () => {
  test('keeps its language where one word could be another', () => {
    expect(understanding.understand('ok', { locale: 'sr-Latn' }).locale).toBe('sr-Latn');
    expect(understanding.understand('ok', { locale: 'en' }).locale).toBe('en');
    expect(understanding.understand('112?', { locale: 'sr-Cyrl' }).locale).toBe('sr-Cyrl');
  });

  test('changes its language with a whole sentence in another', () => {
    expect(understanding.understand('Kako da dobijem radnu vizu?', { locale: 'sq' }).locale).toBe('sr-Latn');
  });

  test('says which country a follow-up is about', () => {
    const first = (lastArticle: string) =>
      understanding.understand('edhe gruaja?', { lastArticle }).articles[0]?.id;
    expect(first('work-de-skilled')).toBe('family-de-spouse');
    expect(first('work-ch')).toBe('family-ch');
  });
});

describe('what was learnt', () => {
  const asked = ['How long is an entry ban?', "a bon me punu n'zvicer", 'треба ми апостил'];
  const articles = ['risk/risk-deportation-ban', 'work/work-ch', 'visa/visa-legalisation'];

  test('is the same from the cache as fresh, and a broken cache is made anew', async () => {
    const root = mkdtempSync(join(tmpdir(), 'understanding-'));
    for (const folder of ['intents', 'lexicon', ...articles]) {
      cpSync(join('knowledge', folder), join(root, 'knowledge', folder), { recursive: true });
    }
    const cacheDir = join(root, 'cache');
    const meanings = async () => {
      const one = await loadUnderstanding(root, { cacheDir });
      return asked.map((text) => one.understand(text));
    };
    const fresh = await meanings();
    expect(await meanings()).toEqual(fresh);
    const [file = ''] = readdirSync(cacheDir);
    writeFileSync(join(cacheDir, file), 'half of');
    expect(await meanings()).toEqual(fresh);
    expect(readdirSync(cacheDir)).toEqual([file]);
    rmSync(root, { recursive: true });
  });
});
