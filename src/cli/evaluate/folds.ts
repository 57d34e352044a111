import { type Asked, type Judged, judge } from '../../keeping/index.ts';
import { ALL_LANGUAGES, inEach } from '../../message.ts';
import {
  type Corpus,
  createUnderstanding,
  type Examples,
  type Intent,
  inBoth,
} from '../../understanding/index.ts';

/** Understands each training question with a model that has not seen it: it learnt from the other folds. */
export function crossValidate(corpus: Corpus, folds: number): Judged[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const learnt = (examples: Examples) => choose(examples, (index) => index % folds !== fold);
    const understanding = createUnderstanding(inBoth(corpus, (one) => part(one, learnt)));
    return held(corpus.wider ?? corpus, (index) => index % folds === fold).map((asked) =>
      judge(asked, understanding),
    );
  });
}

function part(corpus: Corpus, learnt: (examples: Examples) => Examples): Corpus {
  return {
    ...corpus,
    articles: corpus.articles.map((article) => ({ ...article, questions: learnt(article.questions) })),
    intents: corpus.intents.map(({ intent, examples }) => ({ intent, examples: learnt(examples) })),
  };
}

function held(corpus: Corpus, keep: (index: number) => boolean): Asked[] {
  return [
    ...corpus.articles.flatMap(({ id, questions }) => askedOf(choose(questions, keep), 'in', [id])),
    ...corpus.intents.flatMap(({ intent, examples }) => {
      const kind = kindOf(intent);
      return kind ? askedOf(choose(examples, keep), kind, []) : [];
    }),
  ];
}

/** Hard negatives have no article of their own, so nothing but an alarm could be said of them. */
function kindOf(intent: Intent): Asked['kind'] | undefined {
  if (intent === 'human') return 'human';
  if (intent === 'out-of-scope') return 'out';
  if (intent === 'not-urgent') return undefined;
  return intent.startsWith('urgent/') ? 'urgent' : 'smalltalk';
}

function askedOf(examples: Examples, kind: Asked['kind'], gold: readonly string[]): Asked[] {
  return ALL_LANGUAGES.flatMap((lang) =>
    examples[lang].map((text) => ({ id: gold[0] ?? kind, text, lang, variety: 'training', gold, kind })),
  );
}

function choose(examples: Examples, keep: (index: number) => boolean): Examples {
  return inEach(ALL_LANGUAGES, (language) => examples[language].filter((_, index) => keep(index)));
}
