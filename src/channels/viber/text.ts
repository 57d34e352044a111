import type { Span } from '../../message.ts';
import { writeOut } from '../index.ts';

/**
 * Viber's text: plain words with the addresses of links written out, and bold where its signs will surely be read as signs.
 * There is no way to escape them, so what people and counsellors write may turn bold by accident; nothing worse.
 * https://developers.viber.com/docs/tools/text-formatting/
 */
export function toText(spans: readonly Span[]): string {
  return spans
    .map(writeOut)
    .map((span, index, all) => {
      const before = all[index - 1]?.text ?? '';
      const after = all[index + 1]?.text ?? '';
      return span.bold && canBeBold(before, span.text, after) ? `*${span.text}*` : span.text;
    })
    .join('');
}

function canBeBold(before: string, text: string, after: string): boolean {
  return /(^|\s)$/.test(before) && /^[^\s*_~`]([^*_~`\n]*[^\s*_~`])?$/.test(text) && /^(\s|$)/.test(after);
}
