-- name: conversations
select key, updated_at as at from conversations
