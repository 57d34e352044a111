-- name: waiting
select id, key, message, attempts, not_before as "notBefore" from outbox where key = $1 order by seq

-- name: conversations
select key from outbox where channel = any($1) group by key order by min(seq)

-- name: delivered
delete from outbox where id = $1

-- name: postpone
update outbox set attempts = attempts + 1, not_before = $2, reason = $3 where id = $1

-- name: give-up
delete from outbox where id = any($1)
