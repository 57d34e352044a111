-- name: keep
with kept as (
  insert into web_messages (id, key, at, entry) values ($1, $2, $3, $4::jsonb) on conflict (id) do nothing returning seq, entry
)
select seq, entry from kept union all select seq, entry from web_messages where id = $1 limit 1

-- name: after
select seq, entry from web_messages where key = $1 and seq > $2 order by seq

-- name: erase
delete from web_messages where key = $1

-- name: expire
delete from web_messages where at < $1
