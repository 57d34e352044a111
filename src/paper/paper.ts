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
  | { type: 'drawing'; drawing: Drawing }
  /** A square that a phone's camera reads. */
  | { type: 'qr'; content: string };

/** A small picture of boxes and words, of which a text beside it tells the same; units are points. */
export type Drawing = { width: number; height: number; shapes: Shape[] };

export type Shape =
  /** `now` stands out, `before` stands back. */
  | { draw: 'box'; x: number; y: number; width: number; height: number; tone: 'now' | 'before' }
  /** Written on the line `y`, from `x` on or up to `x`. */
  | { draw: 'text'; x: number; y: number; size: number; text: string; from: 'start' | 'end' };
