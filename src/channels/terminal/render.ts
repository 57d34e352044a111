import type { Outbound, Span } from '../../message.ts';
import { toPlain } from '../../richtext.ts';
import type { TerminalReply } from './terminal.ts';

const BOLD = '\u001b[1m';
const ITALIC = '\u001b[3m';
const DIM = '\u001b[2m';
const END = '\u001b[0m';

/** A message for the eye: bold and italic as the terminal shows them, links written out, the buttons asData. */
export function ansi({ text, choices = [], links = [] }: Outbound): string {
  const blocks = text.map((block) =>
    block.type === 'list'
      ? block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${line(item)}`).join('\n')
      : line(block.type === 'heading' ? block.spans.map((span) => ({ ...span, bold: true })) : block.spans),
  );
  const buttons = choices.flat().map((choice, index) => `${DIM}#${index + 1}${END} ${choice.label}`);
  const pages = links.map(({ label, url }) => `${label}: ${url}`);
  return [...blocks, [...buttons, ...pages].join('\n')].filter((part) => part !== '').join('\n\n');
}

function line(spans: Span[]): string {
  return spans.map(styled).join('');
}

function styled({ text, bold, italic, href }: Span): string {
  const address = href?.startsWith('https:') ? ` <${href}>` : '';
  if (bold) return `${BOLD}${text}${END}${address}`;
  return italic ? `${ITALIC}${text}${END}${address}` : `${text}${address}`;
}

/** A message for a program. */
export function asData({ says, text, choices = [] }: Outbound): TerminalReply {
  const urgent = says.find((id) => id.startsWith('urgent.'));
  return {
    text: toPlain(text),
    choices: choices.flat(),
    articles: says.flatMap((id) => /^article:([^:]+)/.exec(id)?.[1] ?? []),
    urgent: urgent?.slice('urgent.'.length) ?? null,
  };
}
