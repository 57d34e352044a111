import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import type { TelegramPerson } from '../../support/telegram-simulator/index.ts';
import { entryFor, PUBLIC_URL, SECRET, telegramBench } from './bench.ts';

const bench = telegramBench();

const menu = [[{ id: 'go:menu', label: 'Menyja' }]];

describe.each(['polling', 'webhook'] as const)('by %s', (mode) => {
  test('a person writes, gets an answer, presses its button, and the button stops spinning', async () => {
    const channel = await bench.channel(mode);
    await channel.start();
    await bench.person.sends('qysh me marr viz');
    const { conversation, event } = await bench.parts.received();
    expect(event).toEqual({ type: 'text', text: 'qysh me marr viz' });

    await channel.send({ ...entryFor(bench.person, { choices: menu }), key: conversation });
    const { id } = await bench.person.reads();
    await bench.person.presses('Menyja');
    expect((await bench.parts.received()).event).toEqual({ type: 'choice', id: 'go:menu', on: String(id) });
    await bench.telegram.called('answerCallbackQuery');
  });

  test('an update is confirmed only when it was taken, and comes until then', async () => {
    const channel = await bench.channel(mode);
    await channel.start();
    bench.parts.refuse(3);
    await bench.person.sends('po ma mbajnë pasaportën, sekret');
    const taken = await bench.parts.received();
    expect(bench.parts.refused.map(({ turnId }) => turnId)).toEqual(Array(3).fill(taken.turnId));
    expect(bench.parts.unseen()).toBe(0);
  });

  test('the messages of one person stay in order, whatever fails', async () => {
    const channel = await bench.channel(mode);
    bench.parts.refuse(2);
    const sent = ['1', '2', '3'].map((text) => bench.person.sends(text));
    await channel.start();
    await Promise.all(sent);
    expect([await textOf(), await textOf(), await textOf()]).toEqual(['1', '2', '3']);
  });

  test('updates that say nothing to us are confirmed, and nothing comes of them', async () => {
    const channel = await bench.channel(mode);
    await channel.start();
    const group = { id: -100, type: 'supergroup' };
    const from = { id: 5, is_bot: false, first_name: 'Person' };
    await bench.telegram.bring(-100, { message: { message_id: 1, chat: group, from, text: 'Tung' } });
    await bench.telegram.bring(5, { edited_message: { message_id: 1, text: 'Tung' } });
    await bench.person.sends({ pinned_message: {} });
    await bench.person.sends({ voice: { file_id: 'x' } });
    expect((await bench.parts.received()).event).toEqual({ type: 'unsupported', kind: 'voice' });
    expect(bench.parts.unseen()).toBe(0);
  });

  test('an update that Telegram brings twice has the same turn id', async () => {
    const channel = await bench.channel(mode);
    await channel.start();
    await bench.person.sends('Tung');
    await bench.telegram.bringAgain();
    const [first, second] = [await bench.parts.received(), await bench.parts.received()];
    expect(second.turnId).toBe(first.turnId);
  });

  test('it keeps trying while Telegram is out of reach, and stops when it is told to', async () => {
    const channel = await bench.channel(mode, 0.05);
    const first = mode === 'polling' ? 'deleteWebhook' : 'setWebhook';
    bench.telegram.fail(first, { status: 502 }, 'garbage', { retryAfter: 7 });
    await channel.start();
    await bench.person.sends('Tung');
    expect(bench.parts.pauses).toEqual([1_000, 2_000, 7_000]);
    await channel.stop();
  });

  test('it can be stopped before it was started', async () => {
    const channel = await bench.channel(mode);
    await channel.stop();
  });
});

async function textOf(): Promise<string> {
  const { event } = await bench.parts.received();
  return event.type === 'text' ? event.text : event.type;
}

describe('polling', () => {
  test('a person whose update fails keeps nobody else waiting', async () => {
    const channel = await bench.channel('polling');
    const other = bench.telegram.person();
    const sent = [bench.person, other].map((one: TelegramPerson) => one.sends(`nga ${one.id}`));
    bench.parts.refuse(1);
    await channel.start();
    await Promise.all(sent);
    const turns = [await bench.parts.received(), await bench.parts.received(), await bench.parts.received()];
    const [first] = turns;
    expect(bench.parts.refused.map(({ conversation }) => conversation)).toEqual([
      `telegram:${bench.person.id}`,
    ]);
    expect(first?.conversation).toBe(`telegram:${other.id}`);
    expect(turns.filter(({ conversation }) => conversation === `telegram:${bench.person.id}`)).toHaveLength(
      1,
    );
  });

  test('survives what Telegram may answer', async () => {
    const channel = await bench.channel('polling');
    bench.telegram.fail('getUpdates', { status: 500 }, 'garbage', 'lost-answer', {
      code: 409,
      description: 'Conflict: terminated by other getUpdates request',
    });
    await channel.start();
    await bench.person.sends('Tung');
    await bench.parts.received();
    expect(bench.parts.lines.join('')).toContain('Another program uses this bot');
  });

  test('finds updates whose numbers begin anew after a quiet week', async () => {
    const channel = await bench.channel('polling');
    await channel.start();
    await bench.person.sends('para një jave');
    await bench.parts.received();
    // The poll that confirmed it comes back empty when Telegram has waited long enough; here, by a fault.
    bench.telegram.endPoll();
    await bench.telegram.called('getUpdates');
    bench.telegram.renumber(12);
    await bench.person.sends('sot');
    expect((await bench.parts.received()).turnId).toBe('telegram:12');
  });

  test('leaves no route for strangers to write to', async () => {
    await bench.channel('polling');
    expect((await knock({ secret: SECRET })).status).toBe(404);
  });
});

/** An update from anybody, with the secret or without. */
async function knock(call: { secret?: string; body?: string }): Promise<Response> {
  return fetch(`${bench.telegram.addressOf(PUBLIC_URL)}/webhooks/telegram`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(call.secret !== undefined && { 'x-telegram-bot-api-secret-token': call.secret }),
    },
    body: call.body ?? JSON.stringify({ update_id: 1 }),
  });
}

describe('the webhook', () => {
  test('tells Telegram its address, its secret and what it wants to hear of', async () => {
    const channel = await bench.channel('webhook');
    await channel.start();
    expect((await bench.telegram.called('setWebhook')).payload).toEqual({
      url: `${PUBLIC_URL}/webhooks/telegram`,
      secret_token: SECRET,
      allowed_updates: ['message', 'callback_query'],
    });
  });

  test.each([
    ['without the secret', {}, 401],
    ['with a wrong one', { secret: `${SECRET}x` }, 401],
    ['with an empty one', { secret: '' }, 401],
    ['with the right one', { secret: SECRET }, 200],
    ['with the right one and what is no update', { secret: SECRET, body: '[1,2]' }, 200],
    ['with the right one and what is no JSON', { secret: SECRET, body: '{"update' }, 400],
    [
      'with the right one and a very long message',
      { secret: SECRET, body: JSON.stringify({ update_id: 1, x: 'x'.repeat(500_000) }) },
      200,
    ],
  ])('%s', async (_, call, status) => {
    await bench.channel('webhook');
    const response = await knock(call);
    expect(response.status).toBe(status);
    expect(bench.parts.unseen()).toBe(0);
  });

  test('does not listen to strangers to the end', async () => {
    await bench.channel('webhook');
    const stranger = request(`${bench.telegram.addressOf(PUBLIC_URL)}/webhooks/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 1_000_000 },
    });
    stranger.flushHeaders();
    const [response] = await once(stranger, 'response');
    stranger.destroy();
    expect(response.statusCode).toBe(401);
  });
});
