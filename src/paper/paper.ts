import type { Block, Locale } from '../message.ts';

/** A sheet to be printed or handed on, as data; `toPdf` and `toHtml` show the same. */
export type Paper = {
  title: string;
  /** What a reader's program takes for the language of the whole. */
  locale: Locale;
  /** The moment it is made; the same paper made at the same moment is the same to the byte. */
  madeAt: number;
  /** One below the other, with a line in between. */
  sections: Section[];
};

/** A part of a sheet in one language. */
export type Section = { locale: Locale; parts: Part[] };

export type Part =
  | Block
  /** Every row has as many cells as the others. With `head`, its first row names the columns; without, a row begins with its name. */
  | { type: 'table'; head?: string[]; rows: string[][] }
  /** A square that a phone's camera reads. */
  | { type: 'qr'; content: string };
