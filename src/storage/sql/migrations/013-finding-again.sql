-- How often somebody tried the number of a ticket that is not theirs, or that is none.
create table pin_tries (
  reference text primary key,
  tries integer not null,
  at bigint not null
);
create index pin_tries_old on pin_tries (at);

-- Sealed; set for a notice to a conversation that is no longer the ticket's, until it has been handed over.
alter table thread add column conversation text;
