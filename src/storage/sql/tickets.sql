-- name: open
insert into tickets (
  reference, turn_id, conversation, person, channel, locale, opened_at, urgent, question, path, articles,
  content_version, status, assignee, waiting_for, waiting_since
) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
on conflict (turn_id) do nothing
returning reference

-- name: lock
select status, assignee, urgent, waiting_for as "waitingFor", waiting_since as "waitingSince"
from tickets where reference = $1 for update

-- name: happened
select 1 from ticket_events where ticket = $1 and once = $2

-- name: add-event
insert into ticket_events (ticket, at, event, once) values ($1, $2, $3, $4)

-- name: set-state
update tickets set status = $2, assignee = $3, urgent = $4, waiting_for = $5, waiting_since = $6 where reference = $1

-- name: add-message
insert into thread (ticket, turn_id, at, source, counsellor, text, relayed)
values ($1, $2, $3, $4, $5, $6, $4 = 'person')

-- name: recall
update thread set relayed = true, delivery = 'failed' where ticket = $1 and not relayed

-- name: list-all
select * from tickets where status <> 'closed'
order by urgent is null, waiting_for is distinct from 'us', waiting_since limit $1

-- name: list-unassigned
select * from tickets where status <> 'closed' and assignee is null
order by urgent is null, waiting_for is distinct from 'us', waiting_since limit $1

-- name: list-mine
select * from tickets where status <> 'closed' and assignee = $2
order by urgent is null, waiting_for is distinct from 'us', waiting_since limit $1

-- name: list-closed
select * from tickets where status = 'closed' order by waiting_since desc limit $1

-- name: count
select
  count(*)::integer as "all",
  count(*) filter (where assignee = $1)::integer as mine,
  count(*) filter (where assignee is null)::integer as unassigned,
  count(*) filter (where urgent is not null)::integer as urgent
from tickets where status <> 'closed'

-- name: read
select * from tickets where reference = $1

-- name: thread
select * from thread where ticket = $1 and source <> 'closing' order by id

-- name: history
select at, event from ticket_events where ticket = $1 order by id

-- name: unrelayed
select thread.ticket, thread.turn_id, thread.at, thread.text, tickets.channel, tickets.conversation
from thread join tickets on tickets.reference = thread.ticket
where not thread.relayed order by thread.id

-- name: mark-relayed
update thread set relayed = true where turn_id = $1

-- name: set-delivery
update thread set delivery = $2 where turn_id = $1 and source = 'counsellor' returning ticket

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
