-- name: since
select channel, reason, count(*)::integer as count from undeliverable
where at >= $1 group by channel, reason order by count desc, reason
