/**
 * Every kind of finding: whether it keeps the content from going live, and how it is told to an editor. The sentences for
 * editors stand here and nowhere else.
 */
export const KINDS = {
  // A file cannot be read.
  unreadable: (d: { reason: string }) =>
    error(
      `This cannot be read: ${d.reason}.`,
      'Mend the signs at this line: indent, quotation marks, commas, brackets.',
    ),
  'unknown-file': (d: { near: string | undefined }) =>
    error(
      'Nobody reads this file.',
      d.near
        ? `Rename it to "${d.near}", or delete it.`
        : 'Delete it, or see docs/content.md for the name it must have.',
    ),
  'missing-file': (d: { why: string }) => error(`This file is missing: ${d.why}.`, 'Write it.'),
  'missing-key': (d: { key: string; near?: string | undefined }) =>
    error(`"${d.key}" is missing.`, `Add it here.${meant(d.near)}`),
  'unknown-key': (d: { key: string; near: string | undefined }) =>
    error(`"${d.key}" means nothing here.`, d.near ? `Did you mean "${d.near}"?` : 'Delete it.'),
  'wrong-value': (d: { value: unknown; expected: string; near?: string | undefined }) =>
    error(
      `${show(d.value)} does not fit here: ${d.expected}.`,
      d.near ? `Did you mean "${d.near}"?` : 'Change it.',
    ),
  'wrong-place': (d: { id: string; folder: string }) =>
    error(
      `The article "${d.id}" lies in the folder "${d.folder}".`,
      'The folder is knowledge/<first word of the id>/<id>.',
    ),
  'bad-markdown': (d: { reason: string }) =>
    error(
      `The text cannot be shown: ${d.reason}.`,
      'Use paragraphs, lists, **bold**, *italic* and [links](https://…) only; an article begins with "# Title".',
    ),

  // Something is named that is not there.
  'unknown-id': (d: { what: NamedThing; id: string; near: string | undefined }) =>
    error(
      `There is no ${d.what} "${d.id}".`,
      d.near ? `Did you mean "${d.near}"?` : `${HOMES[d.what]}, or name another.`,
    ),
  'no-phone': (d: { id: string }) =>
    error(
      `The contact "${d.id}" has no phone number that [[${d.id}]] could show.`,
      'Name it under "contacts" of the article instead.',
    ),
  'unknown-answer': (d: { answer: string; near: string | undefined }) =>
    error(
      `No question is remembered as "${d.answer}".`,
      d.near ? `Did you mean "${d.near}"?` : 'Ask it in a tree, or take it out of the condition.',
    ),
  'unknown-answer-value': (d: { answer: string; value: string; near: string | undefined }) =>
    error(
      `"${d.answer}" can never be answered with "${d.value}".`,
      d.near ? `Did you mean "${d.near}"?` : 'Use the id of one of its choices.',
    ),

  // The languages differ in form.
  'missing-plural-form': (d: { key: string }) =>
    error(
      `The form "${d.key}" is missing.`,
      'This language writes the word in this form for some numbers: add it.',
    ),
  'placeholder-mismatch': (d: { missing: string[]; extra: string[] }) =>
    error(
      [
        d.missing.length > 0 && `${braces(d.missing)} stands in the other languages and not here.`,
        d.extra.length > 0 && `${braces(d.extra)} stands in no other language.`,
      ]
        .filter(Boolean)
        .join(' '),
      'Use the same placeholders in all three languages.',
    ),
} as const;

export type FindingKind = keyof typeof KINDS;
/** What a kind must be told about its case. */
export type Details<K extends FindingKind> = Parameters<(typeof KINDS)[K]>[0];

/** Where each thing that can be named is made. */
const HOMES = {
  node: 'Write the node',
  dialog: 'Write dialogs/<id>.yaml',
  article: 'Write the article',
  contact: 'Add it to knowledge/contacts.yaml',
  publisher: 'Add it to knowledge/publishers.yaml',
  language: 'Add its name to "languages" in locales/*/knowledge.json',
};
export type NamedThing = keyof typeof HOMES;

type Told = { severity: 'error' | 'warning'; message: string; mend: string };

function error(message: string, mend: string): Told {
  return { severity: 'error', message, mend };
}

function meant(near: string | undefined): string {
  return near ? ` Did you write "${near}" for it?` : '';
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function braces(names: string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}
