/** What stands in a text of ours and is no word of a language. */
const NOT_PROSE = [
  /`[^`]*`/, // code
  /\]\([^)]*\)/, // the target of a Markdown link
  /\{\{[^}]*\}\}/, // a placeholder
  /\[\[[^\]]*\]\]/, // a contact
  /https?:\/\/[^\s)\]]+/,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/, // an e-mail address
  /(?<![\p{L}\d])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:\/[^\s)\]]*)?(?![\p{L}\d])/u, // a page without https
];

/** The source of a pattern that finds it. */
export const notProse = NOT_PROSE.map((pattern) => pattern.source).join('|');

const FIND = new RegExp(notProse, 'gu');

/** The text without links, placeholders, contacts and code: what is left are words. */
export function proseOf(text: string): string {
  return text.replace(FIND, ' ');
}
