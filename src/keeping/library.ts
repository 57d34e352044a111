import {
  type Content,
  contentOf,
  corpusOf,
  type Files,
  type Finding,
  learnt,
  readFiles,
  versionOf,
} from '../content/index.ts';
import { createUnderstanding, type Trained, type Understanding } from '../understanding/index.ts';
import { study } from './study.ts';

/** One state of the content, and how it is understood. */
export type Edition = { content: Content; understanding: Understanding };

/** What became of the content: its version, and why what lies in the folder cannot go live. */
export type Reloaded = { version: string; findings: readonly Finding[] };

/** The content that is live, and the folder that it comes from. */
export interface Library {
  /** What is live; asked for anew at every turn. */
  current(): Edition;
  /** The files of what is live. */
  files(): Files;
  /** The content as it lies in the folder now, which may be newer than what is live. Throws a ContentError. */
  lying(): Content;
  /**
   * Takes what lies in the folder live. The bot answers with the old content until the new is checked and learnt, and goes on
   * with the old when there are errors.
   */
  reload(): Promise<Reloaded>;
}

type Settings = {
  /** Holds dialogs/, knowledge/ and locales/. */
  folder: string;
  /** Where what was learnt is kept. */
  cacheDir: string;
  now: () => number;
};

/** Opens a content folder; throws a ContentError when it cannot go live. */
export async function openLibrary({ folder, cacheDir, now }: Settings): Promise<Library> {
  let files = readFiles(folder);
  let edition = editionOf(files, await learnt(corpusOf(files), cacheDir));
  let lying = edition.content;
  let reloading: Promise<unknown> = Promise.resolve();

  async function takeLive(): Promise<Reloaded> {
    const found = readFiles(folder);
    if (versionOf(found) !== edition.content.version) {
      const today = new Date(now()).toISOString().slice(0, 10);
      const { findings, trained } = await study({ files: found, today, cacheDir, asked: [] });
      if (!trained) return { version: edition.content.version, findings };
      edition = editionOf(found, trained);
      files = found;
    }
    return { version: edition.content.version, findings: [] };
  }

  return {
    current: () => edition,
    files: () => files,
    lying() {
      const found = readFiles(folder);
      const version = versionOf(found);
      if (version === edition.content.version) lying = edition.content;
      else if (version !== lying.version) lying = contentOf(found);
      return lying;
    },
    reload() {
      const next = reloading.then(takeLive);
      // Who waits for this one learns of its failure; the next one begins anew.
      reloading = next.catch(() => undefined);
      return next;
    },
  };
}

function editionOf(files: Files, trained: Trained): Edition {
  return { content: contentOf(files), understanding: createUnderstanding(corpusOf(files), trained) };
}
