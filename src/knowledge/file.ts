import { z } from 'zod';
import { FURTHER, FURTHER_LANGUAGES, inEach, inLocale, type Locale } from '../message.ts';
import { AUDIENCES, CERTAINTIES, TOPICS } from './article.ts';

/** How knowledge stands in its YAML files; docs/content.md explains it to those who write it. */

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, digits and hyphens');
const Line = z.string().trim().min(1, 'a text that is not empty');
const Day = z.iso.date('a day is written 2026-11-24');
const Page = z.string().regex(/^https:\/\/[^\s/]+\.[^\s]+$/, 'a page begins with https://');
/** A page that facts rest on but that nobody is sent to; a few exist without https only. */
const ReadPage = z.string().regex(/^https?:\/\/[^\s/]+\.[^\s]+$/, 'a page begins with https://');
const LanguageCode = z.string().regex(/^[a-z]{2}$/, 'a language is two small letters, for example de');
const Country = z
  .string()
  .regex(/^([a-z]{2}|eu|schengen|region)$/, 'a country is two small letters, eu, schengen or region');

/** A text in each language, or one that is the same in all, like the name of a page. */
const Texts = z.union([
  Line,
  z.strictObject({ sq: Line, sr: Line, en: Line, ...inEach(FURTHER_LANGUAGES, () => Line.exactOptional()) }),
]);
type Texts = z.output<typeof Texts>;

const PageDate = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^(undated|\d{4}(-\d{2}){0,2})$/, 'a date is 2026, 2026-03, 2026-03-14 or undated'));

const SourceFile = z.strictObject({ publisher: Id, url: Page, date: PageDate, language: LanguageCode });

export const ArticleFile = z.strictObject({
  id: Id,
  audience: z.enum(AUDIENCES),
  countries: z.array(Country),
  topics: z.array(z.enum(TOPICS)).min(1, 'an article has at least one topic'),
  sources: z.tuple([SourceFile], SourceFile.extend({ url: ReadPage })),
  checked: Day,
  reviewBy: Day,
  certainty: z.enum(CERTAINTIES),
  owner: Line.exactOptional(),
  related: z.array(Id).max(4, 'at most four related articles'),
  dialog: Id.exactOptional(),
  contacts: z.array(Id),
});
export type ArticleFile = z.output<typeof ArticleFile>;

const ContactFile = z
  .strictObject({
    name: Texts,
    purpose: Texts,
    phone: z
      .string()
      .regex(/^\+?\d[\d ]*\d$/, 'a number is digits and spaces, in quotation marks')
      .exactOptional(),
    web: Page.exactOptional(),
    email: z.email('an e-mail address').exactOptional(),
    address: Texts.exactOptional(),
    hours: z.union([z.literal('always'), Texts]).exactOptional(),
    free: z.boolean().exactOptional(),
    languages: z.array(LanguageCode),
    from: z.array(Country),
    emergency: z.boolean(),
    source: ReadPage,
    checked: Day,
    certainty: z.enum(['confirmed', 'single-source']),
  })
  .refine(
    (contact) => contact.phone ?? contact.web ?? contact.email ?? contact.address,
    'a contact has a phone, web, email or address',
  )
  .refine((contact) => !contact.emergency || contact.certainty === 'confirmed', {
    message: 'only a confirmed number may be shown in an emergency',
    path: ['emergency'],
  });
export type ContactFile = z.output<typeof ContactFile>;

export const ContactsFile = z.record(Id, ContactFile);
export const PublishersFile = z.record(Id, Texts);
export type PublishersFile = z.output<typeof PublishersFile>;

const CentreFile = z.strictObject({
  city: Texts,
  country: Country,
  today: Texts,
  name: Texts.exactOptional(),
  phone: z.string().exactOptional(),
  email: z.email().exactOptional(),
  address: Line.exactOptional(),
  web: Page.exactOptional(),
  hours: Texts.exactOptional(),
  sources: z.array(ReadPage).min(1),
  checked: Day,
});
export type CentreFile = z.output<typeof CentreFile>;
export const CentresFile = z.record(Id, CentreFile);

/** Makes a text of each language one of each locale. */
export type InLocales = (texts: Texts) => Record<Locale, string>;

/** `toCyrillic` derives the second script of Serbian; what is the same in all languages stays as it is in both. */
export function inLocales(toCyrillic: (text: string) => string): InLocales {
  return (texts) =>
    typeof texts === 'string'
      ? inLocale({ sq: texts, 'sr-Latn': texts, 'sr-Cyrl': texts, en: texts }, () => texts)
      : inLocale(
          { sq: texts.sq, 'sr-Latn': texts.sr, 'sr-Cyrl': toCyrillic(texts.sr), en: texts.en },
          (language) => texts[language] ?? texts[FURTHER[language]],
        );
}
