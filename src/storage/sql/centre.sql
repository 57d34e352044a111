-- name: read
select settings from centre_settings where centre = $1

-- name: write
insert into centre_settings (centre, settings) values ($1, $2)
on conflict (centre) do update set settings = excluded.settings
