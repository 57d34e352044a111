import type { Dialog } from '../../dialogs/index.ts';
import type {
  ArticleFile,
  ArticleMarkdown,
  CentreFile,
  ContactFile,
  PublishersFile,
} from '../../knowledge/index.ts';
import type { Language } from '../../message.ts';
import type { Words } from '../../wording/index.ts';
import type { TalkFile } from '../practice.ts';
import type { Source } from '../source.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * The content as it was read, file by file, each part beside the source that knows its lines. What could not be read is
 * left out (and was reported), so that the checks can go on with the rest.
 */
export type Draft = {
  /** The paths of all files. */
  files: ReadonlySet<string>;
  /** The languages that are on. */
  languages: readonly Language[];
  /** Every id that is there, also of what could not be read; undefined when even that cannot be known. */
  ids: Record<'dialog' | 'article' | 'contact' | 'publisher', ReadonlySet<string> | undefined>;
  dialogs: ReadonlyMap<string, DialogDraft>;
  articles: ReadonlyMap<string, ArticleDraft>;
  contacts: Shelf<ContactFile>;
  publishers: Shelf<PublishersFile[string]>;
  centres: Shelf<CentreFile>;
  practice: Shelf<TalkFile>;
  locales: Record<Language, ReadonlyMap<string, WordsDraft>>;
  lexicon: Lexicon;
};

export type DialogDraft = { source: Source; dialog: Dialog };

export type ArticleDraft = {
  folder: string;
  source: Source;
  file: ArticleFile;
  texts: Record<Language, ArticleMarkdown | undefined>;
  questions: Record<Language, readonly Question[]>;
};

export type Question = { text: string; line: number };

/** The words of one namespace in one language. */
export type WordsDraft = { source: Source; words: Words };

/** One file with many entries by id. */
export type Shelf<T> = { source?: Source; ids?: ReadonlySet<string>; entries: ReadonlyMap<string, T> };
