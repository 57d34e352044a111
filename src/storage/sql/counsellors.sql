-- name: has-administrator
select 1 from counsellors where role = 'administrator' limit 1

-- name: list
select id, login, name, role from counsellors order by name

-- name: find
select id, login, name, role, password from counsellors where login = $1

-- name: create
insert into counsellors (id, login, name, role, password, created_at) values ($1, $2, $3, $4, $5, $6)
on conflict (login) do nothing
returning id, login, name, role

-- name: set-password
update counsellors set password = $2 where id = $1 returning id, login, name, role

-- name: invite
with expired as (
  delete from invitations where expires_at <= $5
)
insert into invitations (token_hash, role, counsellor, expires_at) values ($1, $2, $3, $4)

-- name: revoke-invitations
delete from invitations where counsellor is null and role = $1

-- name: invitation
select invitations.role, counsellors.login
from invitations left join counsellors on counsellors.id = invitations.counsellor
where token_hash = $1 and expires_at > $2

-- name: lock-invitation
select role, counsellor from invitations where token_hash = $1 and expires_at > $2 for update

-- name: use-invitation
delete from invitations where token_hash = $1

-- name: open-session
with expired as (
  delete from sessions where expires_at <= $4
)
insert into sessions (token_hash, counsellor, expires_at) values ($1, $2, $3)

-- name: session
select id, login, name, role
from sessions join counsellors on counsellors.id = sessions.counsellor
where token_hash = $1 and expires_at > $2

-- name: close-session
delete from sessions where token_hash = $1

-- name: close-sessions-of
delete from sessions where counsellor = $1

-- name: note-attempt
with old as (
  delete from failed_logins where at < $3
), noted as (
  insert into failed_logins (source, at) select source, $2 from unnest($1::text[]) as source
)
select source, 1 + (select count(*) from failed_logins where failed_logins.source = sources.source and at >= $3)::integer as times
from unnest($1::text[]) with ordinality as sources (source, number)
order by number

-- name: forget-attempts
delete from failed_logins where source = $1 or (source = $2 and at = $3)

-- name: record
insert into audit (at, counsellor, action, subject) values ($1, $2, $3, $4)
