-- What an administrator sets for a centre: its opening hours and holidays.
create table centre_settings (
  centre text primary key,
  settings jsonb not null
);

-- Whom a ticket is given to: the languages (sq, sr, en) and topics of a counsellor, and the days (YYYY-MM-DD, both included) on
-- which they are away.
alter table counsellors
  add column languages text[] not null default '{}',
  add column topics text[] not null default '{}',
  add column absent_from text,
  add column absent_until text;

-- Until when the person was told they would have an answer; null: nothing was promised, or it is settled.
alter table tickets add column promised_until bigint;
create index tickets_promised on tickets (promised_until) where promised_until is not null;
