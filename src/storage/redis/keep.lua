-- Keeps an entry of a web chat under its id; the same id again changes nothing. Returns the entry with its place. Places go on
-- counting after what was said is erased, so that a page that listens goes on hearing.
-- KEYS: places by id ('' has how many were erased), entries in order; ARGV: id, entry, milliseconds until the chat is forgotten
local erased = tonumber(redis.call('HGET', KEYS[1], '') or '0')
local place = redis.call('HGET', KEYS[1], ARGV[1])
if not place then
  place = erased + redis.call('RPUSH', KEYS[2], ARGV[2])
  redis.call('HSET', KEYS[1], ARGV[1], place)
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
return { tonumber(place), redis.call('LINDEX', KEYS[2], tonumber(place) - erased - 1) }
