-- Monthly reports as they were made: small numbers are hidden in them.
create table reports (
  month text primary key,
  report jsonb not null,
  made_at bigint not null
);

-- Links that were made at the desk, for posters and pages. How many came through each is counted in events.
create table links (
  code text primary key,
  topic text not null,
  place text not null,
  campaign text not null,
  made_at bigint not null
);
