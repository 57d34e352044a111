import { leavesOf } from '../../wording/index.ts';
import type { Report, Where } from '../finding.ts';
import type { Draft } from '../read/draft.ts';
import { placeIn } from '../source.ts';

/** What a phone shows of a button without cutting it (the row of a Viber keyboard is the shortest). */
const READABLE_LABEL = 38;
/** Viber refuses a longer one. */
const LONGEST_LABEL = 250;
/** Telegram's callback_data has 64 bytes; four are left for what the turn may put in front. */
const LONGEST_CHOICE_ID = 60;
/** About one screen of a phone. */
const READABLE_MESSAGE = 700;
const READABLE_BODY = 1000;
const READABLE_MORE = 2000;
/** Telegram takes no longer message. */
const LONGEST_MESSAGE = 4096;

/** Everything fits on a small screen, and on the platforms. */
export function checkLengths(draft: Draft, report: Report): void {
  checkChoiceIds(draft, report);
  checkArticles(draft, report);
  for (const language of draft.languages) {
    for (const [namespace, { source, words }] of draft.locales[language]) {
      for (const [key, text] of leavesOf(words)) {
        const where = () => source.at(key.split('.'));
        if (isDialogLabel(namespace, key)) checkLabel(text, where, report);
        else if (namespace === 'bot' || namespace === 'replies' || namespace.startsWith('dialogs/'))
          checkMessage(text, where, READABLE_MESSAGE, report);
      }
    }
  }
}

function isDialogLabel(namespace: string, key: string): boolean {
  return namespace.startsWith('dialogs/') && (key === 'title' || key.includes('.choices.'));
}

function checkChoiceIds(draft: Draft, report: Report): void {
  for (const { dialog, source } of draft.dialogs.values()) {
    for (const node of dialog.nodes.values()) {
      if (!('choices' in node)) continue;
      for (const choice of node.choices) {
        const id = `${dialog.id}/${node.id}/${choice.id}`;
        const bytes = Buffer.byteLength(id);
        if (bytes > LONGEST_CHOICE_ID) {
          const where = source.at(['nodes', node.id, 'choices', choice.id]);
          report('choice-id-too-long', where, { id, bytes, most: LONGEST_CHOICE_ID });
        }
      }
    }
  }
}

function checkArticles(draft: Draft, report: Report): void {
  for (const { folder, texts } of draft.articles.values()) {
    for (const language of draft.languages) {
      const { title, body, more } = texts[language] ?? {};
      const at = (line: number) => () => ({ ...placeIn(`${folder}/${language}.md`), line });
      if (title) checkLabel(title, at(1), report);
      if (body) checkMessage(shownOf(body.markdown), at(body.line), READABLE_BODY, report);
      if (more) checkMessage(shownOf(more.markdown), at(more.line), READABLE_MORE, report);
    }
  }
}

/** What is left of a text when it is shown: the targets of links are not. */
function shownOf(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, '').trim();
}

function checkLabel(label: string, where: () => Where, report: Report): void {
  const { length } = label;
  if (length > LONGEST_LABEL) report('label-too-long', where(), { length, most: LONGEST_LABEL });
  else if (length > READABLE_LABEL) report('label-long', where(), { length, most: READABLE_LABEL });
}

function checkMessage(text: string, where: () => Where, readable: number, report: Report): void {
  const { length } = text;
  if (length > LONGEST_MESSAGE) report('message-too-long', where(), { length, most: LONGEST_MESSAGE });
  else if (length > readable) report('message-long', where(), { length, most: readable });
}
