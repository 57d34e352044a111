import type { Dialogs } from '../dialogs/dialog.ts';
import type { Article, Contact } from '../knowledge/article.ts';
import type { Language } from '../message.ts';
import type { Wording } from '../wording/wording.ts';

/** Everything that editors wrote, validated and compiled. Immutable. */
export type Content = {
  /** A short hash of all files: the same content has the same version. */
  version: string;
  dialogs: Dialogs;
  articles: ReadonlyMap<string, Article>;
  contacts: ReadonlyMap<string, Contact>;
  wording: Wording;
};

/** Something to mend in the content. Errors keep it from going live, warnings do not. */
export type Finding = {
  /** A stable name, for example `unknown-target`; test/content/broken has an example of each. */
  kind: string;
  severity: 'error' | 'warning';
  /** Path from the content folder, with `/`. */
  file: string;
  /** First line is 1. */
  line?: number;
  /** The key in the file, for example `nodes.papers.choices.lost`. */
  place?: string;
  language?: Language;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  mend: string;
};
