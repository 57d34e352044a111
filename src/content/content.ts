import type { Dialogs } from '../dialogs/index.ts';
import type { Article, Centre, Contact } from '../knowledge/index.ts';
import type { Locale } from '../message.ts';
import type { Wording } from '../wording/index.ts';
import type { PracticeTalk } from './practice.ts';

/** Everything that editors wrote, validated and compiled. Immutable. */
export type Content = {
  /** A short hash of all files: the same content has the same version. */
  version: string;
  /** The languages and scripts that people may choose. */
  locales: readonly Locale[];
  dialogs: Dialogs;
  articles: ReadonlyMap<string, Article>;
  contacts: ReadonlyMap<string, Contact>;
  centres: ReadonlyMap<string, Centre>;
  /** Made-up talks in which counsellors practise. */
  practice: ReadonlyMap<string, PracticeTalk>;
  wording: Wording;
};
