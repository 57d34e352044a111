-- Gives what is stored of a conversation: version, state, whether the turn was committed before, effects that are due by turn.
-- KEYS: conversation, turns, effects that are due; ARGV: turn id
local stored = redis.call('HMGET', KEYS[1], 'version', 'state')
local done = redis.call('ZSCORE', KEYS[2], ARGV[1]) and 1 or 0
return { stored[1] or '0', stored[2] or '', done, redis.call('HGETALL', KEYS[3]) }
