-- The platform's numbers of messages in a chat, so that the bot can remove them for a person; kept for 48 hours.
create table traces (
  key text not null,
  reference text not null,
  at bigint not null,
  primary key (key, reference)
);
create index traces_old on traces (at);
