-- Times are milliseconds since 1970, UTC.

create table conversations (
  key text primary key,
  version integer not null,
  -- null: forgotten; the row stays for a while so that the version goes on counting
  state jsonb,
  updated_at bigint not null
);
create index conversations_silent on conversations (updated_at);

-- Turns that were committed. Kept for 48 hours: platforms deliver again, and Telegram's update_id restarts at random
-- after a quiet week, so "greater than the last" is no test.
create table turns (
  turn_id text primary key,
  at bigint not null
);
create index turns_old on turns (at);

create table failed_turns (
  turn_id text primary key,
  times integer not null,
  at bigint not null
);

create table outbox (
  seq bigint generated always as identity primary key,
  id text not null unique,
  channel text not null,
  key text not null,
  message jsonb not null,
  attempts integer not null default 0,
  not_before bigint not null default 0,
  reason text
);
create index outbox_conversation on outbox (key, seq);

-- What could never be delivered, without the message and without the person.
create table undeliverable (
  id text primary key,
  channel text not null,
  at bigint not null,
  reason text not null
);

-- Things counted, without anything personal; one row an event, so that a repeated turn counts once.
create table events (
  turn_id text not null,
  number integer not null,
  at bigint not null,
  channel text not null,
  event text not null,
  attributes jsonb not null,
  primary key (turn_id, number)
);
create index events_at on events (at);

create table unanswered (
  turn_id text primary key,
  at bigint not null,
  locale text not null,
  text text not null
);

-- What the web page shows again after a reload.
create table web_messages (
  seq bigint generated always as identity primary key,
  id text not null unique,
  key text not null,
  at bigint not null,
  entry jsonb not null
);
create index web_messages_conversation on web_messages (key, seq);
