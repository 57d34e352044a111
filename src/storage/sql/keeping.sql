-- name: questions
select turn_id as id, at, locale, text, article, assignment from unanswered order by at desc, turn_id limit 2000

-- name: assign
update unanswered
set text = one ->> 'text', assignment = $2::jsonb, assigned_by = $3, assigned_at = $4
from jsonb_array_elements($1::jsonb) as one
where turn_id = one ->> 'id'

-- name: checks
select article, checked, review_by as "reviewBy" from article_checks

-- name: note-check
insert into article_checks (article, checked, review_by, checked_by, at) values ($1, $2, $3, $4, $5)
on conflict (article) do update set checked = excluded.checked, review_by = excluded.review_by,
  checked_by = excluded.checked_by, at = excluded.at

-- name: shown
select attributes ->> 'article' as article, count(*)::integer as times from events
where event = 'article-shown' and at >= $1
group by 1

-- name: note-content
insert into content_history (at, version, articles)
select $1, $2, $3::jsonb
where $2 is distinct from (select version from content_history order by seq desc limit 1)

-- name: content-at
select version, articles from content_history where at <= $1 or seq = (select min(seq) from content_history)
order by seq desc limit 1

-- name: content-of
select articles from content_history where version = $1 order by seq desc limit 1

-- name: open-tickets
select reference, articles, content_version as "contentVersion" from tickets
where status not in ('resolved', 'closed')
