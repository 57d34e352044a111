-- name: lock
select status, assignee, urgent, topic, waiting_for as "waitingFor", waiting_since as "waitingSince",
  promised_until as "promisedUntil", minor
from tickets where reference = $1 for update

-- name: last-answer
select id, counsellor as by from thread where ticket = $1 and source = 'counsellor' order by id desc limit 1

-- name: happened
select 1 from ticket_events where ticket = $1 and once = $2

-- name: add-event
insert into ticket_events (ticket, at, event, once) values ($1, $2, $3, $4)

-- name: set-state
update tickets set status = $2, assignee = $3, urgent = $4, waiting_for = $5, waiting_since = $6, topic = $7,
  promised_until = $8, minor = $9
where reference = $1

-- name: details
select details from tickets where reference = $1

-- name: set-details
update tickets set details = $2 where reference = $1

-- name: add-message
insert into thread (ticket, turn_id, at, source, counsellor, text, notice, relayed)
values ($1, $2, $3, $4, $5, $6, $7, $4 in ('person', 'note'))
returning id

-- name: add-mentions
insert into mentions (counsellor, ticket, message) select unnest($1::uuid[]), $2, $3

-- name: send-again
update thread set turn_id = $3, at = $4, relayed = false, delivery = 'queued', reason = null
where ticket = $1 and id = $2 and source = 'counsellor' and delivery = 'failed'

-- name: withdraw-referrals
update referrals set status = 'withdrawn', asked = true, visit_question_at = null
where ticket = $1 and status in ('asked', 'agreed', 'sent', 'accepted')

-- name: with-merged
select reference from tickets where reference = $1 or merged_into = $1 order by reference

-- name: forget-words
with told as (delete from thread where ticket = $1 and conversation is null)
update tickets set question = $2, path = '{}', articles = '{}', details = null where reference = $1
