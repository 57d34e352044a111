import { z } from 'zod';
import type { ContactFile, InLocales } from '../knowledge/index.ts';
import type { ChannelName, Locale } from '../message.ts';
import { URGENT_KINDS, type UrgentKind } from '../understanding/index.ts';

const Line = z.string().trim().min(1, 'a text that is not empty');
const Texts = z.strictObject({ sq: Line, sr: Line, en: Line });

const TalkFile = z.strictObject({
  title: Texts,
  about: Texts,
  channel: z.enum(['telegram', 'viber', 'web']),
  urgent: z.enum(URGENT_KINDS).exactOptional(),
  articles: z.array(z.string()),
  question: Texts,
  says: z.array(Texts).min(1, 'the person says at least one more thing'),
  checklist: z
    .array(z.strictObject({ text: Texts, names: z.array(z.string()).exactOptional() }))
    .min(1, 'at least one point to look at afterwards'),
});
export type TalkFile = z.output<typeof TalkFile>;

/** Talks to practise with, as they stand in knowledge/practice.yaml. */
export const PracticeFile = z.record(z.string().regex(/^[a-z]+(-[a-z]+)*$/), TalkFile);

/** A made-up talk in which a counsellor practises. */
export type PracticeTalk = {
  id: string;
  title: Record<Locale, string>;
  /** What there is to learn. */
  about: Record<Locale, string>;
  channel: ChannelName;
  urgent: UrgentKind | null;
  articles: readonly string[];
  question: Record<Locale, string>;
  /** What the person says, one after each answer of the counsellor. */
  says: readonly Record<Locale, string>[];
  checklist: readonly Point[];
};

/** Something a good talk has in it. `signs`: numbers and pages of which one stands in it, where that can be seen. */
export type Point = { text: Record<Locale, string>; signs: readonly string[] };

export function compileTalk(
  id: string,
  file: TalkFile,
  toLocales: InLocales,
  contacts: ReadonlyMap<string, ContactFile>,
): PracticeTalk {
  return {
    id,
    title: toLocales(file.title),
    about: toLocales(file.about),
    channel: file.channel,
    urgent: file.urgent ?? null,
    articles: file.articles,
    question: toLocales(file.question),
    says: file.says.map(toLocales),
    checklist: file.checklist.map(({ text, names = [] }) => ({
      text: toLocales(text),
      signs: names.flatMap((name) => signsOf(contacts.get(name))),
    })),
  };
}

function signsOf(contact: ContactFile | undefined): string[] {
  if (!contact) return [];
  const { phone, web } = contact;
  return [...(phone ? [phone] : []), ...(web ? [new URL(web).host.replace(/^www\./, '')] : [])];
}
