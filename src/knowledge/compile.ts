import type { Locale } from '../message.ts';
import type { Article, Source } from './article.ts';
import type { Centre, Contact } from './contact.ts';
import { type ArticleFile, type CentreFile, type ContactFile, type InLocales, inLocales } from './file.ts';

/** What the parts of an article are found in. Everything that a file names was checked to exist. */
export type Shelf = {
  publishers: ReadonlyMap<string, Record<Locale, string>>;
  contacts: ReadonlyMap<string, Contact>;
};

export function compileArticle(
  file: ArticleFile,
  parts: Pick<Article, 'texts' | 'questions'>,
  shelf: Shelf,
): Article {
  const source = ({ publisher, ...page }: ArticleFile['sources'][number]): Source => ({
    ...page,
    publisher: known(shelf.publishers, publisher),
  });
  const [first, ...others] = file.sources;
  return {
    ...file,
    group: file.id.split('-')[0] ?? file.id,
    sources: [source(first), ...others.map(source)],
    contacts: file.contacts.map((id) => known(shelf.contacts, id)),
    ...parts,
  };
}

/** A postal address is for the post, not for the reader: it keeps its letters. */
const asWritten = inLocales((text) => text);

export function compileContact(id: string, file: ContactFile, toLocales: InLocales): Contact {
  const { name, purpose, address, hours, ...rest } = file;
  return {
    id,
    ...rest,
    name: toLocales(name),
    purpose: toLocales(purpose),
    ...(address && { address: asWritten(address) }),
    ...(hours && { hours: hours === 'always' ? hours : toLocales(hours) }),
  };
}

export function compileCentre(id: string, file: CentreFile, toLocales: InLocales): Centre {
  const { city, today, name, hours, ...rest } = file;
  return {
    id,
    ...rest,
    city: toLocales(city),
    today: toLocales(today),
    ...(name && { name: toLocales(name) }),
    ...(hours && { hours: toLocales(hours) }),
  };
}

function known<T>(shelf: ReadonlyMap<string, T>, id: string): T {
  const found = shelf.get(id);
  if (found === undefined) throw new Error(`"${id}" was not checked before an article was compiled`);
  return found;
}
