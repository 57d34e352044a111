import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { type Files, readFiles } from '../../src/content/index.ts';
import { putUnits, readPo, unitsOf, writePo } from '../../src/translation/index.ts';

const files: Files = new Map([
  [
    'knowledge/visa/visa-ees/en.md',
    '# Border\n\nShort.\n\n<!-- more -->\n\nLong, see [page](https://a.example/b).\n',
  ],
  [
    'knowledge/visa/visa-ees/sq.md',
    '# Kufiri\n\nShkurt.\n\n<!-- more -->\n\nGjatë, shih [faqen](https://a.example/b).\n',
  ],
  [
    'locales/en/bot.json',
    '{\n  "days_one": "{{count}} day",\n  "days_other": "{{count}} days",\n  "go": {\n    "menu": "Menu"\n  }\n}\n',
  ],
  [
    'locales/sq/bot.json',
    '{\n  "days_one": "{{count}} ditë",\n  "days_other": "{{count}} ditë",\n  "go": {\n    "menu": "Menyja"\n  }\n}\n',
  ],
  ['locales/sr/bot.json', '{\n  "days_one": "{{count}} dan",\n  "go": {\n    "menu": "Meni"\n  }\n}\n'],
]);

const changesOf = (units: Parameters<typeof putUnits>[2]) => putUnits(files, 'sq', units);
const idsOf = (language: 'sq' | 'sr') => unitsOf(files, language).map(({ id }) => id);

describe('what translators get', () => {
  test('is every part of every article and every word, with as many forms as the language has', () => {
    expect(idsOf('sq')).toEqual([
      'knowledge/visa/visa-ees/sq.md#title',
      'knowledge/visa/visa-ees/sq.md#body',
      'knowledge/visa/visa-ees/sq.md#more',
      'locales/sq/bot.json#days_one',
      'locales/sq/bot.json#days_other',
      'locales/sq/bot.json#go.menu',
    ]);
    expect(idsOf('sr')).toContain('locales/sr/bot.json#days_few');
    expect(unitsOf(files, 'sr').find(({ id }) => id.endsWith('days_few'))).toMatchObject({
      source: '{{count}} days',
      text: '',
    });
  });

  test('comes back without a change', () => {
    const real = readFiles(ROOT);
    for (const language of ['sq', 'sr', 'en'] as const) {
      const units = readPo(writePo(unitsOf(real, language), language));
      expect(units).toEqual(unitsOf(real, language));
      expect(putUnits(real, language, units)).toEqual({ changed: new Map(), refused: [] });
    }
  });

  test('says what has changed in English since an earlier catalogue, and that is not taken back unseen', () => {
    const earlier = writePo(unitsOf(files, 'sq'), 'sq').replace('msgid "Menu"', 'msgid "Main menu"');
    const now = writePo(unitsOf(files, 'sq'), 'sq', earlier);
    expect(now.match(/#, fuzzy\n(.*)/)?.[1]).toBe('msgctxt "locales/sq/bot.json#go.menu"');
    expect(readPo(now).map(({ id }) => id)).not.toContain('locales/sq/bot.json#go.menu');
  });
});

describe('what comes back', () => {
  test('lands in its file, and nothing else in it moves', () => {
    const { changed } = changesOf([
      { id: 'locales/sq/bot.json#go.menu', source: 'Menu', text: 'Kreu' },
      { id: 'knowledge/visa/visa-ees/sq.md#body', source: 'Short.', text: 'Krejt shkurt.' },
    ]);
    expect(Object.fromEntries(changed)).toEqual({
      'locales/sq/bot.json': files.get('locales/sq/bot.json')?.replace('Menyja', 'Kreu'),
      'knowledge/visa/visa-ees/sq.md': files
        .get('knowledge/visa/visa-ees/sq.md')
        ?.replace('Shkurt.', 'Krejt shkurt.'),
    });
  });

  test('fills what was missing', () => {
    const few = { id: 'locales/sr/bot.json#days_few', source: '{{count}} days', text: '{{count}} dana' };
    const { changed } = putUnits(files, 'sr', [few]);
    expect(JSON.parse(changed.get('locales/sr/bot.json') ?? '')).toMatchObject({
      days_few: '{{count}} dana',
    });
  });

  test.each([
    ['locales/sq/bot.json#days_one', '{{n}} ditë', 'its placeholders are n, and in English count'],
    [
      'knowledge/visa/visa-ees/sq.md#more',
      'Gjatë.',
      'its links are none, and in English https://a.example/b',
    ],
    ['locales/sq/bot.json#go.home', 'Shtëpia', 'there is no such text'],
  ])('%s is refused when it is broken', (id, text, why) => {
    expect(changesOf([{ id, source: '', text }])).toEqual({ changed: new Map(), refused: [{ id, why }] });
  });
});
