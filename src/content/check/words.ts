import { isFull, LANGUAGES, type Language } from '../../message.ts';
import { leavesOf, PLACEHOLDER, pluralForms } from '../../wording/index.ts';
import type { Report, Where } from '../finding.ts';
import { nearest } from '../near.ts';
import type { Draft, WordsDraft } from '../read/draft.ts';
import { placeIn } from '../source.ts';
import { type NeededWords, neededWords } from './dialog-words.ts';

/**
 * What one language has, all have: namespaces, keys, plural forms, placeholders. A language that is written in part may lack what
 * it likes; what it has must be among what the others have.
 */
export function checkWords(draft: Draft, report: Report): void {
  const namespaces = new Set(LANGUAGES.flatMap((language) => [...draft.locales[language].keys()]));
  for (const { dialog } of draft.dialogs.values()) namespaces.add(`dialogs/${dialog.id}`);

  for (const namespace of namespaces) {
    const id = /^dialogs\/(.+)$/.exec(namespace)?.[1];
    if (id !== undefined && !draft.files.has(`dialogs/${id}.yaml`)) {
      reportNoDialog(draft, namespace, id, report);
      continue;
    }
    const dialog = id === undefined ? undefined : draft.dialogs.get(id)?.dialog;
    const texts = textsOf(draft, namespace, report);
    if (dialog) checkNeeded(texts, neededWords(dialog), report);
    else checkParity(texts, report);
    checkForms(texts, report);
    checkPlaceholders(texts, report);
  }
}

/** The texts of a namespace in one language: by key without plural form, by form (`''` when it has none). */
type Texts = { language: Language; draft: WordsDraft; byKey: Map<string, Map<string, string>> };

const PLURAL = /_(zero|one|two|few|many|other)$/;

function textsOf(draft: Draft, namespace: string, report: Report): Texts[] {
  return draft.languages.flatMap((language) => {
    const words = draft.locales[language].get(namespace);
    if (!words) {
      const file = `locales/${language}/${namespace}.json`;
      if (isFull(language) && !draft.files.has(file))
        report('missing-file', placeIn(file), { why: 'the other languages have it' });
      return [];
    }
    const byKey = new Map<string, Map<string, string>>();
    for (const [key, text] of leavesOf(words.words)) {
      const base = key.replace(PLURAL, '');
      byKey.set(base, (byKey.get(base) ?? new Map()).set(PLURAL.exec(key)?.[1] ?? '', text));
    }
    return [{ language, draft: words, byKey }];
  });
}

function reportNoDialog(draft: Draft, namespace: string, id: string, report: Report): void {
  for (const language of draft.languages) {
    const words = draft.locales[language].get(namespace);
    if (words)
      report('unknown-id', words.source.at([]), {
        what: 'dialog',
        id,
        near: nearest(id, draft.dialogs.keys()),
      });
  }
}

/** A dialog has the words that its structure asks for, and no others. */
function checkNeeded(texts: Texts[], { must, may }: NeededWords, report: Report): void {
  const usual = [...may].filter((key) => texts.some(({ byKey }) => byKey.has(key)));
  for (const { language, draft, byKey } of texts) {
    const missing = isFull(language) ? [...must, ...usual].filter((key) => !byKey.has(key)) : [];
    const extra = [...byKey.keys()].filter((key) => !must.has(key) && !may.has(key));
    for (const key of missing) report('missing-key', at(draft, key), { key, near: nearest(key, extra) });
    for (const key of extra) report('unknown-key', at(draft, key), { key, near: nearest(key, missing) });
  }
}

/** Where no structure says what is needed, one language having it makes it needed. */
function checkParity(texts: Texts[], report: Report): void {
  const full = texts.filter(({ language }) => isFull(language));
  const needed = keysOf(full);
  for (const key of needed) {
    for (const { draft, byKey } of full) {
      if (byKey.has(key)) continue;
      const alone = [...byKey.keys()].filter((own) =>
        full.every((other) => other.draft === draft || !other.byKey.has(own)),
      );
      report('missing-key', at(draft, key), { key, near: nearest(key, alone) });
    }
  }
  for (const { language, draft, byKey } of texts) {
    if (isFull(language)) continue;
    for (const key of byKey.keys())
      if (!needed.has(key)) report('unknown-key', at(draft, key), { key, near: nearest(key, needed) });
  }
}

/** A text that depends on a number has every form of its language. */
function checkForms(texts: Texts[], report: Report): void {
  const plurals = [...keysOf(texts)].filter((key) =>
    texts.some(({ byKey }) => byKey.get(key)?.has('') === false),
  );
  for (const key of plurals) {
    for (const { language, draft, byKey } of texts) {
      const forms = byKey.get(key) ?? new Map();
      if (forms.size === 0) continue;
      const needed = pluralForms(language);
      for (const form of needed) {
        if (!forms.has(form)) report('missing-plural-form', at(draft, key), { key: `${key}_${form}` });
      }
      for (const form of forms.keys()) {
        const name = form === '' ? key : `${key}_${form}`;
        if (!needed.includes(form)) report('unknown-key', at(draft, name), { key: name, near: undefined });
      }
    }
  }
}

function keysOf(texts: Texts[]): Set<string> {
  return new Set(texts.flatMap(({ byKey }) => [...byKey.keys()]));
}

function checkPlaceholders(texts: Texts[], report: Report): void {
  for (const key of keysOf(texts)) {
    const uses = texts.flatMap(({ draft, byKey }) => {
      const forms = byKey.get(key);
      return forms ? [{ draft, forms, names: placeholdersOf([...forms.values()]) }] : [];
    });
    for (const use of uses) {
      const others = uses.filter((other) => other !== use).map((other) => other.names);
      if (others.length === 0) continue;
      const missing = [...(others[0] ?? [])].filter(
        (name) => !use.names.has(name) && others.every((names) => names.has(name)),
      );
      const extra = [...use.names].filter((name) => !others.some((names) => names.has(name)));
      if (missing.length + extra.length === 0) continue;
      const [form] = use.forms.keys();
      report('placeholder-mismatch', at(use.draft, form ? `${key}_${form}` : key), { missing, extra });
    }
  }
}

function placeholdersOf(texts: string[]): Set<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name)));
}

function at(draft: WordsDraft, key: string): Where {
  return draft.source.at(key.split('.'));
}
