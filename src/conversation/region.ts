import type { Centre } from '../knowledge/index.ts';
import { fold } from '../language/index.ts';
import type { Draft } from './draft.ts';

/** The article on the centres of the region. */
export const REGION = 'local-msc-region';

/** Letters that a name of a city may grow by when it is declined: Tirana, Tiranës; Skoplje, Skoplju. */
const ENDINGS = 3;

/** The centre of the region whose city the person named; not the one that they are writing to. */
export function centreNamed({ world, conversation }: Draft): Centre | undefined {
  const words = fold(conversation.lastQuestion ?? '').split(/[^\p{L}]+/u);
  const { centres, locales } = world.content;
  return [...centres.values()].find(
    ({ country, city }) =>
      country !== HOME && locales.some((locale) => words.some((word) => isName(city[locale], word))),
  );
}

const HOME = 'xk';

function isName(city: string, word: string): boolean {
  const stem = fold(city).replace(/[aeiou]+$/, '');
  return word.startsWith(stem) && word.length <= stem.length + ENDINGS;
}
