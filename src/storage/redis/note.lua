-- Notes what stands in a chat, and forgets what can be removed no longer.
-- KEYS: traces; ARGV: at, since when things can be removed, milliseconds until all is forgotten, references
for index = 4, #ARGV do
  redis.call('ZADD', KEYS[1], 'NX', ARGV[1], ARGV[index])
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', '(' .. ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
