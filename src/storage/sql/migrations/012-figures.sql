-- Which centre counted it; until now there was one.
alter table events add column centre text not null default 'PR';
alter table events alter column centre drop default;

-- What makes the marks of a month. It is thrown away soon after the month, and then nobody can tell whose a mark was.
create table months (
  month text primary key,
  salt text not null
);

-- That somebody wrote on a day, by a mark that is another one in every month. Nothing tells what they wrote.
create table visits (
  day text not null,
  mark text not null,
  channel text not null,
  locale text not null,
  primary key (day, mark)
);
