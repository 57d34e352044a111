import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';
import { loadContent } from '../../src/content/index.ts';
import type { Contact } from '../../src/knowledge/index.ts';
import type { Locale } from '../../src/message.ts';
import { toHtml, toPdf } from '../../src/paper/index.ts';
import {
  canBecome,
  hasSlip,
  localeOfService,
  slipPaper,
  visitQuestionAt,
} from '../../src/referrals/index.ts';
import { REFERRAL_STATUSES } from '../../src/tickets/index.ts';
import { isWaking } from '../../src/wording/index.ts';
import { readPdf } from '../support/pdf.ts';

describe('where a referral can come to stand', () => {
  test.each([
    ['asked', ['agreed', 'refused', 'withdrawn']],
    ['agreed', ['withdrawn', 'sent', 'accepted', 'declined', 'done']],
    ['sent', ['withdrawn', 'accepted', 'declined', 'done']],
    ['accepted', ['withdrawn', 'declined', 'done']],
    ['refused', []],
    ['withdrawn', []],
    ['declined', []],
    ['done', []],
  ] as const)('after %s: %j', (status, next) => {
    expect(REFERRAL_STATUSES.filter((one) => canBecome(status, one))).toEqual(next);
  });

  test('a slip exists only between yes and the end', () => {
    expect(REFERRAL_STATUSES.filter(hasSlip)).toEqual(['agreed', 'sent', 'accepted']);
  });
});

describe('the language of a service', () => {
  test.each([
    [[], 'sq'],
    [['sr', 'sq'], 'sq'],
    [['sr'], 'sr-Latn'],
    [['de', 'en'], 'en'],
    [['de'], 'en'],
  ] as const)('that speaks %j: %s', (languages, locale) => {
    expect(localeOfService({ languages })).toBe(locale);
  });
});

describe('when the person is asked whether they got there', () => {
  test.each([
    ['in the day: a week later to the minute', '2026-11-24T10:20:00+01:00', '2026-12-01T10:20:00+01:00'],
    ['at night: the next morning', '2026-11-24T23:10:00+01:00', '2026-12-02T09:00:00+01:00'],
    ['before dawn: the same morning', '2026-11-24T05:30:00+01:00', '2026-12-01T09:00:00+01:00'],
    ['at eight in the evening: too late', '2026-11-24T20:00:00+01:00', '2026-12-02T09:00:00+01:00'],
    ['over the end of summer time', '2026-10-20T23:30:00+02:00', '2026-10-28T09:00:00+01:00'],
    ['over the beginning of summer time', '2026-03-24T23:30:00+01:00', '2026-04-01T09:00:00+02:00'],
  ])('%s', (_name, agreed, asked) => {
    const at = visitQuestionAt(Date.parse(agreed), 7);
    expect(new Date(at).toISOString()).toBe(new Date(asked).toISOString());
    expect(isWaking(at)).toBe(true);
  });
});

const { contacts, wording } = loadContent(ROOT);
const contact = (id: string): Contact => {
  const found = contacts.get(id);
  if (!found) throw new Error(`no contact ${id}`);
  return found;
};
const texts = {
  person: { reason: 'Плата није исплаћена', agreed: 'Састанак у уторак', bring: 'Уговор' },
  service: { reason: 'Paga nuk është paguar', agreed: 'Takim të martën', bring: '' },
};
const slip = (locale: Locale, service = 'free-legal-aid') =>
  slipPaper(
    { ticket: 'PR-7K2M-9QXA', locale, texts, agreedAt: Date.parse('2026-11-24T09:00:00+01:00') },
    contact(service),
    wording,
  );

describe('a slip', () => {
  test('is one sheet in both languages and both scripts, with all that was agreed and nothing else', async () => {
    const { text, pages } = await readPdf(await toPdf(slip('sr-Cyrl')));
    expect(pages).toBe(1);
    for (const part of [
      'PR-7K2M-9QXA',
      'Плата није исплаћена',
      'Састанак у уторак',
      'Уговор',
      'Агенција за бесплатну правну помоћ',
      'Paga nuk është paguar',
      'Takim të martën',
      'Agjencia për Ndihmë Juridike Falas',
      'anjf.rks-gov.net',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/telegram|viber/i);
  });

  test('says each thing once where both speak one language', () => {
    expect(slip('sq').sections.map(({ locale }) => locale)).toEqual(['sq']);
    expect(slip('en').sections.map(({ locale }) => locale)).toEqual(['en', 'sq']);
    expect(slip('sr-Latn', 'nsz-serbia').sections.map(({ locale }) => locale)).toEqual(['sr-Latn']);
  });

  test('says the same as a page, and leaves out what is empty', () => {
    const html = toHtml(slip('en'));
    expect(html).toContain('<section lang="sq">');
    expect(html).toContain('Paga nuk është paguar');
    expect(html.match(/Çfarë merret me vete/g)).toBeNull();
    expect(html).toContain('To bring along');
  });

  test('is the same to the byte each time', async () => {
    const [one, again] = await Promise.all([toPdf(slip('sr-Cyrl')), toPdf(slip('sr-Cyrl'))]);
    expect(one.equals(again)).toBe(true);
  });
});
