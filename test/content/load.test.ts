import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ContentError, loadContent } from '../../src/content/index.ts';
import { toPlain } from '../../src/richtext.ts';
import { good } from './broken.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The good content in a folder of its own, with some files changed. */
function folderWith(changes: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  folders.push(folder);
  for (const [file, text] of [...good, ...Object.entries(changes)]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

const content = loadContent(join(import.meta.dirname, 'good'));

describe('loading the content', () => {
  test('compiles an article in every locale, Cyrillic included', () => {
    const texts = content.articles.get('visa-ees')?.texts;
    expect(texts?.en.title).toBe('Fingerprints at the border');
    expect(texts?.['sr-Cyrl'].title).toBe('Отисци прстију на граници');
    expect(toPlain(texts?.['sr-Cyrl'].more ?? [])).toBe('Више прочитајте на страни ЕУ. Казне су до 1.500 €.');
    expect(texts?.sq.body.at(-1)).toEqual({
      type: 'paragraph',
      spans: [
        { text: 'Nëse jeni në rrezik, thirrni ' },
        { text: '112', bold: true, href: 'tel:112' },
        { text: '.' },
      ],
    });
  });

  test('puts the publisher, the contacts and the questions into the article', () => {
    const article = content.articles.get('visa-ees');
    expect(article?.sources[0].publisher['sr-Cyrl']).toBe('Европска унија');
    expect(article?.sources[1]?.publisher['sr-Cyrl']).toBe('Make it in Germany');
    expect(article?.contacts.map(({ id }) => id)).toEqual(['emergency', 'eu-page']);
    expect(article?.questions.sq).toHaveLength(40);
  });

  test('compiles dialogs, centres and the wording', () => {
    expect([...content.dialogs.keys()]).toEqual(['start', 'travel']);
    expect(content.centres.get('prishtina')?.today['sr-Cyrl']).toBe('Канцеларија IOM-а.');
    expect(content.wording.label('sr-Cyrl', 'dialogs/travel:passport.choices.old')).toBe('Стари');
  });

  test('gives the same content the same version, and other content another', () => {
    const path = 'knowledge/publishers.yaml';
    expect(loadContent(folderWith({})).version).toBe(content.version);
    expect(loadContent(folderWith({ [path]: `${good.get(path)}osce: OSCE\n` })).version).not.toBe(
      content.version,
    );
  });

  test('says all errors at once, each with its place and what to do', () => {
    const folder = folderWith({
      'dialogs/start.yaml':
        'start: who\nnodes:\n  who:\n    type: ask\n    choices:\n      leaving: dialog:travl\n      danger: person\n',
      'locales/sq/bot.json': '{ "hello": "Mirë se vini." }\n',
    });
    const error = errorOf(() => loadContent(folder));
    expect(error).toBeInstanceOf(ContentError);
    expect(error.message).toContain(
      'dialogs/start.yaml:6, nodes.who.choices.leaving\n  There is no dialog "travl".\n  Did you mean "travel"?',
    );
    expect((error as ContentError).findings.map(({ kind }) => kind)).toEqual([
      'unknown-id',
      'missing-key',
      'missing-key',
      'placeholder-mismatch',
    ]);
  });
});

function errorOf(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
