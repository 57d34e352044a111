import type { Block, RichText, Span } from '../message.ts';
import { parseRichText, RichTextError } from '../richtext.ts';
import type { Params } from './wording.ts';

/** A phone number by contact id, for `[[police]]` in a text. */
export type Phones = { get(contact: string): string | undefined };

export const CONTACT = /\[\[([^[\]\n]*)\]\]/g;
export const PLACEHOLDER = /\{\{\s*([^{}\s]+)\s*\}\}/g;
/** What is left of them when they are not closed. */
const STRAY = /\[\[|\]\]|\{\{|\}\}/;
const PLACEHOLDER_IN_LINK = /\]\([^)\n]*\{\{/;

/** Parses a text of ours: the Markdown subset, with `[[contact]]` as its number in bold that can be tapped. */
export function parseText(markdown: string, phones: Phones): RichText {
  refuseStraySigns(markdown);
  if (!markdown.includes('[[')) return parseRichText(markdown);
  const linked = markdown.replace(CONTACT, (_, id: string) => {
    const phone = phoneOf(phones, id);
    return `[${phone}](${telLink(phone)})`;
  });
  return parseRichText(linked).map(withBoldPhones);
}

function refuseStraySigns(markdown: string): void {
  const rest = markdown.replace(CONTACT, '').replace(PLACEHOLDER, '');
  const stray = STRAY.exec(rest);
  if (stray) {
    throw new RichTextError(`"${stray[0]}" has no counterpart on its line`, lineAt(rest, stray.index));
  }
  const inLink = PLACEHOLDER_IN_LINK.exec(markdown);
  if (inLink)
    throw new RichTextError('the target of a link cannot be filled', lineAt(markdown, inLink.index));
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Bold is set afterwards, because the number may stand in bold already: `**[[police]]**`. */
function withBoldPhones(block: Block): Block {
  const bold = (spans: Span[]) =>
    spans.map((span): Span => (span.href?.startsWith('tel:') ? { ...span, bold: true } : span));
  return block.type === 'list'
    ? { ...block, items: block.items.map(bold) }
    : { ...block, spans: bold(block.spans) };
}

/** The text with its contacts as plain numbers, for labels. */
export function plainTemplate(text: string, phones: Phones): string {
  return text.replace(CONTACT, (_, id: string) => phoneOf(phones, id));
}

function phoneOf(phones: Phones, id: string): string {
  const phone = phones.get(id);
  if (phone === undefined) throw new Error(`[[${id}]] names no contact with a phone number`);
  return phone;
}

/** The link that dials a number: `tel:+38338000000`. */
export function telLink(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}

export function fillLabel(text: string, params: Params): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = valueFor(params, name);
    return typeof value === 'object' ? value.text : String(value);
  });
}

/** A parsed text that is ready to be filled; `fill` gives the very same object when there is nothing to fill. */
export type Template = { fill(params: Params): RichText };

export function templateOf(text: RichText): Template {
  const blocks = text.map(blockTemplate);
  if (blocks.every((block) => typeof block !== 'function')) return { fill: () => text };
  return { fill: (params) => blocks.map((block) => (typeof block === 'function' ? block(params) : block)) };
}

type Fill<T> = (params: Params) => T;

function blockTemplate(block: Block): Block | Fill<Block> {
  if (block.type !== 'list') {
    const spans = lineTemplate(block.spans);
    return spans ? (params) => ({ ...block, spans: spans(params) }) : block;
  }
  const items = block.items.map((item) => lineTemplate(item) ?? (() => item));
  if (block.items.every((item) => !lineTemplate(item))) return block;
  return (params) => ({ ...block, items: items.map((item) => item(params)) });
}

function lineTemplate(spans: Span[]): Fill<Span[]> | undefined {
  if (!spans.some((span) => span.text.includes('{{'))) return undefined;
  const pieces = spans.flatMap(spanPieces);
  return (params) =>
    pieces.map(({ span, placeholder }) => {
      if (placeholder === undefined) return span;
      const value = valueFor(params, placeholder);
      return typeof value === 'object' ? { ...span, ...value } : { ...span, text: String(value) };
    });
}

function spanPieces(span: Span): { span: Span; placeholder?: string }[] {
  return span.text
    .split(PLACEHOLDER)
    .map((text, index) => (index % 2 === 1 ? { span, placeholder: text } : { span: { ...span, text } }))
    .filter((piece) => piece.placeholder !== undefined || piece.span.text !== '');
}

function valueFor(params: Params, name: string): string | number | Span {
  const value = params[name];
  if (value === undefined) throw new Error(`the placeholder {{${name}}} has no value`);
  return value;
}
