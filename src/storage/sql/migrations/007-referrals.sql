-- Tickets that are passed on to other services, each with the person's consent for it.
create table referrals (
  id text primary key,
  ticket text not null references tickets on delete cascade,
  -- the id of a contact
  service text not null,
  -- sealed: what is written on the slip
  texts text not null,
  status text not null,
  asked_at bigint not null,
  -- whether the person's conversation has the question
  asked boolean not null default false,
  agreed_at bigint,
  -- when the person is asked whether they got there; null: not, or not any more
  visit_question_at bigint,
  visit text,
  -- how often the slip was opened on the web; each time needs a new token
  opened integer not null default 0
);
create index referrals_ticket on referrals (ticket);
create index referrals_unasked on referrals (id) where not asked;
create index referrals_visit_question on referrals (visit_question_at) where visit_question_at is not null;
