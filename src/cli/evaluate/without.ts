import { ALL_LANGUAGES, inEach } from '../../message.ts';
import type { Corpus } from '../../understanding/index.ts';

const nothing = inEach(ALL_LANGUAGES, () => '');

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
    articles: corpus.articles.map(({ questions, ...article }) => ({
      ...article,
      questions: inEach(ALL_LANGUAGES, (language) =>
        questions[language].filter((_, index) => index % 2 === 0),
      ),
    })),
  }),
};
