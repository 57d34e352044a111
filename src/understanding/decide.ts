import type { Corpus } from './corpus.ts';
import { type Meaning, SMALLTALK_KINDS, URGENT_KINDS, type UrgentKind } from './understanding.ts';

/** The probability of each label. */
export type Chances = Float32Array;

/** How sure a decision must be. Chosen by cross-validation on the training questions (`npm run evaluate`). */
const LIMITS = {
  /**
   * Danger is reported from here on: rather one alarm too many than one too few. A word or two look a little like
   * everything, so the fewer they are the clearer they must be; a story has its danger between much else.
   */
  danger: (words: number) => 0.1 + 0.4 / Math.max(words, 1),
  /** How much a question that fits an article on danger counts as danger itself. */
  dangerOfArticle: 0.5,
  human: 0.16,
  smalltalk: 0.25,
  /** A message is out of scope when that is at least so likely as this share of the likeliest article… */
  outOfScope: 0.22,
  /** …or when no article is likelier than this. */
  known: 0.05,
  /** From here on the first article is the answer; below, where it is wrong more often than right, one is asked. */
  sure: 0.4,
};
const SHOWN = 5;

/** Turns probabilities into what to do. */
export function decider(corpus: Corpus, labels: readonly string[]) {
  const at = (label: string) => labels.indexOf(label);
  const kinds = URGENT_KINDS.map((kind) => ({
    kind,
    label: at(`urgent/${kind}`),
    articles: corpus.urgentArticles[kind].map(at).filter((label) => label >= 0),
  }));
  const articles = corpus.articles.map((article) => {
    const label = at(article.id);
    // A cry for help asks for the article that helps.
    return {
      article,
      label,
      cries: kinds.filter((kind) => kind.articles[0] === label).map((kind) => kind.label),
    };
  });
  const helping = [...new Set(kinds.flatMap((kind) => kind.articles))];
  const smalltalk = SMALLTALK_KINDS.map((kind) => ({ kind, label: at(`smalltalk/${kind}`) }));
  const human = at('human');
  const outOfScope = at('out-of-scope');
  const notUrgent = at('not-urgent');

  function danger(chance: (label: number) => number, words: number): UrgentKind | null {
    const cries = sum(kinds.map(({ label }) => chance(label)));
    const questions = sum(helping.map(chance));
    if (cries + LIMITS.dangerOfArticle * questions < LIMITS.danger(words)) return null;
    const likelihood = ({ label, articles: [first] }: (typeof kinds)[number]) =>
      chance(label) + (first === undefined ? 0 : LIMITS.dangerOfArticle * chance(first));
    return best(kinds, likelihood).kind;
  }

  /** Danger is looked for in the message alone, of so many words, its matter in what the conversation makes of it. */
  return (words: number, alone: Chances, chances: Chances): Omit<Meaning, 'locale'> => {
    const chance = (label: number) => chances[label] ?? 0;
    const urgent = danger((label) => alone[label] ?? 0, words);
    const nothing = { urgent, articles: [] };
    if (chance(human) > LIMITS.human) return { ...nothing, kind: 'human' };
    const talk = best(smalltalk, ({ label }) => chance(label));
    if (chance(talk.label) > LIMITS.smalltalk) return { ...nothing, kind: 'smalltalk', smalltalk: talk.kind };
    // A question about danger has no article of its own among the intents: its share belongs to all articles.
    const share = 1 / (1 - chance(notUrgent));
    const ranked = articles
      .map(({ article, label, cries }) => ({
        id: article.id,
        score: Math.min(1, share * (chance(label) + sum(cries.map(chance)))),
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, SHOWN);
    const top = ranked[0]?.score ?? 0;
    if (top < LIMITS.known || chance(outOfScope) > LIMITS.outOfScope * top) {
      return { ...nothing, kind: 'unknown' };
    }
    return { urgent, kind: top >= LIMITS.sure ? 'answer' : 'clarify', articles: ranked };
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function best<T>(candidates: readonly T[], worth: (one: T) => number): T {
  return candidates.reduce((winner, one) => (worth(one) > worth(winner) ? one : winner));
}
