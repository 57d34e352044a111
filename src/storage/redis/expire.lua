-- Forgets a conversation that was silent, unless a counsellor has it, and its turns when they are old enough.
-- KEYS: conversation, turns, effects that are due; ARGV: silent since before, turns older than.
-- Returns 1 when nothing is left to expire.
local at = tonumber(redis.call('HGET', KEYS[1], 'at') or '0')
if at < tonumber(ARGV[1]) then
  redis.call('DEL', KEYS[3])
  if redis.call('HGET', KEYS[1], 'held') ~= '1' then
    redis.call('DEL', KEYS[1])
  end
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. ARGV[2])
if redis.call('EXISTS', KEYS[1], KEYS[2]) == 0 then
  return 1
end
return 0
