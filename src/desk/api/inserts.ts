import { z } from 'zod';
import type { Content, ReplyVariable } from '../../content/index.ts';
import { renderArticle } from '../../knowledge/index.ts';
import { ALL_LOCALES, type Locale } from '../../message.ts';
import { toPlain } from '../../richtext.ts';
import { formatDay } from '../../wording/index.ts';
import { DeskError } from '../errors.ts';
import { type Call, read } from './call.ts';
import type { Insert } from './shapes.ts';

const For = z.object({ for: z.enum(ALL_LOCALES) });

/** What can be put into an answer: ready replies and articles, by their titles in the counsellor's and the reader's language. */
export async function listInserts({ desk, request, locale }: Call): Promise<Insert[]> {
  const reader = read(For, request.query).for;
  const { articles, wording } = desk.content();
  const replies = replyIds(desk.content()).map((id): Insert => {
    const title = (shown: Locale) => wording.label(shown, `replies:${id}.title`);
    return { kind: 'reply', id, title: title(locale), readerTitle: title(reader) };
  });
  const found = [...articles.values()].map(
    ({ id, texts }): Insert => ({
      kind: 'article',
      id,
      title: texts[locale].title,
      readerTitle: texts[reader].title,
    }),
  );
  return [...replies, ...found];
}

const Wanted = For.extend({
  kind: z.enum(['reply', 'article']),
  id: z.string().max(80),
  reference: z.string().max(40),
});

/** The text of one of them in the language of the person, ready to be sent. */
export async function readInsert({ desk, request }: Call): Promise<{ text: string }> {
  const { for: locale, kind, id, reference } = read(Wanted, request.query);
  const content = desk.content();
  if (kind === 'article') {
    const article = content.articles.get(id);
    if (!article) throw new DeskError('invalid');
    const { body } = renderArticle(article, locale, desk.now(), content.wording);
    return { text: `${toPlain(body)}\n${article.sources[0].url}` };
  }
  if (!replyIds(content).includes(id)) throw new DeskError('invalid');
  const today = formatDay(locale, new Date(desk.now()).toISOString().slice(0, 10));
  const values: Record<ReplyVariable, string> = { reference, today };
  return { text: content.wording.label(locale, `replies:${id}.text`, values) };
}

/** In the order in which the editors wrote them. */
function replyIds({ wording }: Content): string[] {
  return [
    ...new Set(Object.keys(wording.namespace('en', 'replies')).map((key) => key.split('.', 1)[0] ?? '')),
  ];
}
