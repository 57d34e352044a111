-- name: load
select
  (select state from conversations where key = $1) as state,
  coalesce((select version from conversations where key = $1), 0) as version,
  exists (select 1 from turns where turn_id = $2) as done

-- name: commit
-- One statement, so one atomic step. A turn that was committed before breaks the key of `turns`, and with it everything.
with saved as (
  insert into conversations as stored (key, version, state, updated_at)
  select $1, $2::integer + 1, $3::jsonb, $4
  where $2 = 0 or exists (select 1 from conversations where key = $1)
  on conflict (key) do update
    set version = excluded.version, state = excluded.state, updated_at = excluded.updated_at
    where stored.version = $2
  returning key
),
remembered as (
  insert into turns (turn_id, at) select $5, $4 from saved
),
settled as (
  delete from failed_turns where turn_id = $5
),
queued as (
  insert into outbox (id, channel, key, message)
  select entry ->> 'id', split_part($1, ':', 1), $1, entry -> 'message'
  from saved, jsonb_array_elements($6::jsonb) with ordinality as entries (entry, number)
  order by number
)
select count(*)::integer as saved from saved

-- name: count-failure
insert into failed_turns as failed (turn_id, times, at) values ($1, 1, $2)
on conflict (turn_id) do update set times = failed.times + 1, at = excluded.at
returning times

-- name: expire-conversations
delete from conversations where updated_at < $1 and (state is null or not state ? 'ticket')

-- name: expire-turns
delete from turns where at < $1

-- name: expire-failures
delete from failed_turns where at < $1
