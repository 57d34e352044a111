import { proseOf } from '../../language/index.ts';
import type { Report } from '../finding.ts';
import type { Draft } from '../read/draft.ts';
import { textsOf } from '../texts.ts';

const DIGITS = /(?<![\p{L}\d.,/])\+?\d[\d ]*\d(?![\d.,]*\d|[\p{L}\d]|\s?(?:[€%]|CHF|evr|euro))/gu;
/** A number with a country code, or one that is free of charge. */
const LOOKS_LIKE_PHONE = /^\+\d{8,}$|^0800\d{4,}$/;

/** Phone numbers stand once, in contacts.yaml, where they are checked; a text names the contact. */
export function checkPhones(draft: Draft, report: Report): void {
  const contacts = new Map(
    [...draft.contacts.entries].flatMap(([id, { phone }]) =>
      phone ? [[phone.replaceAll(' ', ''), id]] : [],
    ),
  );
  for (const { text, from, where } of textsOf(draft)) {
    if (from === 'shelf') continue;
    for (const [match] of proseOf(text).matchAll(DIGITS)) {
      const digits = match.replaceAll(' ', '');
      const id = contacts.get(digits);
      if (id !== undefined || LOOKS_LIKE_PHONE.test(digits))
        report('bare-phone', where(), { number: match.trim(), id });
    }
  }
}
