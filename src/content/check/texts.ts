import { parseArticleText } from '../../knowledge/index.ts';
import { RichTextError } from '../../richtext.ts';
import { leavesOf, type Phones, parseText } from '../../wording/index.ts';
import type { Report } from '../finding.ts';
import type { Draft } from '../read/draft.ts';
import { placeIn } from '../source.ts';

/** Pages show these words as they are; no Markdown is read in them. */
const PLAIN_NAMESPACES = ['commands', 'desk', 'web'];

/** Whether a contact exists is checked with the references. */
const ANY_PHONE: Phones = { get: () => '112' };

/** Every text can be parsed: no stray sign reaches a person, and no error waits for the one who asks first. */
export function checkTexts(draft: Draft, report: Report): void {
  for (const { folder, texts } of draft.articles.values()) {
    for (const language of draft.languages) {
      const text = texts[language];
      const problem = text && problemOf(() => parseArticleText(text, ANY_PHONE));
      if (problem) {
        report(
          'bad-markdown',
          { ...placeIn(`${folder}/${language}.md`), line: problem.line },
          { reason: problem.message },
        );
      }
    }
  }
  for (const language of draft.languages) {
    for (const [namespace, { source, words }] of draft.locales[language]) {
      if (PLAIN_NAMESPACES.includes(namespace)) continue;
      for (const [key, text] of leavesOf(words)) {
        const problem = problemOf(() => parseText(text, ANY_PHONE));
        if (problem) report('bad-markdown', source.at(key.split('.')), { reason: problem.message });
      }
    }
  }
}

/** What is wrong with a text. */
function problemOf(parse: () => unknown): RichTextError | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof RichTextError) return error;
    throw error;
  }
}
