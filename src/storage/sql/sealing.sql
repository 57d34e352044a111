-- name: all
select reference from tickets order by opened_at

-- name: ticket
select conversation, question, details from tickets where reference = $1 for update

-- name: set-ticket
update tickets set conversation = $2, person = $3, question = $4, details = $5 where reference = $1

-- name: thread
select id, text from thread where ticket = $1 and text is not null for update

-- name: set-message
update thread set text = $2 where id = $1

-- name: conversations-told
select id, conversation from thread where ticket = $1 and conversation is not null for update

-- name: set-conversation-told
update thread set conversation = $2 where id = $1

-- name: referrals
select id, texts from referrals where ticket = $1 for update

-- name: set-referral
update referrals set texts = $2 where id = $1

-- name: secrets
select counsellor, secret from second_factors for update

-- name: set-secret
update second_factors set secret = $2 where counsellor = $1

-- name: reminders
select id, conversation, detail from reminders for update

-- name: set-reminder
update reminders set person = $2, conversation = $3, detail = $4 where id = $1

-- name: ticks
select id, conversation, detail from ticks for update

-- name: set-tick
update ticks set person = $2, conversation = $3, detail = $4 where id = $1
