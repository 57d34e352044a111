import type { Files } from '../content/index.ts';
import { fold } from '../language/index.ts';
import { languageOf } from '../message.ts';
import type { Changes } from './patch.ts';
import type { Question } from './question.ts';
import type { ArticleCheck } from './store.ts';

/** An assigned question that no content file holds yet. */
export type Example = { id: string; file: string; text: string };

/** The examples that the files do not hold yet. What is assigned to an article that is gone is left out. */
export function newExamples(files: Files, questions: readonly Question[]): Example[] {
  const seen = new Map<string, Set<string>>();
  const linesOf = (file: string) => {
    const known = seen.get(file) ?? new Set(files.get(file)?.split('\n').map(asWritten));
    seen.set(file, known);
    return known;
  };
  return questions.flatMap(({ id, text, locale, assignment }) => {
    const folder = folderOf(assignment);
    const file = `${folder}/questions.${languageOf(locale)}.txt`;
    const line = text.replace(/\s+/g, ' ').trim().normalize('NFC');
    if (folder === undefined || !files.has(file) || line === '' || linesOf(file).has(asWritten(line)))
      return [];
    linesOf(file).add(asWritten(line));
    return [{ id, file, text: line }];
  });
}

function folderOf(assignment: Question['assignment']): string | undefined {
  if (assignment?.to === 'out-of-scope') return 'knowledge/intents/out-of-scope';
  if (assignment?.to !== 'article') return undefined;
  return articleFolder(assignment.article);
}

function articleFolder(id: string): string {
  return `knowledge/${id.split('-')[0]}/${id}`;
}

function articleFile(id: string): string {
  return `${articleFolder(id)}/article.yaml`;
}

/** Signs, capitals and diacritics make no other question, as the checker of the content sees it. */
function asWritten(line: string): string {
  return fold(line)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** The checks that the files do not say yet. */
export function newChecks(files: Files, checks: readonly ArticleCheck[]): ArticleCheck[] {
  return checks.filter(({ article, checked }) => {
    const said = /^checked: *(\S+)/m.exec(files.get(articleFile(article)) ?? '')?.[1];
    return said !== undefined && said < checked;
  });
}

/** The files with the examples at their ends, and with the days of the checks. */
export function changesOf(
  files: Files,
  examples: readonly Example[],
  checks: readonly ArticleCheck[],
): Changes {
  const changes = new Map<string, string>();
  for (const { article, checked, reviewBy } of checks) {
    const file = articleFile(article);
    const said = (files.get(file) ?? '')
      .replace(/^checked:.*$/m, `checked: ${checked}`)
      .replace(/^reviewBy:.*$/m, `reviewBy: ${reviewBy}`);
    changes.set(file, said);
  }
  for (const { file, text } of examples) {
    const before = changes.get(file) ?? files.get(file) ?? '';
    const end = before === '' || before.endsWith('\n') ? '' : '\n';
    changes.set(file, `${before}${end}${text}\n`);
  }
  return changes;
}
