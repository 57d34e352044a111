-- name: add
insert into blocks (id, person, ticket, reason, counsellor, at, until)
select $2, person, reference, $3, $4, $5, $6 from tickets where reference = $1
on conflict (person) do update set
  id = excluded.id, ticket = excluded.ticket, reason = excluded.reason, counsellor = excluded.counsellor,
  at = excluded.at, until = excluded.until

-- name: others
select reference from tickets
where person = (select person from tickets where reference = $1) and reference <> $1 and status <> 'closed'
order by reference

-- name: active
select person, until from blocks where until > $1

-- name: list
select id, ticket, reason, counsellor as by, at, until from blocks where until > $1 order by until

-- name: lift
delete from blocks where id = $1 returning ticket

-- name: expire
delete from blocks where until <= $1
