import type { DialogNode } from '../../dialogs/index.ts';
import { LANGUAGES, type Language } from '../../message.ts';
import { leavesOf, PLACEHOLDER, pluralForms } from '../../wording/index.ts';
import type { Report, Where } from '../finding.ts';
import { nearest } from '../near.ts';
import type { DialogDraft, Draft, WordsDraft } from '../read/draft.ts';
import { placeIn } from '../source.ts';

/** What one language has, all have: namespaces, keys, plural forms, placeholders. */
export function checkWords(draft: Draft, report: Report): void {
  const namespaces = new Set(LANGUAGES.flatMap((language) => [...draft.locales[language].keys()]));
  for (const { dialog } of draft.dialogs.values()) namespaces.add(`dialogs/${dialog.id}`);

  for (const namespace of namespaces) {
    const dialog = draft.dialogs.get(namespace.replace(/^dialogs\//, ''));
    if (namespace.startsWith('dialogs/') && !draft.files.has(`${namespace}.yaml`)) {
      reportNoDialog(draft, namespace, report);
      continue;
    }
    const words = wordsOf(draft, namespace, report);
    checkKeys(words, dialog ? neededWords(dialog) : undefined, report);
    checkPlaceholders(words, report);
  }
}

/** The texts of a namespace in one language: by key without plural form, by form (`''` when it has none). */
type Texts = { language: Language; draft: WordsDraft; byKey: Map<string, Map<string, string>> };

const PLURAL = /_(zero|one|two|few|many|other)$/;

function wordsOf(draft: Draft, namespace: string, report: Report): Texts[] {
  return LANGUAGES.flatMap((language) => {
    const words = draft.locales[language].get(namespace);
    if (!words) {
      const file = `locales/${language}/${namespace}.json`;
      if (!draft.files.has(file))
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

function reportNoDialog(draft: Draft, namespace: string, report: Report): void {
  const known = [...draft.dialogs.keys()];
  const id = namespace.replace(/^dialogs\//, '');
  for (const language of LANGUAGES) {
    const words = draft.locales[language].get(namespace);
    if (words) report('unknown-id', words.source.at([]), { what: 'dialog', id, near: nearest(id, known) });
  }
}

/** Whether a dialog needs a text, or may have it. */
type Need = 'must' | 'may';

/** The words that a dialog's structure asks for, by key. */
function neededWords({ dialog }: DialogDraft): Map<string, Need> {
  const needed = new Map<string, Need>([['title', 'must']]);
  for (const node of dialog.nodes.values()) {
    for (const [key, need] of wordsOfNode(node)) needed.set(`${node.id}.${key}`, need);
  }
  return needed;
}

function wordsOfNode(node: DialogNode): [key: string, need: Need][] {
  const words: [string, Need][] = [];
  if (node.type === 'branch' || node.type === 'article') return words;
  words.push(['text', 'must']);
  if (node.type === 'weigh') {
    for (const { id, fails } of node.conditions) {
      words.push([`conditions.${id}.holds`, 'must'], [`conditions.${id}.unknown`, 'must']);
      if (fails) words.push([`conditions.${id}.fails`, 'must']);
    }
  }
  if (node.type !== 'say') {
    // What leads out of the tree has a name of its own: a title, or the button that stands under every node.
    for (const { id, target } of node.choices)
      words.push([`choices.${id}`, target.to === 'node' ? 'must' : 'may']);
  }
  return words;
}

function checkKeys(texts: Texts[], needed: Map<string, Need> | undefined, report: Report): void {
  const all = new Set(texts.flatMap(({ byKey }) => [...byKey.keys()]));
  for (const { language, draft, byKey } of texts) {
    const has = (key: string) => byKey.has(key);
    const others = texts.filter((one) => one.language !== language);
    const extra = [...byKey.keys()].filter((key) =>
      needed ? !needed.has(key) : others.length > 0 && others.every((other) => !other.byKey.has(key)),
    );
    const missing = needed
      ? [...needed]
          .filter(([key, need]) => !has(key) && (need === 'must' || all.has(key)))
          .map(([key]) => key)
      : [...all].filter((key) => !has(key));

    for (const key of missing) {
      report('missing-key', at(draft, key), { key, near: nearest(key, extra) });
    }
    if (needed) {
      for (const key of extra) report('unknown-key', at(draft, key), { key, near: nearest(key, missing) });
    }
    for (const [key, forms] of byKey) checkForms(language, key, forms, isPlural(texts, key), draft, report);
  }
}

function isPlural(texts: Texts[], key: string): boolean {
  return texts.some(({ byKey }) => [...(byKey.get(key)?.keys() ?? [])].some((form) => form !== ''));
}

function checkForms(
  language: Language,
  key: string,
  forms: Map<string, string>,
  plural: boolean,
  draft: WordsDraft,
  report: Report,
): void {
  if (!plural) return;
  const needed = pluralForms(language);
  for (const form of needed) {
    if (!forms.has(form)) report('missing-plural-form', at(draft, key), { key: `${key}_${form}` });
  }
  for (const form of forms.keys()) {
    const name = form === '' ? key : `${key}_${form}`;
    if (!needed.includes(form)) report('unknown-key', at(draft, name), { key: name, near: undefined });
  }
}

function checkPlaceholders(texts: Texts[], report: Report): void {
  for (const key of new Set(texts.flatMap(({ byKey }) => [...byKey.keys()]))) {
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
