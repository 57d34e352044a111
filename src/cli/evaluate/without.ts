import type { Corpus } from '../../understanding/index.ts';

const nothing = { sq: '', sr: '', en: '' };

/** What can be left out of the corpus, to see what it is worth. */
export const PARTS: Record<string, (corpus: Corpus) => Corpus> = {
  texts: (corpus) => ({
    ...corpus,
    articles: corpus.articles.map((article) => ({ ...article, titles: nothing, bodies: nothing })),
  }),
  concepts: (corpus) => ({ ...corpus, lexicon: { ...corpus.lexicon, concepts: { '-': ['-'] }, groups: {} } }),
  spelling: (corpus) => ({ ...corpus, lexicon: { ...corpus.lexicon, spelling: {} } }),
  half: (corpus) => ({
    ...corpus,
    articles: corpus.articles.map(({ questions: { sq, sr, en }, ...article }) => {
      const half = (texts: readonly string[]) => texts.filter((_, index) => index % 2 === 0);
      return { ...article, questions: { sq: half(sq), sr: half(sr), en: half(en) } };
    }),
  }),
};
