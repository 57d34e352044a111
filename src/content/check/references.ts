import { answersOf, conditionsOf, plainConditions, waysOf } from '../../dialogs/index.ts';
import { CONTACT } from '../../wording/index.ts';
import type { Report, Where } from '../finding.ts';
import type { NamedThing } from '../kinds.ts';
import { nearest } from '../near.ts';
import type { ArticleDraft, DialogDraft, Draft } from '../read/draft.ts';
import { placeIn } from '../source.ts';
import { textsOf } from '../texts.ts';

/** Whatever names something names something that is there. */
export function checkReferences(draft: Draft, report: Report): void {
  const check: Check = (what, known, id, where) => {
    if (known && !known.has(id)) report('unknown-id', where, { what, id, near: nearest(id, known) });
  };
  for (const article of draft.articles.values()) checkArticle(draft, article, check);
  for (const dialog of draft.dialogs.values()) {
    checkTargets(draft, dialog, check);
    checkConditions(draft, dialog, report);
  }
  checkPractice(draft, check);
  checkContactsInTexts(draft, report);
}

type Check = (what: NamedThing, known: ReadonlySet<string> | undefined, id: string, where: Where) => void;

function checkArticle({ ids, locales }: Draft, { file, source }: ArticleDraft, check: Check): void {
  const languages = languageNames(locales);
  for (const [at, id] of file.related.entries())
    check('article', ids.article, id, source.at(['related', at]));
  if (file.dialog !== undefined) check('dialog', ids.dialog, file.dialog, source.at(['dialog']));
  for (const [at, id] of file.contacts.entries())
    check('contact', ids.contact, id, source.at(['contacts', at]));
  for (const [at, { publisher, language }] of file.sources.entries()) {
    check('publisher', ids.publisher, publisher, source.at(['sources', at, 'publisher']));
    check('language', languages, language, source.at(['sources', at, 'language']));
  }
}

function checkPractice({ ids, practice }: Draft, check: Check): void {
  for (const [talk, { articles, checklist }] of practice.entries) {
    const at = (...path: PropertyKey[]) => practice.source?.at([talk, ...path]) ?? placeIn(talk);
    for (const [index, id] of articles.entries()) check('article', ids.article, id, at('articles', index));
    for (const [point, { names = [] }] of checklist.entries()) {
      for (const [index, id] of names.entries())
        check('contact', ids.contact, id, at('checklist', point, 'names', index));
    }
  }
}

/** The languages whose names the wording can tell. */
function languageNames(locales: Draft['locales']): Set<string> {
  const languages = locales.en.get('knowledge')?.words.languages;
  return new Set(typeof languages === 'object' ? Object.keys(languages) : []);
}

function checkTargets({ ids }: Draft, { dialog, source }: DialogDraft, check: Check): void {
  const nodes = new Set(dialog.nodes.keys());
  check('node', nodes, dialog.start, source.at(['start']));
  for (const node of dialog.nodes.values()) {
    for (const { target, path } of waysOf(node)) {
      const where = source.at(['nodes', node.id, ...path]);
      if (target.to === 'node') check('node', nodes, target.node, where);
      if (target.to === 'dialog') check('dialog', ids.dialog, target.dialog, where);
      if (target.to === 'article') check('article', ids.article, target.article, where);
    }
  }
}

/** A condition asks for answers that some question, here or in another tree, can be given. */
function checkConditions(draft: Draft, { dialog, source }: DialogDraft, report: Report): void {
  const answers = answersOf([...draft.dialogs.values()].map((one) => one.dialog));
  for (const node of dialog.nodes.values()) {
    for (const { condition, path } of conditionsOf(node)) {
      const where = source.at(['nodes', node.id, ...path]);
      for (const { answer, oneOf } of plainConditions(condition)) {
        const values = answers.get(answer);
        if (!values) {
          report('unknown-answer', where, { answer, near: nearest(answer, answers.keys()) });
          continue;
        }
        for (const value of oneOf.filter((one) => !values.has(one))) {
          report('unknown-answer-value', where, { answer, value, near: nearest(value, values) });
        }
      }
    }
  }
}

/** `[[police]]` in any text names a contact that has a phone number. */
function checkContactsInTexts(draft: Draft, report: Report): void {
  const { ids, contacts } = draft;
  if (!ids.contact) return;
  for (const { text, where } of textsOf(draft)) {
    for (const [, id = ''] of text.matchAll(CONTACT)) {
      const contact = contacts.entries.get(id);
      if (contact && contact.phone === undefined) report('no-phone', where(), { id });
      else if (!ids.contact.has(id)) {
        report('unknown-id', where(), { what: 'contact', id, near: nearest(id, ids.contact) });
      }
    }
  }
}
