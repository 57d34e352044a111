-- Proof that somebody's data was deleted: the number on their receipt and the day (YYYY-MM-DD). It tells nothing about them.
create table deletions (
  receipt text primary key,
  day text not null
);
