-- Erases what was said in a web chat, and remembers only how much it was.
-- KEYS: places by id, entries in order; ARGV: milliseconds until the chat is forgotten
local erased = tonumber(redis.call('HGET', KEYS[1], '') or '0') + redis.call('LLEN', KEYS[2])
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('HSET', KEYS[1], '', erased)
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return erased
