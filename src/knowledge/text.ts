import { RichTextError } from '../richtext.ts';
import { type Phones, parseText } from '../wording/index.ts';
import type { ArticleText } from './article.ts';
import { TICKABLE, takeBoxes } from './checklist.ts';

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
  const [first, second] = [takeBoxesIn(body, phones), more && takeBoxesIn(more, phones)];
  if (first.checklist && second?.checklist)
    throw new RichTextError('an article has one list whose items begin with "[ ]"', more?.line ?? 1);
  const checklist = first.checklist ?? second?.checklist;
  return { title, body: first.text, ...(second && { more: second.text }), ...(checklist && { checklist }) };
}

function takeBoxesIn(part: Part, phones: Phones): ReturnType<typeof takeBoxes> {
  const text = parsePart(part, phones);
  const line = part.markdown.split('\n').findIndex((one) => TICKABLE.test(one)) + 1;
  return inPart(part, () => takeBoxes(text, line));
}

function parsePart({ markdown, line }: Part, phones: Phones) {
  for (const [index, text] of markdown.split('\n').entries()) {
    if (/^#{1,6}\s/.test(text))
      throw new RichTextError('a heading inside the text is not allowed', line + index);
    if (text.includes('{{'))
      throw new RichTextError('nothing fills a placeholder in an article', line + index);
  }
  return inPart({ markdown, line }, () => parseText(markdown, phones));
}

/** An error tells its line in the part; in the file it is another one. */
function inPart<T>({ line }: Part, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RichTextError) throw new RichTextError(error.message, error.line + line - 1);
    throw error;
  }
}
