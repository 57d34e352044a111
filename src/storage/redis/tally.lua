-- Counts one more within a stretch of time, after which the count is forgotten. KEYS: count; ARGV: milliseconds
local times = redis.call('INCR', KEYS[1])
if times == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return times
