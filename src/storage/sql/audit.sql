-- name: record
insert into audit (at, counsellor, action, subject, reason) values ($1, $2, $3, $4, $5)

-- name: has
select 1 from audit where subject = $3 and counsellor = $1 and action = $2 and at > $4 limit 1

-- name: list
select audit.id, at, counsellors.login, counsellors.name, action, subject, reason, address, tries
from audit left join counsellors on counsellors.id = audit.counsellor
where ($1::text is null or counsellors.login = $1)
  and ($2::text is null or action = $2)
  and ($3::text is null or subject = $3)
  -- days are those of Kosovo's clocks, both included
  and ($4::text is null or at >= extract(epoch from $4::date::timestamp at time zone 'Europe/Belgrade') * 1000)
  and ($5::text is null or at < extract(epoch from ($5::date + 1)::timestamp at time zone 'Europe/Belgrade') * 1000)
  and ($6::bigint is null or audit.id < $6)
order by audit.id desc limit $7

-- name: sensitivity
select assignee, marked_sensitive as marked, marked_sensitive or urgent = any($2::text[]) or exists (
  select 1 from ticket_events where ticket = reference and event ->> 'urgent' = any($2::text[])
) as sensitive
from tickets where reference = $1

-- name: mark-sensitive
update tickets set marked_sensitive = $2 where reference = $1 returning reference
