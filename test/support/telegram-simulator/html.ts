/** A stretch of a text with a style, in UTF-16 units. https://core.telegram.org/bots/api#messageentity */
export type Entity = { type: string; offset: number; length: number; url?: string };

export class HtmlError extends Error {}

const STYLES: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
};

/** They hold no other style and stand in none. */
const ALONE = ['code', 'pre'];

const TOKEN = /<(\/?)([a-z]+)(?: href="([^"<>]*)")?>|&(lt|gt|amp|quot);|([^<>&]+)|(.)/gs;

const SIGNS: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

type Open = { tag: string; offset: number; url?: string };

/**
 * Reads HTML as parse_mode HTML does, but forgives nothing: a stray sign, an unknown tag, a style where it may not be.
 * https://core.telegram.org/bots/api#html-style
 */
export function readHtml(html: string): { text: string; entities: Entity[] } {
  let text = '';
  const entities: Entity[] = [];
  const open: Open[] = [];

  function openTag(tag: string, href: string | undefined): void {
    const type = STYLES[tag];
    if (type === undefined) throw new HtmlError(`Unsupported start tag "${tag}"`);
    if (open.some((one) => ALONE.includes(one.tag) || one.tag === tag))
      throw new HtmlError(`Misplaced "${tag}"`);
    if (ALONE.includes(tag) && open.length > 0) throw new HtmlError(`Misplaced "${tag}"`);
    if ((tag === 'a') !== (href !== undefined)) throw new HtmlError(`Wrong attribute of "${tag}"`);
    if (href !== undefined && !/^(https?|tg):\/\//.test(href)) throw new HtmlError('Unknown kind of link');
    open.push({ tag, offset: text.length, ...(href !== undefined && { url: readAttribute(href) }) });
  }

  function closeTag(tag: string): void {
    const last = open.pop();
    if (last?.tag !== tag) throw new HtmlError(`Unexpected end tag "${tag}"`);
    const { offset, url } = last;
    const length = text.length - offset;
    if (length > 0)
      entities.push({ type: STYLES[tag] ?? '', offset, length, ...(url !== undefined && { url }) });
  }

  for (const [all, slash, tag, href, sign, words] of html.matchAll(TOKEN)) {
    if (words !== undefined) text += words;
    else if (sign !== undefined) text += SIGNS[sign];
    else if (tag === undefined) throw new HtmlError(`Stray "${all}"`);
    else if (slash) closeTag(tag);
    else openTag(tag, href);
  }
  if (open.length > 0) throw new HtmlError("Can't find end tag");
  return { text, entities };
}

function readAttribute(value: string): string {
  return value.replace(/&(?:(lt|gt|amp|quot);)?/g, (all, sign?: string) => {
    if (sign === undefined) throw new HtmlError(`Stray "${all}"`);
    return SIGNS[sign] ?? '';
  });
}
