-- People from whom counsellors take no messages for a while. Nothing but a keyed hash says who they are: it outlives their ticket,
-- so that forgetting them is no way around it, and goes when the block ends.
create table blocks (
  id uuid primary key,
  person text not null unique,
  ticket text references tickets on delete set null,
  -- a word of a list
  reason text not null,
  counsellor uuid not null references counsellors,
  at bigint not null,
  until bigint not null
);
