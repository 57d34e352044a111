-- Times are milliseconds since 1970, UTC. "Sealed" is AES-256-GCM with the key of the installation (src/tickets/seal.ts).

create table counsellors (
  id uuid primary key,
  login text not null unique,
  name text not null,
  role text not null check (role in ('counsellor', 'supervisor', 'administrator')),
  password text not null,
  created_at bigint not null
);

-- Of tokens only their hash is stored: who reads the table cannot use them.
create table sessions (
  token_hash text primary key,
  counsellor uuid not null references counsellors on delete cascade,
  expires_at bigint not null
);
create index sessions_counsellor on sessions (counsellor);

create table invitations (
  token_hash text primary key,
  role text not null,
  -- set: a new password for this account; null: a new account
  counsellor uuid references counsellors on delete cascade,
  expires_at bigint not null
);

-- Failed sign-ins, by a hash of the account's name or of the address they came from.
create table failed_logins (
  source text not null,
  at bigint not null
);
create index failed_logins_source on failed_logins (source, at);

-- Who read or did what at the desk. Rows outlive what they tell of, and hold nothing that a person wrote.
create table audit (
  id bigint generated always as identity primary key,
  at bigint not null,
  counsellor uuid,
  action text not null,
  subject text
);
create index audit_subject on audit (subject, at);

create table tickets (
  reference text primary key,
  turn_id text not null unique,
  -- sealed
  conversation text not null,
  -- a keyed hash of the conversation
  person text not null,
  channel text not null,
  locale text not null,
  opened_at bigint not null,
  -- sealed
  question text not null,
  path text[] not null,
  articles text[] not null,
  content_version text not null,
  -- the state after the last event
  status text not null,
  assignee uuid references counsellors,
  urgent text,
  waiting_for text,
  waiting_since bigint not null
);
create index tickets_person on tickets (person);
create index tickets_queue on tickets ((urgent is null), (waiting_for is distinct from 'us'), waiting_since)
  where status <> 'closed';
create index tickets_closed on tickets (waiting_since) where status = 'closed';

-- Only ever added to; goes with its ticket.
create table ticket_events (
  id bigint generated always as identity primary key,
  ticket text not null references tickets on delete cascade,
  at bigint not null,
  event jsonb not null,
  -- the turn that caused it, so that it happens once
  once text,
  unique (ticket, once)
);

create table thread (
  id bigint generated always as identity primary key,
  ticket text not null references tickets on delete cascade,
  turn_id text not null unique,
  at bigint not null,
  source text not null check (source in ('person', 'counsellor', 'closing')),
  counsellor uuid references counsellors,
  -- sealed; null for a closing
  text text,
  -- of what is written at the desk: whether the relay has handed it over, and what became of it
  relayed boolean not null,
  delivery text not null default 'queued'
);
create index thread_ticket on thread (ticket, id);
create index thread_unrelayed on thread (id) where not relayed;
