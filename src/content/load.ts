import type { Language } from '../message.ts';
import { checkTurns } from './check/graph.ts';
import { checkReferences } from './check/references.ts';
import { checkTexts } from './check/texts.ts';
import { checkWords } from './check/words.ts';
import { compile } from './compile.ts';
import type { Content } from './content.ts';
import { type Files, languagesIn, readFiles } from './files.ts';
import { ContentError, newReport, type Report } from './finding.ts';
import { readDialogs } from './read/dialogs.ts';
import type { Draft } from './read/draft.ts';
import { readKnowledge, reportStrayKnowledge } from './read/knowledge.ts';
import { readLocales } from './read/locales.ts';

/**
 * Loads all content below a folder. Throws a ContentError with every error that makes it unusable: what cannot be read, what
 * is missing in a language, what names something that is not there.
 */
export function loadContent(root: string, on?: readonly Language[]): Content {
  return contentOf(readFiles(root, on));
}

/** Makes the content of its files, as loadContent does. */
export function contentOf(files: Files): Content {
  const { report, findings } = newReport();
  const draft = readDraft(files, report);
  if (findings().length > 0) throw new ContentError(findings());
  return compile(files, draft);
}

/** Reads all files and checks that they fit together. */
export function readDraft(files: Files, report: Report): Draft {
  const knowledge = readKnowledge(files, report);
  const draft: Draft = {
    ...knowledge,
    files: new Set(files.keys()),
    languages: languagesIn(files),
    dialogs: readDialogs(files, report),
    locales: readLocales(files, report),
    ids: {
      dialog: new Set(idsIn(files, /^dialogs\/([^/]+)\.yaml$/)),
      article: new Set(idsIn(files, /^knowledge\/[^/]+\/([^/]+)\/article\.yaml$/)),
      contact: knowledge.contacts.ids,
      publisher: knowledge.publishers.ids,
    },
  };
  reportStrayKnowledge(files, report);
  checkReferences(draft, report);
  checkTurns(draft, report);
  checkWords(draft, report);
  checkTexts(draft, report);
  return draft;
}

function idsIn(files: Files, name: RegExp): string[] {
  return [...files.keys()].flatMap((file) => name.exec(file)?.[1] ?? []);
}
