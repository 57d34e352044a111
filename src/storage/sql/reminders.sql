-- name: add
insert into reminders (id, person, conversation, detail, send_on) values ($1, $2, $3, $4, $5) on conflict do nothing

-- name: end
delete from reminders where id = $1 and person = any($2)

-- name: of-person
select id, conversation, detail from reminders where person = any($1) order by send_on nulls last, id

-- name: waiting
select id, conversation, detail from reminders where send_on is null or send_on <= $1 order by send_on nulls last, id

-- name: has
select 1 from reminders where id = $1

-- name: erase-person
delete from reminders where person = any($1)
