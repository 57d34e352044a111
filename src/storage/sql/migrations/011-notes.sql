-- Notes for colleagues lie in the thread too; which sources there are, the program says.
alter table thread drop constraint thread_source_check;
-- why a message was not delivered
alter table thread add column reason text;

-- Notes that mention a counsellor who has not seen them yet.
create table mentions (
  counsellor uuid not null references counsellors on delete cascade,
  ticket text not null references tickets on delete cascade,
  message bigint not null references thread on delete cascade,
  primary key (counsellor, message)
);
create index mentions_ticket on mentions (ticket);

-- The ticket of the same person in which this one goes on.
alter table tickets add column merged_into text references tickets on delete set null;
