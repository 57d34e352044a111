import { z } from 'zod';
import { type Content, ContentError } from '../../content/index.ts';
import {
  Assignment,
  GivenFile,
  type Question,
  type Reloaded,
  type Shown,
  type Trial,
  Tried,
} from '../../keeping/index.ts';
import { LOCALES, type Locale } from '../../message.ts';
import { DeskError } from '../errors.ts';
import { type Call, type DeskParts, read } from './call.ts';
import type {
  CalendarSheet,
  CandidateSheet,
  ChangedSheet,
  PreviewSheet,
  QuestionLine,
  ReviewSheet,
  TriedTalk,
} from './shapes.ts';

/** What was asked and not answered well, and what was decided about it. */
export async function readReview({ desk, locale }: Call): Promise<ReviewSheet> {
  const { keeper } = desk;
  const content = desk.content();
  const [open, wanted, pending, isWritable] = await Promise.all([
    keeper.review.open(),
    keeper.review.wanted(),
    keeper.review.pending(),
    keeper.isWritable(),
  ]);
  const lines = (questions: readonly Question[]) => questions.map((one) => lineOf(one, content, locale));
  return {
    groups: open.map(lines),
    wanted: [...wanted].map(([title, questions]) => ({ title, questions: lines(questions) })),
    pending: {
      examples: pending.examples,
      checks: pending.checks.map(({ article }) => titleOf(article, content, locale)),
      patch: pending.patch,
    },
    isWritable,
    articles: [...content.articles.values()]
      .map(({ id, texts }) => ({ id, title: texts[locale].title }))
      .sort((one, other) => one.title.localeCompare(other.title, locale)),
  };
}

const Decision = z.strictObject({
  questions: z
    .array(z.strictObject({ id: z.string().max(100), text: z.string().trim().min(1).max(1000) }))
    .min(1)
    .max(500),
  assignment: Assignment.nullable(),
});

export async function assignQuestions({ desk, request, me }: Call): Promise<void> {
  const { questions, assignment } = read(Decision, request.body);
  if (assignment?.to === 'article' && !desk.content().articles.has(assignment.article)) {
    throw new DeskError('article-unknown');
  }
  await desk.keeper.review.assign(questions, assignment, me.id);
}

export async function downloadPatch({ desk, reply }: Call): Promise<string> {
  const { patch } = await desk.keeper.review.pending();
  reply
    .type('text/x-diff; charset=utf-8')
    .header('content-disposition', 'attachment; filename="content.patch"');
  return patch;
}

export async function evaluateChanges({ desk }: Call): Promise<Trial> {
  return desk.keeper.review.evaluate();
}

/** A refusal is an answer as well: it says what is to be mended. */
export async function applyChanges({ desk }: Call): Promise<Reloaded> {
  const applied = await desk.keeper.apply();
  if (!applied) throw new DeskError('content-not-writable');
  return applied;
}

export async function reloadContent({ desk }: Call): Promise<Reloaded> {
  return desk.keeper.reload();
}

export async function readCalendar({ desk, locale }: Call): Promise<CalendarSheet> {
  const content = desk.content();
  const articles = await desk.keeper.calendar.articles();
  return { articles: articles.map((one) => ({ ...one, title: titleOf(one.id, content, locale) })) };
}

export async function noteChecked(call: Call): Promise<void> {
  const { desk, request, me } = call;
  const { article } = read(z.strictObject({ article: z.string().max(80) }), request.body);
  if (!(await desk.keeper.calendar.check(article, me.id))) throw new DeskError('article-unknown');
  call.subject = article;
}

export async function readChanged({ desk, request, locale }: Call): Promise<ChangedSheet> {
  const { since } = read(z.object({ since: z.iso.date() }), request.query);
  const content = desk.content();
  const { changed, tickets } = await desk.keeper.calendar.changedSince(since);
  return {
    changed: changed.map((one) => ({ ...one, title: titleOf(one.id, content, locale) })),
    tickets: tickets.map(({ reference, articles }) => ({
      reference,
      articles: articles.map((id) => titleOf(id, content, locale)),
    })),
  };
}

const Show = z.string().max(120).default('');
const Wish = z.object({ from: z.enum(['live', 'folder']).default('live'), show: Show });

/** What there is to look at, and one of it as each channel shows it; findings when the folder cannot be shown. */
export async function readPreview({ desk, request, locale }: Call): Promise<PreviewSheet> {
  const { from, show } = read(Wish, request.query);
  const live = desk.content().version;
  try {
    return { live, findings: [], ...look(desk, desk.keeper.contentOf(from), show, locale) };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { live, findings: error.findings, ...NOTHING_TO_SEE };
  }
}

const NOTHING_TO_SEE = { articles: [], nodes: [], previews: [] };

function look({ keeper }: DeskParts, content: Content, show: string, locale: Locale) {
  const shown = shownIn(content, show);
  return {
    articles: [...content.articles.keys()].map((id) => ({ id, title: titleOf(id, content, locale) })),
    nodes: [...content.dialogs.values()].flatMap(({ id, nodes }) =>
      [...nodes.keys()].map((node) => `${id}/${node}`),
    ),
    previews: shown ? keeper.preview(shown, content) : [],
  };
}

const Given = z.array(GivenFile).max(60);

/** The same with changed files that lie nowhere but in the editor's window. */
export async function readCandidate({ desk, request, locale }: Call): Promise<CandidateSheet> {
  const { files, show } = read(z.strictObject({ files: Given, show: Show }), request.body);
  const { content, findings, changed, unplaced } = await desk.keeper.candidate(files);
  const seen = content ? look(desk, content, show, locale) : NOTHING_TO_SEE;
  return { live: desk.content().version, findings, changed, unplaced, ...seen };
}

const TryOut = z.strictObject({
  files: Given,
  locale: z.enum(LOCALES),
  steps: z.array(Tried).min(1).max(200),
});

/** A talk with the changed files, played from its beginning; it says nothing when they are broken. */
export async function tryCandidate({ desk, request }: Call): Promise<TriedTalk> {
  const { files, locale, steps } = read(TryOut, request.body);
  const { content } = await desk.keeper.candidate(files);
  return { replies: content ? desk.keeper.talk(content, locale, steps) : [] };
}

/** `article:<id>`, `article:<id>:more` or `<dialog>/<node>`. */
function shownIn(content: Content, show: string): Shown | undefined {
  const [, article = '', more] = /^article:([a-z0-9-]+)(:more)?$/.exec(show) ?? [];
  if (content.articles.has(article)) return { article, more: more !== undefined };
  const [dialog = '', node = ''] = show.split('/');
  return content.dialogs.get(dialog)?.nodes.has(node) ? { dialog, node } : undefined;
}

function lineOf(
  { id, at, locale: asked, text, article }: Question,
  content: Content,
  locale: Locale,
): QuestionLine {
  return { id, at, locale: asked, text, article: article && titleOf(article, content, locale) };
}

function titleOf(id: string, { articles }: Content, locale: Locale): string {
  return articles.get(id)?.texts[locale].title ?? id;
}
