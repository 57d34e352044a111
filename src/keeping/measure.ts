import { z } from 'zod';
import { ALL_LANGUAGES, languageOf } from '../message.ts';
import type { Meaning, Understanding } from '../understanding/index.ts';

const Asked = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.enum(ALL_LANGUAGES),
  variety: z.string(),
  /** The articles that are right. */
  gold: z.array(z.string()).readonly(),
  kind: z.enum(['in', 'out', 'urgent', 'human', 'smalltalk']),
});

/** A message with what it should be understood as. */
export type Asked = z.output<typeof Asked>;

export type Judged = { asked: Asked; meaning: Meaning };

/** The messages that the understanding is measured by; it never learns from them. */
export const EVALUATION_FILE = 'knowledge/evaluation.jsonl';

/** Reads such messages, one JSON object a line. */
export function readAsked(file: string, text: string): Asked[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = Asked.safeParse(JSON.parse(line));
    if (parsed.success) return [parsed.data];
    throw new Error(`${file}, line ${index + 1}: ${z.prettifyError(parsed.error)}`);
  });
}

export function judge(asked: Asked, understanding: Understanding): Judged {
  return { asked, meaning: understanding.understand(asked.text) };
}

export type FigureName = (typeof FIGURES)[number]['name'];

/** How each figure is counted: over which messages, and when it is a hit. */
export const FIGURES = [
  { name: 'first', of: isIn, hit: (j: Judged) => rank(j) === 0 },
  { name: 'in-three', of: isIn, hit: (j: Judged) => rank(j) >= 0 && rank(j) < 3 },
  {
    name: 'out-answered',
    of: (j: Judged) => j.asked.kind === 'out',
    hit: (j: Judged) => j.meaning.articles.length > 0,
  },
  {
    name: 'urgent',
    of: (j: Judged) => j.asked.kind === 'urgent',
    hit: (j: Judged) => j.meaning.urgent !== null,
  },
  {
    name: 'false-alarm',
    of: (j: Judged) => j.asked.kind !== 'urgent' && !j.asked.gold.some((id) => id.startsWith('risk-')),
    hit: (j: Judged) => j.meaning.urgent !== null,
  },
  {
    name: 'human',
    of: (j: Judged) => j.asked.kind === 'human',
    hit: (j: Judged) => j.meaning.kind === 'human',
  },
  {
    name: 'smalltalk',
    of: (j: Judged) => j.asked.kind === 'smalltalk',
    hit: (j: Judged) => j.meaning.kind === 'smalltalk',
  },
  {
    name: 'language',
    of: () => true,
    hit: (j: Judged) => languageOf(j.meaning.locale) === j.asked.lang,
  },
] as const;

/** A hit that should not be. */
export function isBad(figure: FigureName): boolean {
  return figure === 'out-answered' || figure === 'false-alarm';
}

/** Whether a message is understood as it should be, but for its language. */
export function isRight(judged: Judged): boolean {
  return FIGURES.every(
    ({ name, of, hit }) =>
      name === 'language' || name === 'in-three' || !of(judged) || hit(judged) !== isBad(name),
  );
}

function isIn({ asked }: Judged): boolean {
  return asked.kind === 'in';
}

function rank({ asked, meaning }: Judged): number {
  return meaning.articles.findIndex(({ id }) => asked.gold.includes(id));
}
