import { z } from 'zod';
import { LANGUAGES, WRITTEN_IN } from '../../message.ts';
import { toPdf } from '../../paper/index.ts';
import {
  type Entrances,
  followedCell,
  linkAddresses,
  linkCode,
  posterPaper,
  topicLabel,
} from '../../reports/index.ts';
import { DeskError } from '../errors.ts';
import { type Call, read } from './call.ts';
import type { LinkSheet, Outreach } from './shapes.ts';

const Name = z.string().trim().max(40);
const Wish = z.strictObject({ topic: z.string().max(60), place: Name, campaign: Name });
const Code = z.object({ code: z.string().regex(/^[\w-]{1,64}$/) });
const Poster = z.object({ lang: z.enum(LANGUAGES) });

/** The links that there are, and what new ones can be about: every tree first, then every article. */
export async function listLinks(call: Call): Promise<Outreach> {
  const { desk, locale } = call;
  const content = desk.content();
  const named = (topics: Iterable<string>) => {
    const collator = new Intl.Collator(locale);
    return [...topics]
      .map((id) => ({ id, label: topicLabel(id, content, locale) }))
      .sort((one, other) => collator.compare(one.label, other.label));
  };
  const links = await desk.links.list();
  return {
    topics: [...named(content.dialogs.keys()), ...named(content.articles.keys())],
    links: links.map(({ code, topic, place, campaign, followed }): LinkSheet => {
      const addresses = linkAddresses(code, entrancesOf(call));
      return {
        code,
        topic: topicLabel(topic, content, locale),
        place,
        campaign,
        followed: followedCell(followed),
        addresses,
      };
    }),
  };
}

export async function makeLink({ desk, request }: Call): Promise<void> {
  const { topic, place, campaign } = read(Wish, request.body);
  const code = linkCode(topic, place, campaign, desk.content());
  if (code === undefined) throw new DeskError('invalid');
  await desk.links.keep({ code, topic, place, campaign, madeAt: desk.now() });
}

export async function poster(call: Call): Promise<Buffer> {
  const { desk, request, reply } = call;
  const { lang } = read(Poster, request.query);
  const link = await desk.links.find(read(Code, request.params).code);
  if (!link) throw new DeskError('link-unknown');
  reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${link.code}-${lang}.pdf"`);
  return toPdf(posterPaper(link, entrancesOf(call), desk.content(), WRITTEN_IN[lang]));
}

function entrancesOf({ desk, request }: Call): Entrances {
  return { ...desk.bots, web: desk.publicUrl ?? `${request.protocol}://${request.host}` };
}
