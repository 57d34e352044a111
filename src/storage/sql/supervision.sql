-- name: waiting
select reference, urgent is not null as urgent, assignee, waiting_since as "waitingSince"
from tickets where status <> 'closed' and waiting_for = 'us' order by waiting_since

-- name: load
select assignee, count(*)::integer as open,
  count(*) filter (where waiting_for = 'us')::integer as waiting,
  count(*) filter (where urgent is not null)::integer as urgent
from tickets where status not in ('closed', 'resolved') group by assignee

-- name: first-answers
select urgent is not null as urgent, opened_at as "openedAt", min(ticket_events.at) as "answeredAt"
from tickets join ticket_events on ticket = reference and event ->> 'type' = 'counsellor-wrote'
where opened_at >= $1 group by reference

-- name: sample
select reference from tickets
where status = 'closed' and not exists (select 1 from audit where subject = reference and reason = 'quality')
order by random() limit 1
