alter table tickets add column topic text;
update tickets set topic = split_part(articles[cardinality(articles)], '-', 1)
where split_part(articles[cardinality(articles)], '-', 1)
  in ('visa', 'work', 'study', 'family', 'return', 'diaspora', 'risk', 'local');

-- Up to which message of a ticket a counsellor has read.
create table seen (
  ticket text not null references tickets on delete cascade,
  counsellor uuid not null references counsellors on delete cascade,
  up_to bigint not null,
  primary key (ticket, counsellor)
);
