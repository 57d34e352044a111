-- Gives the messages of an outbox in their order, each after its id. KEYS: order of the outbox, messages of the outbox
local waiting = {}
for _, id in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  local message = redis.call('HGET', KEYS[2], id)
  if message then
    waiting[#waiting + 1] = id
    waiting[#waiting + 1] = message
  end
end
return waiting
