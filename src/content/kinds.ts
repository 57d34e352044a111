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

  // The trees do not lead on.
  'unreachable-node': (d: { id: string }) =>
    error(`Nothing leads to the node "${d.id}".`, 'Lead a choice to it, or delete it.'),
  'unreachable-dialog': (d: { id: string }) =>
    error(`No way from the menu leads to the tree "${d.id}".`, 'Lead a choice to it, or delete it.'),
  'dead-end': (d: { id: string }) =>
    error(`The node "${d.id}" offers no choice.`, 'Give it choices that lead on.'),
  'inescapable-cycle': (d: { id: string }) =>
    error(
      `From the node "${d.id}" no way ever leads to an article, a person or the menu.`,
      'Let one of the ways in this round lead out of it.',
    ),
  'endless-turn': (d: { id: string }) =>
    error(
      `The node "${d.id}" leads back to itself without a question between.`,
      'Put a question into this round.',
    ),
  // A warning as long as the trees are still growing.
  'unreached-article': (d: { id: string }) =>
    warning(`No tree leads to the article "${d.id}".`, 'Lead a choice or an article node to it.'),
  'far-article': (d: { id: string; taps: number; most: number }) =>
    warning(
      `The article "${d.id}" is ${d.taps} taps from the menu.`,
      `Shorten the way to at most ${d.most} taps.`,
    ),

  // It does not fit.
  'label-long': (d: { length: number; most: number }) =>
    warning(`This label has ${d.length} characters; phones show ${d.most}.`, 'Say it shorter.'),
  'label-too-long': (d: { length: number; most: number }) =>
    error(`This label has ${d.length} characters; Viber takes ${d.most}.`, 'Say it shorter.'),
  'choice-id-too-long': (d: { id: string; bytes: number; most: number }) =>
    error(
      `The choice id "${d.id}" has ${d.bytes} bytes; buttons carry ${d.most}.`,
      'Shorten the id of the dialog, the node or the choice.',
    ),
  'message-long': (d: { length: number; most: number }) =>
    warning(
      `This text has ${d.length} characters; more than ${d.most} are hard to read on a phone.`,
      'Shorten it, or put a part behind "<!-- more -->".',
    ),
  'message-too-long': (d: { length: number; most: number }) =>
    error(
      `This text has ${d.length} characters; Telegram takes ${d.most}.`,
      'Shorten it, or put a part behind "<!-- more -->".',
    ),

  // The facts.
  'fact-missing': (d: { fact: string; seen: string }) =>
    error(
      `"${d.fact}" stands in the two other languages (${d.seen}) and not here.`,
      'Say the same facts in all three languages.',
    ),
  'fact-in-one-language': (d: { fact: string }) =>
    error(`"${d.fact}" stands in this language alone.`, 'Say the same facts in all three languages.'),
  'fact-less-often': (d: { fact: string; times: number; most: number }) =>
    warning(
      `"${d.fact}" stands here ${times(d.times)}, in another language ${times(d.most)}.`,
      'Look whether something is left out here, or said twice there.',
    ),
  'checklist-differs': (d: { count: number; most: number }) =>
    error(
      `${d.count} items can be ticked here, in another language ${d.most}.`,
      'Begin the same items with "[ ]" in all three languages.',
    ),
  'checklist-fact': (d: { fact: string; item: number }) =>
    error(
      `"${d.fact}" stands in item ${d.item} of the checklist in another language and not here.`,
      'Say the same things in the same order: who changes the language finds the same items ticked.',
    ),
  'review-out-of-range': (d: { checked: string; reviewBy: string; months: number }) =>
    error(
      `The review on ${d.reviewBy} does not follow the check on ${d.checked} within ${d.months} months.`,
      'Set an earlier day for the review.',
    ),
  'review-late': (d: { topics: readonly string[]; months: number }) =>
    warning(
      `An article on ${d.topics.join(' or ')} is reviewed after at most ${d.months} months.`,
      'Set an earlier day for the review.',
    ),
  'review-passed': (d: { reviewBy: string }) =>
    warning(
      `The review was due on ${d.reviewBy}: people are told that the article may be out of date.`,
      'Check the facts and set "checked" and "reviewBy" anew.',
    ),
  'bare-phone': (d: { number: string; id: string | undefined }) =>
    error(
      `The phone number ${d.number} stands in the text.`,
      d.id ? `Write [[${d.id}]].` : 'Add it to knowledge/contacts.yaml and write its id in [[ ]].',
    ),

  // The words.
  'avoided-word': (d: { word: string; use: string }) =>
    error(`"${d.word}" is a word we do not use.`, `Use: ${d.use}.`),
  'plainer-word': (d: { word: string; use: string }) =>
    warning(
      `"${d.word}" can often be said better.`,
      `Use: ${d.use}. If it is right here, add it to "unless" in knowledge/lexicon/style.yaml.`,
    ),
  'missing-diacritics': (d: { word: string; other: string }) =>
    error(
      `"${d.word}" looks like "${d.other}" without its signs.`,
      'Write the signs, or add the word to "right" in knowledge/lexicon/letters.yaml.',
    ),
  'cyrillic-round-trip': (d: { word: string; derived: string }) =>
    error(
      `"${d.word}" becomes "${d.derived}" in Cyrillic and cannot be read back.`,
      'Write it in Serbian Latin letters, or add it to knowledge/lexicon/keep-latin.txt.',
    ),
  'foreign-word': (d: { word: string; derived: string }) =>
    warning(
      `"${d.word}" looks foreign and becomes "${d.derived}" in Cyrillic.`,
      'If it stays in Latin letters, add it to knowledge/lexicon/keep-latin.txt.',
    ),

  // The example questions.
  'few-questions': (d: { count: number; least: number }) =>
    warning(
      `There are ${d.count} example questions; with fewer than ${d.least} an article is hard to find.`,
      'Add more.',
    ),
  'duplicate-question': (d: { text: string; before: string }) =>
    error(`"${d.text}" stands already in ${d.before}.`, 'Keep it where it belongs best.'),
  'mixed-scripts': (d: { word: string }) =>
    error(`"${d.word}" mixes Latin and Cyrillic letters.`, 'Type the whole word in one script.'),
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
  variable: 'Use {{reference}} or {{today}}',
};
export type NamedThing = keyof typeof HOMES;

type Told = { severity: 'error' | 'warning'; message: string; mend: string };

function error(message: string, mend: string): Told {
  return { severity: 'error', message, mend };
}

function warning(message: string, mend: string): Told {
  return { severity: 'warning', message, mend };
}

function meant(near: string | undefined): string {
  return near ? ` Did you write "${near}" for it?` : '';
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function braces(names: string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}
