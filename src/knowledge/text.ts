import { RichTextError } from '../richtext.ts';
import { type Phones, parseText } from '../wording/index.ts';
import type { ArticleText } from './article.ts';

/** An article's Markdown taken apart: `# Title`, the text, and what stands after `<!-- more -->`. */
export type ArticleMarkdown = { title: string; body: Part; more?: Part };

/** A piece of a file, with the line on which it begins. */
type Part = { markdown: string; line: number };

const TITLE = /^# +(.+?)\s*$/;
const MORE = /^<!-- more -->\s*$/;

/** Takes an article's file apart. A RichTextError when it does not begin with its title or has no text. */
export function readArticleMarkdown(markdown: string): ArticleMarkdown {
  const lines = markdown.split(/\r?\n/);
  const title = TITLE.exec(lines[0] ?? '')?.[1];
  if (title === undefined) throw new RichTextError('the first line is not a title', 1);

  const marker = lines.findIndex((line) => MORE.test(line));
  const body = partOf(lines, 1, marker === -1 ? lines.length : marker);
  if (body.markdown.trim() === '') throw new RichTextError('there is no text under the title', 2);
  return { title, body, ...(marker !== -1 && { more: partOf(lines, marker + 1, lines.length) }) };
}

function partOf(lines: string[], from: number, to: number): Part {
  return { markdown: lines.slice(from, to).join('\n'), line: from + 1 };
}

/** Parses the text. A RichTextError (with its line in the file) on anything that the subset does not know. */
export function parseArticleText({ title, body, more }: ArticleMarkdown, phones: Phones): ArticleText {
  return { title, body: parsePart(body, phones), ...(more && { more: parsePart(more, phones) }) };
}

function parsePart({ markdown, line }: Part, phones: Phones) {
  for (const [index, text] of markdown.split('\n').entries()) {
    if (/^#{1,6}\s/.test(text))
      throw new RichTextError('a heading inside the text is not allowed', line + index);
    if (text.includes('{{'))
      throw new RichTextError('nothing fills a placeholder in an article', line + index);
  }
  try {
    return parseText(markdown, phones);
  } catch (error) {
    if (error instanceof RichTextError) throw new RichTextError(error.message, error.line + line - 1);
    throw error;
  }
}
