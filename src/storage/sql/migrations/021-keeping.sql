-- The article that was shown and did not help; null when the question was not understood.
alter table unanswered add column article text;

-- What editors decided about a question: {"to": "article", "article": …}, see keeping/question.ts.
alter table unanswered
  add column assignment jsonb,
  add column assigned_by text,
  add column assigned_at bigint;

-- Articles whose facts were found to be right still, until the content files say so: days as YYYY-MM-DD.
create table article_checks (
  article text primary key,
  checked text not null,
  review_by text not null,
  checked_by text not null,
  at bigint not null
);

-- Each content that was live: the mark of every article's text by its id.
create table content_history (
  seq bigint generated always as identity primary key,
  at bigint not null,
  version text not null,
  articles jsonb not null
);
