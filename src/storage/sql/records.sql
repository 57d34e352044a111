-- name: count
insert into events (turn_id, number, at, channel, event, attributes)
select one ->> 'turnId', (one ->> 'number')::integer, (one ->> 'at')::bigint, one ->> 'channel',
  one -> 'what' ->> 'event', (one -> 'what') - 'event'
from jsonb_array_elements($1::jsonb) as one
on conflict do nothing

-- name: keep-unanswered
insert into unanswered (turn_id, at, locale, text) values ($1, $2, $3, $4) on conflict do nothing

-- name: note-deletion
insert into deletions (receipt, day) values ($1, $2) on conflict do nothing

-- name: deletion
select day from deletions where receipt = $1

-- name: expire-unanswered
delete from unanswered where at < $1

-- name: expire-undeliverable
delete from undeliverable where at < $1
