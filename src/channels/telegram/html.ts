import type { Span } from '../../message.ts';

/** HTML as Telegram reads it, see https://core.telegram.org/bots/api#html-style. Code takes no other style. */
export function toHtml(spans: readonly Span[]): string {
  return spans.map(spanToHtml).join('');
}

function spanToHtml(span: Span): string {
  const text = escapeHtml(span.text);
  if (span.code) return `<code>${text}</code>`;
  const italic = span.italic ? `<i>${text}</i>` : text;
  const bold = span.bold ? `<b>${italic}</b>` : italic;
  return span.href ? `<a href="${escapeHtml(span.href)}">${bold}</a>` : bold;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
