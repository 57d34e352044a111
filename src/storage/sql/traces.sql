-- name: note
insert into traces (key, reference, at) select $1, reference, $3 from unnest($2::text[]) as reference
on conflict (key, reference) do nothing

-- name: list
select reference from traces where key = $1 and at >= $2 order by at

-- name: erase
delete from traces where key = $1

-- name: expire
delete from traces where at < $1
