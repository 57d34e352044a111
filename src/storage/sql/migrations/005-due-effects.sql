-- What committed turns have to do beyond their conversation, until it is done.
create table due_effects (
  turn_id text primary key,
  seq bigint generated always as identity,
  key text not null,
  at bigint not null,
  effects jsonb not null
);
create index due_effects_conversation on due_effects (key, seq);
