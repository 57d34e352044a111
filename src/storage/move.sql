-- name: conversations
select key, state, updated_at as at from conversations
