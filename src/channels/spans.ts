import type { Block, RichText, Span } from '../message.ts';

/**
 * A text as one run of spans, for platforms that know no blocks: a blank line between blocks, a sign or number before each
 * item of a list, headings in bold.
 */
export function toSpans(text: RichText): Span[] {
  return text.flatMap((block, index) =>
    index === 0 ? blockSpans(block) : [BLANK_LINE, ...blockSpans(block)],
  );
}

const BLANK_LINE: Span = { text: '\n\n' };

function blockSpans(block: Block): Span[] {
  switch (block.type) {
    case 'heading':
      return block.spans.map((span) => ({ ...span, bold: true }));
    case 'paragraph':
      return block.spans;
    case 'list':
      return block.items.flatMap((item, index) => {
        const sign = block.ordered ? `${index + 1}.` : '•';
        return [{ text: index === 0 ? `${sign} ` : `\n${sign} ` }, ...item];
      });
  }
}

/** A link as words alone: its address follows them, unless they name it already. */
export function writeOut({ href, ...words }: Span): Span {
  if (href === undefined) return words;
  const address = href.replace(/^(tel|mailto):/, '');
  return squeeze(words.text).includes(squeeze(address))
    ? words
    : { ...words, text: `${words.text}: ${address}` };
}

/** Numbers are written with spaces and dashes, and dialled without. */
function squeeze(text: string): string {
  return text.replace(/[\s()-]/g, '');
}

/** Where a text may be divided, the best place first. */
const BREAKS = ['\n\n', '\n', ' '];

/**
 * Divides a run of spans into few parts of at most `limit` characters (UTF-16, at least 2): at the ends of paragraphs, else of
 * lines, else between words. Space around the parts is dropped, and nothing else; a run of mere space has no parts.
 */
export function splitSpans(spans: readonly Span[], limit: number): Span[][] {
  const text = spans.map((span) => span.text).join('');
  const parts: Span[][] = [];
  let start = skipSpace(text, 0);
  while (start < text.length) {
    const end = start + partLength(text.slice(start), limit);
    parts.push(sliceSpans(spans, start, end));
    start = skipSpace(text, end);
  }
  return parts;
}

function partLength(rest: string, limit: number): number {
  const whole = rest.trimEnd().length;
  if (whole <= limit) return whole;
  // A break in the first half would make many small parts.
  const reach = rest.slice(0, limit + 1);
  const at = BREAKS.map((sign) => reach.lastIndexOf(sign)).find((place) => place >= limit / 2);
  const end = at ?? (splitsPair(rest, limit) ? limit - 1 : limit);
  return rest.slice(0, end).trimEnd().length;
}

/** Whether a cut there would leave half of a character such as an emoji on each side. */
function splitsPair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
}

function skipSpace(text: string, from: number): number {
  return text.length - text.slice(from).trimStart().length;
}

function sliceSpans(spans: readonly Span[], start: number, end: number): Span[] {
  const slice: Span[] = [];
  let position = 0;
  for (const span of spans) {
    const text = span.text.slice(Math.max(0, start - position), Math.max(0, end - position));
    if (text !== '') slice.push({ ...span, text });
    position += span.text.length;
  }
  return slice;
}
