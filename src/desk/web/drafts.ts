import { makeId } from './api.ts';

/** What was written and not sent. Each has its name before it is sent, so that sending twice sends once. */
export type Draft = { id: string; text: string };

const PREFIX = 'busulla-draft ';

/** Kept until the window is closed or the counsellor signs out, also over a reload and while other tickets are looked at. */
export function draftOf(reference: string): Draft {
  const kept = sessionStorage.getItem(PREFIX + reference);
  return kept === null ? { id: makeId(), text: '' } : (JSON.parse(kept) as Draft);
}

export function keepDraft(reference: string, draft: Draft): void {
  if (draft.text === '') sessionStorage.removeItem(PREFIX + reference);
  else sessionStorage.setItem(PREFIX + reference, JSON.stringify(draft));
}

export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}
