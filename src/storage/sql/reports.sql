-- name: months
select month from reports order by month desc

-- name: read
select report from reports where month = $1

-- name: keep
insert into reports (month, report, made_at) values ($1, $2, $3) on conflict do nothing
