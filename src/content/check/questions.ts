import { fold } from '../../language/index.ts';
import { isFull } from '../../message.ts';
import type { Report } from '../finding.ts';
import type { Draft } from '../read/draft.ts';
import { placeIn } from '../source.ts';

/** With fewer examples an article is hardly ever found (see the evaluation of the understanding). */
const FEWEST_QUESTIONS = 40;

/** A letter of one script inside a word of the other: nobody types that, and the word is not recognised. */
const MIXED = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u;

/** Every article has enough example questions, none teaches two things, and their words can be recognised. */
export function checkQuestions(draft: Draft, report: Report): void {
  const first = new Map<string, string>();
  for (const { folder, questions } of draft.articles.values()) {
    for (const language of draft.languages) {
      const file = `${folder}/questions.${language}.txt`;
      const lines = questions[language];
      if (isFull(language) && lines.length < FEWEST_QUESTIONS) {
        report(
          'few-questions',
          { ...placeIn(file), line: 1 },
          { count: lines.length, least: FEWEST_QUESTIONS },
        );
      }
      for (const { text, line } of lines) {
        const folded = fold(text)
          .replace(/[^\p{L}\d]+/gu, ' ')
          .trim();
        const before = first.get(folded);
        if (before) report('duplicate-question', { ...placeIn(file), line }, { text, before });
        else first.set(folded, `${file}:${line}`);
        for (const word of text.match(/\p{L}+/gu) ?? []) {
          if (MIXED.test(word)) report('mixed-scripts', { ...placeIn(file), line }, { word });
        }
      }
    }
  }
}
