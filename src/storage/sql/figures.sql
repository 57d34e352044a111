-- name: moments
select
  (extract(epoch from $1::date::timestamp at time zone 'Europe/Belgrade') * 1000)::bigint as begin,
  (extract(epoch from ($2::date + 1)::timestamp at time zone 'Europe/Belgrade') * 1000)::bigint as end

-- name: events
select centre, channel, event, attributes, count(*)::integer as count
from events where at >= $1 and at < $2 group by centre, channel, event, attributes

-- name: days
select to_char(to_timestamp(at / 1000.0) at time zone 'Europe/Belgrade', 'YYYY-MM-DD') as day, count(*)::integer as count
from events where at >= $1 and at < $2 and event = 'conversation-started' group by 1

-- name: people
select channel, locale, count(*)::integer as count
from (
  select distinct on (left(day, 7), mark) channel, locale
  from visits where day between $1 and $2
  order by left(day, 7), mark, day desc
) as person
group by channel, locale

-- name: waits
select reference as ticket, channel, topic, answered.at - (
  select min(asked.at) from ticket_events as asked
  where asked.ticket = answered.ticket and asked.id < answered.id
    and asked.event ->> 'type' in ('ticket-opened', 'person-wrote')
    and asked.id > coalesce((
      select max(earlier.id) from ticket_events as earlier
      where earlier.ticket = answered.ticket and earlier.id < answered.id
        and earlier.event ->> 'type' = 'counsellor-wrote'
    ), 0)
) as waited
from ticket_events as answered join tickets on tickets.reference = answered.ticket
where answered.event ->> 'type' = 'counsellor-wrote' and answered.at >= $1 and answered.at < $2

-- name: outcomes
select event ->> 'outcome' as outcome, count(*)::integer as count
from ticket_events where event ->> 'type' = 'ticket-resolved' and at >= $1 and at < $2 group by 1

-- name: first
select min(at) as at from events
