-- Time-based codes of an authenticator app as a second factor.
create table second_factors (
  counsellor uuid primary key references counsellors on delete cascade,
  -- sealed
  secret text not null,
  -- false while the secret was shown and no code of it has come back yet
  confirmed boolean not null default false,
  -- the time step of the last code that was taken; none is taken twice
  last_step bigint not null default 0
);

-- Of the codes for the day the phone is gone only hashes are stored. A used one is deleted.
create table recovery_codes (
  counsellor uuid not null references counsellors on delete cascade,
  code_hash text not null,
  primary key (counsellor, code_hash)
);

-- Who is signed in where, for the counsellor to see. Everybody signs in anew once.
delete from sessions;
alter table sessions
  add column id uuid not null unique,
  add column begun_at bigint not null,
  -- the kind of browser and device, never an address; empty when it did not say
  add column device text not null;

-- An account that was switched off signs in no more; what it did stays.
alter table counsellors add column active boolean not null default true;
