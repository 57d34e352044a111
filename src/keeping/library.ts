import { access, constants, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
import type { Language } from '../message.ts';
import { createUnderstanding, type Trained, type Understanding } from '../understanding/index.ts';
import type { Changes } from './patch.ts';
import { inspect, type Studied, study } from './study.ts';

/** One state of the content, and how it is understood. */
export type Edition = { content: Content; understanding: Understanding };

/** What became of the content: its version, and why what lies in the folder cannot go live. */
export type Reloaded = { version: string; findings: readonly Finding[] };

/** The content that is live, and the folder that it comes from. */
export interface Library {
  /** What is live; asked for anew at every turn. */
  current(): Edition;
  /** The files as they lie in the folder now. */
  files(): Files;
  /** The content as it lies in the folder now, which may be newer than what is live. Throws a ContentError. */
  lying(): Content;
  /**
   * Takes what lies in the folder live. The bot answers with the old content until the new is checked and learnt, and goes on
   * with the old when there are errors.
   */
  reload(): Promise<Reloaded>;
  /** Whether changes may be written into the folder. */
  isWritable(): Promise<boolean>;
  /** Writes changed files into the folder and takes it live; when that is refused the files are as they were. */
  write(changes: Changes): Promise<Reloaded>;
  /** Checks content and learns from it, as it would be if it went live. */
  study(files: Files, asked: readonly string[]): Promise<Studied>;
  /** Everything that is to be said about content, errors and warnings. */
  inspect(files: Files): Promise<readonly Finding[]>;
}

type Settings = {
  /** Holds dialogs/, knowledge/ and locales/. */
  folder: string;
  /** The languages that are on; without them those in which everything is written. */
  languages?: readonly Language[];
  /** Where what was learnt is kept. */
  cacheDir: string;
  now: () => number;
  /** Whether the folder is the centre's own, in which changes may be written. */
  isOwn: boolean;
};

/** Opens a content folder; throws a ContentError when it cannot go live. */
export async function openLibrary({ folder, languages, cacheDir, now, isOwn }: Settings): Promise<Library> {
  const filesNow = () => readFiles(folder, languages);
  const first = filesNow();
  let edition = editionOf(first, await learnt(corpusOf(first), cacheDir));
  let lying = edition.content;
  let reloading: Promise<unknown> = Promise.resolve();

  const today = () => new Date(now()).toISOString().slice(0, 10);

  function tryOut(files: Files, asked: readonly string[]): Promise<Studied> {
    return study(files, today(), { cacheDir, asked });
  }

  async function writeAndTakeLive(changes: Changes): Promise<Reloaded> {
    const before = filesNow();
    await writeFiles(folder, changes);
    let reloaded: Reloaded | undefined;
    try {
      reloaded = await takeLive();
      return reloaded;
    } finally {
      if (reloaded?.findings.length !== 0) await writeFiles(folder, partOf(before, [...changes.keys()]));
    }
  }

  /** One after the other. Who waits for one learns of its failure; the next one begins anew. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = reloading.then(work);
    reloading = next.catch(() => undefined);
    return next;
  }

  async function takeLive(): Promise<Reloaded> {
    const found = filesNow();
    if (versionOf(found) !== edition.content.version) {
      const { findings, trained } = await tryOut(found, []);
      if (!trained) return { version: edition.content.version, findings };
      edition = editionOf(found, trained);
    }
    return { version: edition.content.version, findings: [] };
  }

  return {
    current: () => edition,
    files: filesNow,
    lying() {
      const found = filesNow();
      const version = versionOf(found);
      if (version === edition.content.version) lying = edition.content;
      else if (version !== lying.version) lying = contentOf(found);
      return lying;
    },
    reload: () => inTurn(takeLive),
    isWritable: () => (isOwn ? canWrite(folder) : Promise.resolve(false)),
    write: (changes) => inTurn(() => writeAndTakeLive(changes)),
    study: tryOut,
    inspect: (files) => inspect(files, today()),
  };
}

function editionOf(files: Files, trained: Trained): Edition {
  return { content: contentOf(files), understanding: createUnderstanding(corpusOf(files), trained) };
}

function partOf(files: Files, names: readonly string[]): Changes {
  return new Map(names.map((name) => [name, files.get(name) ?? '']));
}

async function canWrite(folder: string): Promise<boolean> {
  try {
    await access(join(folder, 'knowledge'), constants.W_OK);
    return true;
  } catch {
    // A folder that was mounted to be read is no mistake: then changes leave as a patch.
    return false;
  }
}

/** Written beside and moved into place, so that nobody reads half a file. */
async function writeFiles(folder: string, changes: Changes): Promise<void> {
  for (const [file, text] of changes) {
    const beside = join(folder, `${file}.new`);
    await writeFile(beside, text);
    await rename(beside, join(folder, file));
  }
}
