import { describe, expect, test } from '@jest/globals';
import { type Paper, toHtml, toPdf } from '../../src/paper/index.ts';
import { readPdf, structureOf } from '../support/pdf.ts';

/** Every letter that our languages write. */
const LETTERS = {
  sq: 'abcçdeëfghijklmnopqrstuvxyz ABCÇDEËFGHIJKLMNOPQRSTUVXYZ',
  'sr-Latn': 'abcčćdđefghijklmnoprsštuvzž ABCČĆDĐEFGHIJKLMNOPRSŠTUVZŽ',
  'sr-Cyrl': 'абвгдђежзијклљмнњопрстћуфхцчџш АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ',
  en: 'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 450 € “a” „b“ – ·',
} as const;

const SIGNS = Object.values(LETTERS).join(' ');

function aPaper(details: Partial<Paper> = {}): Paper {
  return {
    title: 'Fletë referimi',
    locale: 'sq',
    madeAt: Date.parse('2026-11-24T09:00:00+01:00'),
    sections: [
      {
        locale: 'sq',
        parts: [
          { type: 'heading', spans: [{ text: 'Ku shkoni' }] },
          { type: 'paragraph', spans: [{ text: 'Merrni ' }, { text: 'letërnjoftimin', bold: true }] },
          { type: 'list', ordered: true, items: [[{ text: 'pasaporta' }], [{ text: 'diploma' }]] },
          { type: 'table', rows: [['Numri i rastit', 'PR-7K2M-9QXA']] },
          { type: 'qr', content: 'PR-7K2M-9QXA' },
        ],
      },
      { locale: 'sr-Latn', parts: [{ type: 'paragraph', spans: [{ text: 'Broj slučaja' }] }] },
    ],
    ...details,
  };
}

const inStyle = (style: object): Paper =>
  aPaper({
    sections: [
      {
        locale: 'sq',
        parts: [
          { type: 'paragraph', spans: [{ text: SIGNS, ...style }] },
          {
            type: 'table',
            head: ['A', 'B'],
            rows: [
              ['a', SIGNS],
              ['b', 'c'],
            ],
          },
        ],
      },
    ],
  });

describe('a PDF', () => {
  test('holds the words in their order, each part of the paper among them', async () => {
    const { text, pages, language } = await readPdf(await toPdf(aPaper()));
    expect(text).toBe(
      'Fletë referimi Ku shkoni Merrni letërnjoftimin 1. pasaporta 2. diploma ' +
        'Numri i rastit PR-7K2M-9QXA Broj slučaja',
    );
    expect([pages, language]).toEqual([1, 'sq']);
  });

  test.each([
    ['plain', {}],
    ['bold', { bold: true }],
    ['italic', { italic: true }],
    ['bold and italic', { bold: true, italic: true }],
  ])('has every letter of our languages, %s', async (_name, style) => {
    const { text } = await readPdf(await toPdf(inStyle(style)));
    const found = text.replaceAll(' ', '');
    expect(found.split(SIGNS.replaceAll(' ', ''))).toHaveLength(3);
  });

  test('is the same to the byte for the same paper, and another for another moment', async () => {
    const [one, again, later] = await Promise.all([
      toPdf(aPaper()),
      toPdf(aPaper()),
      toPdf(aPaper({ madeAt: 0 })),
    ]);
    expect(one.equals(again)).toBe(true);
    expect(one.equals(later)).toBe(false);
  });

  test('says of each part what it is, and in which language', async () => {
    expect(await structureOf(await toPdf(aPaper()))).toBe(
      'Document sq(H1 Sect sq(H2 P L(LI(LBody) LI(LBody)) Table(TR(TH TD)) Figure PR-7K2M-9QXA) Sect sr-Latn(P))',
    );
  });

  test('goes on to further pages', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`row ${index}`, 'x']);
    const { text, pages } = await readPdf(
      await toPdf(aPaper({ sections: [{ locale: 'en', parts: [{ type: 'table', rows }] }] })),
    );
    expect(pages).toBeGreaterThan(2);
    for (const [name = ''] of rows) expect(text).toContain(name);
  });
});

describe('a page', () => {
  test('says its languages, part by part', () => {
    const html = toHtml(aPaper());
    expect(html).toContain('<html lang="sq">');
    expect(html).toContain('<section lang="sr-Latn">\n<p>Broj slučaja</p>');
    expect(html).toContain('<th scope="row">Numri i rastit</th><td>PR-7K2M-9QXA</td>');
    expect(html).toContain('<ol><li>pasaporta</li><li>diploma</li></ol>');
    expect(html).toContain('<svg');
  });

  test('runs nothing that somebody wrote, wherever it stands', () => {
    const evil = '"><script>alert(1)</script>';
    const span = { text: evil, bold: true as const, href: `https://example.org/${evil}` };
    const html = toHtml(
      aPaper({
        title: evil,
        sections: [
          {
            locale: 'sq',
            parts: [
              { type: 'heading', spans: [span] },
              { type: 'paragraph', spans: [span] },
              { type: 'list', ordered: false, items: [[span]] },
              { type: 'table', head: [evil], rows: [[evil]] },
              { type: 'qr', content: evil },
            ],
          },
        ],
      }),
    );
    expect(html).not.toMatch(/<script/);
    expect(html).not.toContain('"">');
  });

  test('needs no style or script of its own, so that our policy lets it be shown', () => {
    expect(toHtml(aPaper())).not.toMatch(/ style=|<style|<script| on\w+=/);
  });
});
