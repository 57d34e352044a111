import PO from 'pofile';
import type { Language } from '../message.ts';
import type { Unit } from './units.ts';

/**
 * The units as a gettext catalogue, which translators' programs read. What has changed in English since `previous`, an earlier
 * catalogue, is marked `fuzzy`: it is to be looked at again.
 */
export function writePo(units: readonly Unit[], language: Language, previous?: string): string {
  const earlier = new Map(
    previous === undefined ? [] : PO.parse(previous).items.map(({ msgctxt, msgid }) => [msgctxt, msgid]),
  );
  const po = new PO();
  po.headers = { Language: language, 'Content-Type': 'text/plain; charset=utf-8' };
  po.items = units.map(({ id, source, text }) => {
    const item = new PO.Item();
    item.msgctxt = id;
    item.msgid = source;
    item.msgstr = [text];
    const before = earlier.get(id);
    if (text !== '' && before !== undefined && before !== source) item.flags.fuzzy = true;
    return item;
  });
  return `${po}\n`;
}

/** The units of a catalogue that are translated and not marked `fuzzy`. */
export function readPo(text: string): Unit[] {
  return PO.parse(text).items.flatMap(({ msgctxt, msgid, msgstr, flags }) => {
    const translated = msgstr[0] ?? '';
    return msgctxt === undefined || translated === '' || flags.fuzzy
      ? []
      : [{ id: msgctxt, source: msgid, text: translated }];
  });
}
