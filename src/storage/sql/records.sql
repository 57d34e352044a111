-- name: count
with visit as (
  insert into visits (day, mark, channel, locale)
  select one ->> 'day', one ->> 'mark', one ->> 'channel', one ->> 'locale'
  from jsonb_array_elements($3::jsonb) as one
  on conflict (day, mark) do update set locale = excluded.locale where visits.locale <> excluded.locale
)
insert into events (turn_id, number, at, channel, centre, event, attributes)
select one ->> 'turnId', (one ->> 'number')::integer, (one ->> 'at')::bigint, one ->> 'channel', $1,
  one -> 'what' ->> 'event', (one -> 'what') - 'event'
from jsonb_array_elements($2::jsonb) as one
on conflict do nothing

-- name: add-month
insert into months (month, salt) values ($1, $2) on conflict do nothing

-- name: months
select month, salt from months

-- name: forget-months
delete from months where month < $1

-- name: forget-visits
delete from visits where mark = any($1)

-- name: keep-unanswered
insert into unanswered (turn_id, at, locale, text, article) values ($1, $2, $3, $4, $5) on conflict do nothing

-- name: note-deletion
insert into deletions (receipt, day) values ($1, $2) on conflict do nothing

-- name: deletion
select day from deletions where receipt = $1

-- name: note-undeliverable
insert into undeliverable (id, channel, at, reason) select unnest($1::text[]), $2, $3, $4 on conflict do nothing

-- name: expire-unanswered
delete from unanswered where at < $1

-- name: expire-undeliverable
delete from undeliverable where at < $1
