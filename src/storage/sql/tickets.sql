-- name: open
insert into tickets (
  reference, turn_id, conversation, person, channel, locale, opened_at, urgent, question, path, articles,
  content_version, status, assignee, waiting_for, waiting_since, topic
) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
on conflict (turn_id) do nothing
returning reference

-- name: list-open
select tickets.*, (
  select count(*)::integer from thread
  where thread.ticket = tickets.reference and source = 'person'
    and id > coalesce((select up_to from seen where seen.ticket = tickets.reference and seen.counsellor = $2), 0)
) + (
  select count(*)::integer from mentions where mentions.ticket = tickets.reference and mentions.counsellor = $2
) as unread
from tickets
where status <> 'closed'
  and case $3
    when 'urgent' then urgent is not null
    when 'mine' then assignee = $2 or reference in (select ticket from mentions where counsellor = $2)
    when 'unassigned' then assignee is null
    when 'waiting' then waiting_for = 'us'
    else true
  end
  and ($4::text is null or split_part(locale, '-', 1) = $4)
  and ($5::text is null or channel = $5)
  and ($6::text is null or topic = $6)
  and ($7::text is null or coalesce(urgent, 'none') = $7)
order by urgent is null, waiting_for is distinct from 'us', waiting_since limit $1

-- name: list-closed
select tickets.*, 0 as unread
from tickets
where status = 'closed'
  and ($2::text is null or split_part(locale, '-', 1) = $2)
  and ($3::text is null or channel = $3)
  and ($4::text is null or topic = $4)
  and ($5::text is null or coalesce(urgent, 'none') = $5)
order by waiting_since desc limit $1

-- name: list-among
select tickets.*, (
  select count(*)::integer from thread
  where thread.ticket = tickets.reference and source = 'person'
    and id > coalesce((select up_to from seen where seen.ticket = tickets.reference and seen.counsellor = $2), 0)
) + (
  select count(*)::integer from mentions where mentions.ticket = tickets.reference and mentions.counsellor = $2
) as unread
from tickets
where reference = any($3)
order by status = 'closed', urgent is null, waiting_for is distinct from 'us', waiting_since limit $1

-- name: versions
select reference, concat(right(question, 16), ' ', (select max(id) from thread where ticket = reference)) as version
from tickets
where ($2::text is null or split_part(locale, '-', 1) = $2)
  and ($3::text is null or channel = $3)
  and ($4::text is null or topic = $4)
  and ($5::text is null or coalesce(urgent, 'none') = $5)
order by status = 'closed', waiting_since desc, reference limit $1

-- name: texts
select reference, question, array(
  select text from thread where ticket = reference and text is not null order by id
) as thread
from tickets where reference = any($1)

-- name: mark-seen
insert into seen (ticket, counsellor, up_to) select reference, $2, $3 from tickets where reference = $1
on conflict (ticket, counsellor) do update set up_to = greatest(seen.up_to, excluded.up_to)

-- name: forget-mentions
delete from mentions where ticket = $1 and counsellor = $2 and message <= $3

-- name: count
select
  count(*)::integer as "all",
  count(*) filter (
    where assignee = $1 or reference in (select ticket from mentions where counsellor = $1)
  )::integer as mine,
  count(*) filter (where assignee is null)::integer as unassigned,
  count(*) filter (where waiting_for = 'us')::integer as waiting,
  count(*) filter (where urgent is not null)::integer as urgent
from tickets where status <> 'closed'

-- name: read
select * from tickets where reference = $1

-- name: duplicates
select reference from tickets
where person = (select person from tickets where reference = $1) and reference <> $1 and status <> 'closed'
order by opened_at

-- name: survivor
select coalesce(merged_into, reference) as reference from tickets where reference = $1

-- name: one-person
select count(*)::integer as tickets, count(distinct person)::integer as people from tickets where reference = any($1)

-- name: merge
update tickets set merged_into = $2 where reference = $1 or merged_into = $1

-- name: thread
select * from thread where ticket = $1 and source <> 'notice' order by id

-- name: history
select at, event from ticket_events where ticket = $1 order by id

-- name: conversation
select conversation from tickets where reference = $1 for update

-- name: move
update tickets set conversation = $2, person = $3, channel = $4, locale = $5 where reference = $1

-- name: tell-moved
insert into thread (ticket, turn_id, at, source, notice, relayed, conversation)
values ($1, $2, $3, 'notice', '{"type": "ticket-moved"}', false, $4)

-- name: of-away
select reference, assignee from tickets join counsellors on counsellors.id = assignee
where status <> 'closed' and (not active or (absent_from <= $1 and absent_until > $1))

-- name: unwarned
select reference, urgent is not null as urgent, waiting_since as "waitingSince"
from tickets where status <> 'closed' and waiting_for = 'us' and warned_of is distinct from waiting_since

-- name: warn
update tickets set warned_of = $2
where reference = $1 and waiting_for = 'us' and waiting_since = $2 and warned_of is distinct from $2
returning reference

-- name: candidates
select counsellors.id, languages, topics,
  case when absent_from is not null then json_build_object('from', absent_from, 'until', absent_until) end as absence,
  (
    select count(*)::integer from tickets
    where assignee = counsellors.id and status not in ('resolved', 'closed')
  ) as load
from counsellors where active and languages <> '{}'

-- name: count-pin-try
insert into pin_tries (reference, tries, at) values ($1, 1, $2)
on conflict (reference) do update set
  tries = case when pin_tries.at <= $2 - $4::bigint then 1 else pin_tries.tries + 1 end,
  at = case when pin_tries.at > $2 - $4::bigint and pin_tries.tries >= $3 then pin_tries.at else $2 end
returning tries

-- name: forget-pin-tries
delete from pin_tries where reference = $1

-- name: expire-pin-tries
delete from pin_tries where at < $1

-- name: promises-broken-before
select reference from tickets where promised_until < $1

-- name: resolved-before
select reference from tickets where status = 'resolved' and waiting_since < $1

-- name: unrelayed
select thread.ticket, thread.turn_id, thread.at, thread.text, thread.notice,
  coalesce(thread.conversation, tickets.conversation) as conversation
from thread join tickets on tickets.reference = thread.ticket
where not thread.relayed order by thread.id

-- name: is-unrelayed
select 1 from thread where turn_id = $1 and not relayed

-- name: mark-relayed
update thread set relayed = true, conversation = null where turn_id = $1

-- name: set-delivery
update thread set delivery = $2, reason = $3 where turn_id = $1 and source = 'counsellor' returning ticket

-- name: erase-closed
delete from tickets
where reference = $1 and status = 'closed' and not exists (select 1 from thread where ticket = $1 and not relayed)
returning reference

-- name: erase-closed-before
delete from tickets
where status = 'closed' and waiting_since < $1
  and not exists (select 1 from thread where ticket = tickets.reference and not relayed)

-- name: of-person
select reference from tickets where person = any($1) order by opened_at

-- name: erase-person
delete from tickets where person = any($1) returning reference
