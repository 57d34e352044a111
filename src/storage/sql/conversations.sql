-- name: load
select
  (select state from conversations where key = $1) as state,
  coalesce((select version from conversations where key = $1), 0) as version,
  exists (select 1 from turns where turn_id = $2) as done,
  coalesce(
    (select json_agg(json_build_object('turnId', turn_id, 'at', at, 'effects', effects) order by seq)
      from due_effects where key = $1),
    '[]'
  ) as due

-- name: commit
-- One statement, so one atomic step. A turn that was committed before breaks the key of `turns`, and with it everything.
-- All of its parts see the tables as they were before, so that a conversation is forgotten without what is new.
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
succeeded as (
  delete from failed_turns where turn_id = $5
),
recalled as (
  delete from outbox where key = $1 and $3::jsonb is null and exists (select 1 from saved)
),
pardoned as (
  delete from due_effects where key = $1 and $3::jsonb is null and exists (select 1 from saved)
),
noted as (
  insert into due_effects (turn_id, key, at, effects)
  select one ->> 'turnId', $1, (one ->> 'at')::bigint, one -> 'effects'
  from saved, jsonb_array_elements($7::jsonb) with ordinality as due (one, number)
  order by number
),
queued as (
  insert into outbox (id, channel, key, message)
  select entry ->> 'id', split_part($1, ':', 1), $1, entry -> 'message'
  from saved, jsonb_array_elements($6::jsonb) with ordinality as entries (entry, number)
  order by number
)
select count(*)::integer as saved from saved

-- name: settle
delete from due_effects where turn_id = $1

-- name: unsettled
select key from due_effects group by key order by min(seq)

-- name: count-failure
insert into failed_turns as failed (turn_id, times, at) values ($1, 1, $2)
on conflict (turn_id) do update set times = failed.times + 1, at = excluded.at
returning times

-- name: expire-conversations
delete from conversations where updated_at < $1 and (state is null or not state ? 'ticket')

-- name: expire-turns
delete from turns where at < $1

-- name: expire-effects
delete from due_effects where key not in (select key from conversations where updated_at >= $1)

-- name: expire-failures
delete from failed_turns where at < $1
