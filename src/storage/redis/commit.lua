-- Stores a state, remembers its turn and queues its messages: all or nothing.
-- KEYS: conversation, turns, order of the outbox, messages of the outbox, failures of turns
-- ARGV: expected version, state ('' forgets it), whether a counsellor has it, at, turn id, since when turns are
--       remembered, then id and message of each message
if redis.call('ZSCORE', KEYS[2], ARGV[5]) then
  return 'duplicate'
end
local version = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
if version ~= tonumber(ARGV[1]) then
  return 'conflict'
end
redis.call('HSET', KEYS[1], 'version', version + 1, 'state', ARGV[2], 'held', ARGV[3], 'at', ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[5])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. ARGV[6])
redis.call('HDEL', KEYS[5], ARGV[5])
for index = 7, #ARGV, 2 do
  redis.call('RPUSH', KEYS[3], ARGV[index])
  redis.call('HSET', KEYS[4], ARGV[index], ARGV[index + 1])
end
return 'committed'
