import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadContent } from '../../src/content/index.ts';
import { type Article, isPastReview, renderArticle } from '../../src/knowledge/index.ts';
import { LOCALES } from '../../src/message.ts';
import { toPlain } from '../../src/richtext.ts';
import { formatDay } from '../../src/wording/index.ts';

const { articles, wording } = loadContent(join(import.meta.dirname, '..', 'content', 'good'));
const article = articles.get('visa-ees') as Article;
const fresh = Date.parse('2026-12-01T12:00:00Z');
const late = Date.parse('2028-01-01T12:00:00Z');

describe('an article', () => {
  test('is its title, text, contacts and source, in this order', () => {
    const { body, more } = renderArticle(article, 'en', fresh, wording);
    expect(toPlain(body)).toBe(
      [
        'Fingerprints at the border',
        'At the border they take your fingerprints and a photo. It is free.',
        '1. Go to the border police with your passport.\n2. The data are kept for 3 years from 24 November 2026.',
        'If you are in danger, call 112.',
        '• Emergency number: 112, day and night, free of charge\n• EU page: travel-europe.europa.eu, please check first',
        'Source: European Union. Checked on 24.11.2026.',
      ].join('\n\n'),
    );
    expect(body[0]?.type).toBe('heading');
    expect(more && toPlain(more)).toContain('1,500 €');
  });

  test('says in which language a person will find the page', () => {
    const lastLine = (locale: 'sq' | 'sr-Latn' | 'sr-Cyrl') =>
      toPlain(renderArticle(article, locale, fresh, wording).body.slice(-1));
    expect(lastLine('sq')).toBe('Burimi: Bashkimi Evropian (në anglisht). Kontrolluar më 24.11.2026.');
    expect(lastLine('sr-Latn')).toBe('Izvor: Evropska unija (na engleskom). Provereno 24.11.2026.');
    expect(lastLine('sr-Cyrl')).toBe('Извор: Европска унија (на енглеском). Проверено 24.11.2026.');
  });

  test('links its source and makes its numbers ones that can be tapped', () => {
    const spans = renderArticle(article, 'en', fresh, wording).body.flatMap((block) =>
      block.type === 'list' ? block.items.flat() : block.spans,
    );
    expect(spans).toContainEqual({ text: 'European Union', href: 'https://travel-europe.europa.eu/ees' });
    expect(spans).toContainEqual({ text: '112', bold: true, href: 'tel:112' });
  });

  test('past its review warns before anything else, in every locale', () => {
    expect(isPastReview(article, '2027-11-23')).toBe(false);
    expect(isPastReview(article, '2027-11-24')).toBe(true);
    for (const locale of LOCALES) {
      const before = renderArticle(article, locale, fresh, wording).body;
      const after = renderArticle(article, locale, late, wording).body;
      const date = formatDay(locale, '2026-11-24');
      expect(after).toEqual([
        before[0],
        ...wording.say(locale, 'knowledge:outdated', { date }),
        ...before.slice(1),
      ]);
    }
  });

  test('with weak facts says so last', () => {
    const { body } = renderArticle({ ...article, certainty: 'weak' }, 'en', fresh, wording);
    expect(toPlain(body.slice(-1))).toMatch(/^We have few sources for this/);
  });
});
