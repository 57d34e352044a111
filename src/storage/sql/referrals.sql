-- name: ticket-of
select ticket from referrals where id = $1

-- name: add
insert into referrals (id, ticket, service, texts, status, asked_at)
values ($1, $2, $3, $4, 'asked', $5)

-- name: set
update referrals set
  status = $2, agreed_at = $3, visit_question_at = $4, visit = $5
where id = $1

-- name: find
select referrals.*, tickets.locale, tickets.channel
from referrals join tickets on tickets.reference = referrals.ticket where referrals.id = $1

-- name: of-ticket
select referrals.*, tickets.locale, tickets.channel
from referrals join tickets on tickets.reference = referrals.ticket
where referrals.ticket = $1 order by referrals.asked_at, referrals.id

-- name: of-person
select referrals.*, tickets.locale, tickets.channel
from referrals join tickets on tickets.reference = referrals.ticket
where tickets.person = any($1) order by referrals.asked_at, referrals.id

-- name: due
select referrals.id, referrals.ticket, not referrals.asked as consent, referrals.asked_at,
  referrals.times_asked, tickets.locale, tickets.channel, tickets.conversation
from referrals join tickets on tickets.reference = referrals.ticket
where not referrals.asked or referrals.visit_question_at <= $1
order by referrals.asked_at

-- name: asked-consent
update referrals set asked = true where id = $1

-- name: asked-visit
update referrals set visit_question_at = null, visit = null, times_asked = times_asked + 1 where id = $1

-- name: hush
update referrals set asked = true, visit_question_at = null
where ticket in (select reference from tickets where person = any($1))

-- name: use-token
update referrals set opened = opened + 1 where id = $1 and opened = $2 returning id
