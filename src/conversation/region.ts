import type { Centre } from '../knowledge/index.ts';
import { fold } from '../language/index.ts';
import { LOCALES } from '../message.ts';
import type { Draft } from './draft.ts';

/** The article on the centres of the region. */
export const REGION = 'local-msc-region';

/** Letters that a name of a city may grow by when it is declined: Tirana, Tiranës; Skoplje, Skoplju. */
const ENDINGS = 3;

/** The centre of the region whose city the person named; not the one that they are writing to. */
export function centreNamed({ world, conversation }: Draft): Centre | undefined {
  const words = fold(conversation.lastQuestion ?? '').split(/[^\p{L}]+/u);
  return [...world.content.centres.values()].find(
    (centre) => centre.country !== HOME && words.some((word) => names(centre, word)),
  );
}

const HOME = 'xk';

function names({ city }: Centre, word: string): boolean {
  return LOCALES.some((locale) => {
    const stem = fold(city[locale]).replace(/[aeiou]+$/, '');
    return word.startsWith(stem) && word.length <= stem.length + ENDINGS;
  });
}
