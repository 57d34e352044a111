-- What people ticked on checklists. Whose it is and what it is about is sealed; only the day is not.
create table ticks (
  -- a mark of the conversation, the article and the item
  id text primary key,
  -- the mark of the conversation
  person text not null,
  conversation text not null,
  detail text not null,
  -- YYYY-MM-DD
  ticked_on text not null
);
create index ticks_person on ticks (person);
