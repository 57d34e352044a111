-- Takes messages out of an outbox. KEYS: order of the outbox, messages of the outbox; ARGV: ids
for _, id in ipairs(ARGV) do
  redis.call('LREM', KEYS[1], 1, id)
  redis.call('HDEL', KEYS[2], id)
end
return #ARGV
