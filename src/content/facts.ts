import { ALL_LANGUAGES, FURTHER_LANGUAGES, inEach, type Language } from '../message.ts';

/** What a text asserts whatever its language: a number, date, code, link or contact, each in one notation. */
export type Fact = string;

/** How the names of the months begin, January first, and the endings that may follow. */
const MONTHS: Record<Language, { names: readonly string[]; endings: string }> = {
  sq: {
    names: [
      'janar',
      'shkurt',
      'mars',
      'prill',
      'maj',
      'qershor',
      'korrik',
      'gusht',
      'shtator',
      'tetor',
      'nëntor',
      'dhjetor',
    ],
    endings: '(?:it?|in|ut?|un)?',
  },
  sr: {
    names: [
      'januar',
      'februar',
      'mart',
      'april',
      'maj',
      'jun',
      'jul',
      'avgust',
      'septemb',
      'oktob',
      'novemb',
      'decemb',
    ],
    endings: '(?:a|u|om|ar|ra|ru|rom)?',
  },
  en: {
    names: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    endings: '',
  },
  ...inEach(FURTHER_LANGUAGES, (language) => ({ names: monthsIn(language), endings: '' })),
};

function monthsIn(language: Language): string[] {
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2026, month)).toLowerCase());
}

/** Whole numbers and decimals: 1,500.5 in English, 1.500,5 elsewhere. */
const ENGLISH_NUMBER = /\d{1,3}(?:[,\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;
const NUMBER = /\d{1,3}(?:[.\u00a0]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?/g;

const LIST_MARK = /^\s*(?:\d+\.|-)\s+/;
const LINK = /(?<=\]\()[^)\s]+|https?:\/\/[^\s)\]]+/g;
const CONTACT = /\[\[[^[\]\n]+\]\]/g;
const DATE_IN_DIGITS = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/g;
const TIME = /(?<!\d)(\d{1,2}):(\d{2})(?!\d)/g;
/** B1, MA35, § 19c. */
const CODE = /(?<![\p{L}\d])(?:\p{Lu}{1,4}\d+\p{Ll}?|\d+[a-d])(?![\p{L}\d])/gu;

/** The facts of one line of text; one that is said twice comes twice. */
export function factsOf(language: Language, line: string): Fact[] {
  const facts: Fact[] = [];
  let rest = line.replace(LIST_MARK, '');
  const take = (pattern: RegExp, factOf: (match: string, ...groups: (string | undefined)[]) => Fact) => {
    rest = rest.replace(pattern, (match, ...groups) => {
      facts.push(factOf(match, ...groups));
      return ' ';
    });
  };
  const { dayAndMonth, monthAndYear, monthOf } = DATES[language];
  take(LINK, linkFact);
  take(CONTACT, (contact) => contact);
  take(DATE_IN_DIGITS, (_, day, month, year) => dateFact(year, Number(month), day));
  take(dayAndMonth, (_, day, month = '', year) => dateFact(year, monthOf(month), day));
  take(monthAndYear, (_, month = '', year) => dateFact(year, monthOf(month), undefined));
  take(TIME, (_, hour, minute) => (minute === '00' ? `${Number(hour)}` : `${Number(hour)}:${minute}`));
  take(CODE, (code) => code);
  take(language === 'en' ? ENGLISH_NUMBER : NUMBER, (number) => numberFact(language, number));
  return facts;
}

const DATES = inEach(ALL_LANGUAGES, datePatterns);

/** `24 November 2026`, `24. novembra 2026.`, `31 dhjetor`; `November 2026`. */
function datePatterns(language: Language) {
  const { names, endings } = MONTHS[language];
  const flags = language === 'en' ? 'gu' : 'giu'; // "may" is a month only as "May"
  const month = `(${names.join('|')})${endings}(?!\\p{L})`;
  return {
    dayAndMonth: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s${month}(?:\\s(\\d{4}))?`, flags),
    monthAndYear: new RegExp(`(?<!\\p{L})${month}\\s(\\d{4})`, flags),
    monthOf: (name: string) => names.indexOf(language === 'en' ? name : name.toLowerCase()) + 1,
  };
}

function dateFact(year: string | undefined, month: number, day: string | undefined): Fact {
  return [year ?? '*', pad(month), day === undefined ? '*' : pad(Number(day))].join('-');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The same page in the reader's language is the same link. */
function linkFact(url: string): Fact {
  return url.replace(/\/(?:xk-)?(?:sq|al|sr|srb|en|de)(?=\/|$)/g, '/*').replace(/[.,]$/, '');
}

function numberFact(language: Language, number: string): Fact {
  const [thousands, decimal] = language === 'en' ? [',', '.'] : ['.', ','];
  const isGrouped = new RegExp(`^\\d{1,3}(?:[${thousands}\u00a0]\\d{3})+(?!\\d)`).test(number);
  const plain = isGrouped ? number.replaceAll(thousands, '').replaceAll('\u00a0', '') : number;
  return String(Number(plain.replace(decimal, '.')));
}
