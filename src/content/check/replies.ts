import { leavesOf, PLACEHOLDER } from '../../wording/index.ts';
import type { Report } from '../finding.ts';
import { nearest } from '../near.ts';
import type { Draft } from '../read/draft.ts';

/** What the desk fills in when a counsellor inserts a ready reply: the case's number and today's day. */
export const REPLY_VARIABLES = ['reference', 'today'] as const;
export type ReplyVariable = (typeof REPLY_VARIABLES)[number];

const PARTS = ['title', 'text'];

/** Ready replies of the desk: each has a title and a text, and names only what can be filled in. */
export function checkReplies(draft: Draft, report: Report): void {
  for (const language of draft.languages) {
    const words = draft.locales[language].get('replies');
    if (!words) continue;
    const at = (key: string) => words.source.at(key.split('.'));
    const leaves = new Map(leavesOf(words.words));
    for (const [key, text] of leaves) {
      const [id = '', part = '', ...more] = key.split('.');
      if (!PARTS.includes(part) || more.length > 0)
        report('unknown-key', at(key), { key, near: nearest(part, PARTS) });
      for (const missing of PARTS.filter((one) => !leaves.has(`${id}.${one}`)))
        report('missing-key', at(key), { key: `${id}.${missing}` });
      for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
        if (!REPLY_VARIABLES.some((one) => one === name))
          report('unknown-id', at(key), { what: 'variable', id: name, near: nearest(name, REPLY_VARIABLES) });
      }
    }
  }
}
