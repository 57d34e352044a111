import { pino } from 'pino';
import { type Conversation, turn } from '../src/conversation/index.ts';
import type { ConversationKey, InboundEvent } from '../src/message.ts';
import { connectRedis, redisConversations } from '../src/storage/index.ts';
import { heldMegabytes, machine, median, realWorld } from './measure.ts';

/** What a million turns leave in memory, and what conversations take in Redis that nobody goes on with for the moment. */

const TURNS = 1_000_000;
const LOOKS = 5;

const PEOPLE = 100_000;
const AT_ONCE = 2000;
const WANTED = 200;

const EVENTS: InboundEvent[] = [
  { type: 'choice', id: 'locale:sq' },
  { type: 'choice', id: 'start/who/leaving' },
  { type: 'text', text: "qysh me marr viz pune n'gjermani" },
  { type: 'choice', id: 'article:work-de-skilled' },
];

const world = await realWorld();

export async function memory(): Promise<void> {
  console.log(machine());
  await aMillionTurns();
  await sleeping();
}

async function aMillionTurns(): Promise<void> {
  const held: number[] = [];
  for (let look = 0; look <= LOOKS; look += 1) {
    if (look > 0) {
      for (let talk = 0; talk < TURNS / LOOKS / EVENTS.length; talk += 1) holdTalk(look * TURNS + talk);
    }
    held.push(Math.round(await heldMegabytes()));
  }
  console.log(`${TURNS} turns, held before and after each ${TURNS / LOOKS}: ${held.join(', ')} MB`);
}

function holdTalk(person: number): void {
  const key: ConversationKey = `web:${person}`;
  let conversation: Conversation | undefined;
  for (const [number, event] of EVENTS.entries()) {
    const inbound = {
      channel: 'web',
      conversation: key,
      turnId: `${key}/${number}`,
      at: Date.now(),
      event,
    } as const;
    conversation = turn(world, conversation, inbound).conversation;
  }
}

async function sleeping(): Promise<void> {
  const { REDIS_URL } = process.env;
  if (!REDIS_URL) {
    console.log('Left out: a Redis with nothing in it, which REDIS_URL would name.');
    return;
  }
  const redis = connectRedis(REDIS_URL, pino({ level: 'error' }));
  const conversations = redisConversations(redis);
  const used = async () => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]) / 1e6;
  const before = await used();

  async function talk(person: number): Promise<void> {
    const key: ConversationKey = `telegram:${7_000_000_000 + person}`;
    let conversation: Conversation | undefined;
    for (const [version, event] of EVENTS.entries()) {
      const turnId = `${key}/${900_000_000 + person * EVENTS.length + version}`;
      const at = Date.now();
      const inbound = { channel: 'telegram', conversation: key, turnId, at, event } as const;
      conversation = turn(world, conversation, inbound).conversation;
      await conversations.commit({
        key,
        turnId,
        at,
        expectedVersion: version,
        conversation,
        outbound: [],
        due: [],
      });
    }
  }

  const rates: number[] = [];
  for (let person = 0; person < PEOPLE; person += AT_ONCE) {
    const begin = performance.now();
    await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => talk(person + number)));
    rates.push(Math.round((AT_ONCE * EVENTS.length * 1000) / (performance.now() - begin)));
  }
  const taken = Math.round((await used()) - before);
  console.log(
    `${PEOPLE} sleeping conversations of ${EVENTS.length} turns in Redis: ${taken} MB, wanted under ${WANTED}`,
  );
  const tenth = Math.ceil(rates.length / 10);
  console.log(
    `turns a second, understood and stored, among the first tenth: ${median(rates.slice(0, tenth))}, the last: ${median(rates.slice(-tenth))}`,
  );
  redis.disconnect();
}
