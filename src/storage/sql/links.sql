-- name: list
select code, topic, place, campaign, made_at as "madeAt", (
  select count(*)::integer from events where event = 'link-followed' and attributes ->> 'link' = code
) as followed
from links order by made_at desc, code

-- name: find
select code, topic, place, campaign, made_at as "madeAt" from links where code = $1

-- name: keep
insert into links (code, topic, place, campaign, made_at) values ($1, $2, $3, $4, $5) on conflict do nothing
