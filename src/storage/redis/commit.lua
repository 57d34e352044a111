-- Stores a state, remembers its turn, queues its messages and notes its effects: all or nothing.
-- KEYS: conversation, turns, order of the outbox, messages of the outbox, failures of turns, effects that are due
-- ARGV: expected version, state ('' forgets it), whether a counsellor has it, at, turn id, since when turns are
--       remembered, how many effects there are, then turn id and effects of each, then id and message of each message
if redis.call('ZSCORE', KEYS[2], ARGV[5]) then
  return 'duplicate'
end
local version = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
if version ~= tonumber(ARGV[1]) then
  return 'conflict'
end
if ARGV[2] == '' then
  redis.call('DEL', KEYS[3], KEYS[4], KEYS[6])
end
redis.call('HSET', KEYS[1], 'version', version + 1, 'state', ARGV[2], 'held', ARGV[3], 'at', ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[4], ARGV[5])
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', '(' .. ARGV[6])
redis.call('HDEL', KEYS[5], ARGV[5])
local messages = 8 + 2 * ARGV[7]
for index = 8, messages - 1, 2 do
  redis.call('HSET', KEYS[6], ARGV[index], ARGV[index + 1])
end
for index = messages, #ARGV, 2 do
  redis.call('RPUSH', KEYS[3], ARGV[index])
  redis.call('HSET', KEYS[4], ARGV[index], ARGV[index + 1])
end
return 'committed'
