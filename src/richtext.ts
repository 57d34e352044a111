import { marked, type Token, type Tokens } from 'marked';
import type { Block, RichText, Span } from './message.ts';

/** Says what a text holds that the small Markdown subset does not know, and on which line of the text. */
export class RichTextError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/**
 * Parses the Markdown subset that content is written in: paragraphs, headings, bullet and numbered lists,
 * **bold**, *italic*, `code`, [links](https://…). Anything else is a RichTextError, so that an editor learns of
 * it before a person sees stray signs.
 */
export function parseRichText(markdown: string): RichText {
  const blocks: Block[] = [];
  let line = 1;
  for (const token of marked.lexer(markdown, { gfm: false })) {
    const block = blockOf(token, line);
    if (block) blocks.push(block);
    line += token.raw.split('\n').length - 1;
  }
  return blocks;
}

function blockOf(token: Token, line: number): Block | undefined {
  switch (token.type) {
    case 'space':
      return undefined;
    case 'heading':
      return { type: 'heading', spans: spansOf(token.tokens ?? [], {}, line) };
    case 'paragraph':
    case 'text':
      return { type: 'paragraph', spans: spansOf(token.tokens ?? [token], {}, line) };
    case 'list':
      return {
        type: 'list',
        ordered: token.ordered,
        items: token.items.map((item: Tokens.ListItem) => itemSpans(item, line)),
      };
    default:
      throw new RichTextError(`"${token.raw.trim().slice(0, 30)}" (${token.type}) is not allowed here`, line);
  }
}

function itemSpans(item: Tokens.ListItem, line: number): Span[] {
  const inline = item.tokens.filter((token) => token.type !== 'space');
  if (inline.length !== 1 || !['text', 'paragraph'].includes(inline[0]?.type ?? '')) {
    throw new RichTextError('a list item holds one line of text, no list or paragraph of its own', line);
  }
  const [only] = inline as Tokens.Text[];
  return spansOf(only?.tokens ?? [], {}, line);
}

type Style = Omit<Span, 'text'>;

function spansOf(tokens: Token[], style: Style, line: number): Span[] {
  return tokens.flatMap((token): Span[] => {
    switch (token.type) {
      case 'text':
      case 'escape':
        return 'tokens' in token && token.tokens
          ? spansOf(token.tokens, style, line)
          : [{ ...style, text: unescapeHtml(token.text) }];
      case 'strong':
        return spansOf(token.tokens ?? [], { ...style, bold: true }, line);
      case 'em':
        return spansOf(token.tokens ?? [], { ...style, italic: true }, line);
      case 'codespan':
        return [{ ...style, code: true, text: unescapeHtml(token.text) }];
      case 'br':
        return [{ ...style, text: '\n' }];
      case 'link':
        return spansOf(token.tokens ?? [], { ...style, href: allowedLink(token.href, line) }, line);
      default:
        throw new RichTextError(
          `"${token.raw.trim().slice(0, 30)}" (${token.type}) is not allowed here`,
          line,
        );
    }
  });
}

function allowedLink(href: string, line: number): string {
  if (!/^(https:\/\/|tel:|mailto:)/.test(href)) {
    throw new RichTextError(`the link "${href}" must begin with https://, tel: or mailto:`, line);
  }
  return href;
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Text that a person typed, as it is: no Markdown is read in it. Line breaks are kept. */
export function plainText(text: string): RichText {
  return [{ type: 'paragraph', spans: [{ text }] }];
}

/** The words alone: for notifications, search and counting characters. Blocks are divided by a blank line. */
export function toPlain(text: RichText): string {
  return text.map(blockToPlain).join('\n\n');
}

function blockToPlain(block: Block): string {
  if (block.type !== 'list') return spansToPlain(block.spans);
  return block.items
    .map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${spansToPlain(item)}`)
    .join('\n');
}

function spansToPlain(spans: Span[]): string {
  return spans.map((span) => span.text).join('');
}
