-- name: tick
insert into ticks (id, person, conversation, detail, ticked_on) values ($1, $2, $3, $4, $5)
on conflict (id) do update set ticked_on = excluded.ticked_on

-- name: remove
delete from ticks where id = any($1)

-- name: of-person
select id, detail from ticks where person = any($1) order by ticked_on, id

-- name: erase-person
delete from ticks where person = any($1)

-- name: expire
delete from ticks where person in (select person from ticks group by person having max(ticked_on) < $1)
