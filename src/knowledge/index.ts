export {
  type Article,
  type ArticleText,
  AUDIENCES,
  type Audience,
  articleVersion,
  type Certainty,
  isPastReview,
  type Source,
  TOPICS,
  type Topic,
} from './article.ts';
export { type Checklist, type ChecklistItem, checklistOf, TICKABLE } from './checklist.ts';
export { compileArticle, compileCentre, compileContact } from './compile.ts';
export type { Centre, Contact } from './contact.ts';

// For the loader of the content.
export {
  ArticleFile,
  type CentreFile,
  CentresFile,
  type ContactFile,
  ContactsFile,
  type InLocales,
  inLocales,
  PublishersFile,
} from './file.ts';
export { contactFacts, contactLine, noteOn, type RenderedArticle, renderArticle } from './render.ts';
export { type ArticleMarkdown, parseArticleText, readArticleMarkdown } from './text.ts';
