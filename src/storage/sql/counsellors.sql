-- name: has-administrator
select 1 from counsellors where role = 'administrator' and active limit 1

-- name: list
select counsellors.id, login, name, role, coalesce(confirmed, false) as "hasSecondFactor", active, languages, topics,
  case when absent_from is not null then json_build_object('from', absent_from, 'until', absent_until) end as absence
from counsellors left join second_factors on counsellor = counsellors.id
order by name

-- name: find
select counsellors.id, login, name, role, coalesce(confirmed, false) as "hasSecondFactor", password, active
from counsellors left join second_factors on counsellor = counsellors.id
where login = $1

-- name: create
insert into counsellors (id, login, name, role, password, created_at) values ($1, $2, $3, $4, $5, $6)
on conflict (login) do nothing
returning id, login, name, role, false as "hasSecondFactor"

-- name: set-role
update counsellors set role = $2 where id = $1

-- name: set-active
update counsellors set active = $2 where id = $1

-- name: set-duties
update counsellors set languages = $2, topics = $3 where id = $1

-- name: set-absence
update counsellors set absent_from = $2, absent_until = $3 where id = $1

-- name: set-password
update counsellors set password = $2 where id = $1
returning id, login, name, role,
  exists (select 1 from second_factors where counsellor = counsellors.id and confirmed) as "hasSecondFactor"

-- name: invite
with expired as (
  delete from invitations where expires_at <= $5
)
insert into invitations (token_hash, role, counsellor, expires_at) values ($1, $2, $3, $4)

-- name: revoke-invitations
delete from invitations where counsellor is null and role = $1

-- name: revoke-invitations-of
delete from invitations where counsellor = $1

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
insert into sessions (id, token_hash, counsellor, begun_at, expires_at, device) values ($1, $2, $3, $4, $5, $6)

-- name: session
select counsellors.id, login, name, role, coalesce(confirmed, false) as "hasSecondFactor"
from sessions join counsellors on counsellors.id = sessions.counsellor
  left join second_factors on second_factors.counsellor = counsellors.id
where token_hash = $1 and expires_at > $2 and active

-- name: close-session
delete from sessions where token_hash = $1

-- name: sessions-of
select id, token_hash, begun_at, device from sessions
where counsellor = $1 and expires_at > $2 order by begun_at desc, id

-- name: close-session-of
delete from sessions where counsellor = $1 and id = $2

-- name: close-sessions-of
delete from sessions where counsellor = $1 and token_hash is distinct from $2

-- name: propose-second-factor
insert into second_factors (counsellor, secret) values ($1, $2)
on conflict (counsellor) do update set secret = $2, last_step = 0 where not second_factors.confirmed
returning counsellor

-- name: second-factor
select secret, confirmed from second_factors where counsellor = $1

-- name: confirm-second-factor
update second_factors set confirmed = true where counsellor = $1

-- name: use-step
update second_factors set last_step = $2 where counsellor = $1 and last_step < $2 returning counsellor

-- name: remove-second-factor
with codes as (
  delete from recovery_codes where counsellor = $1
)
delete from second_factors where counsellor = $1

-- name: replace-recovery-codes
with old as (
  delete from recovery_codes where counsellor = $1
)
insert into recovery_codes (counsellor, code_hash) select $1, unnest($2::text[])

-- name: use-recovery-code
delete from recovery_codes where counsellor = $1 and code_hash = $2 returning counsellor

-- name: count-recovery-codes
select count(*)::integer as count from recovery_codes where counsellor = $1

-- name: note-attempt
with old as (
  delete from failed_logins where at < $3
), noted as (
  insert into failed_logins (source, at) select source, $2 from unnest($1::text[]) as source
)
select source, 1 + (select count(*) from failed_logins where failed_logins.source = sources.source and at >= $3)::integer as times
from unnest($1::text[]) with ordinality as sources (source, number)
order by number

-- name: note-refusal
insert into audit (at, action, subject, address, tries)
values ($1, 'sign-in-refused', (select login from counsellors where login = $2), $3, $4)

-- name: forget-attempts
delete from failed_logins where source = $1 or (source = $2 and at = $3)
