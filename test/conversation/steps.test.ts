import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Content } from '../../src/content/index.ts';
import { type Conversation, turn, type World } from '../../src/conversation/index.ts';
import { STEPS } from '../../src/conversation/steps/index.ts';
import { compileDialog, DialogFile } from '../../src/dialogs/index.ts';
import type { Article } from '../../src/knowledge/index.ts';
import { LOCALES, type RichText } from '../../src/message.ts';
import { toPlain } from '../../src/richtext.ts';
import { NO_HOURS } from '../../src/tickets/index.ts';

const FOLDER = join(import.meta.dirname, 'steps');

/** What happens after a press: what is said, and, where it is told, in how many messages, with which words and buttons. */
const Case = z.strictObject({
  about: z.string(),
  dialogs: z.record(z.string(), DialogFile),
  talk: z.array(
    z.strictObject({
      press: z.string().default('locale:en'),
      bot: z.array(z.string()),
      messages: z.number().optional(),
      text: z.array(z.string()).optional(),
      buttons: z.array(z.string()).optional(),
      answers: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

describe('what each kind of node does', () => {
  test('every kind has cases', () => {
    const kinds = Object.keys(STEPS).map((kind) => `${kind}.yaml`);
    expect(readdirSync(FOLDER).sort()).toEqual(kinds.sort());
  });

  test.each(readdirSync(FOLDER))('%s', (file) => {
    const { dialogs, talk } = Case.parse(parse(readFileSync(join(FOLDER, file), 'utf8'), { version: '1.2' }));
    const world = smallWorld(dialogs);
    let conversation: Conversation | undefined;
    for (const { press, ...expected } of talk) {
      const result = turn(world, conversation, {
        channel: 'web',
        conversation: 'web:x',
        turnId: 't',
        at: 0,
        event: { type: 'choice', id: press },
      });
      conversation = result.conversation;
      const { replies } = result;
      const said = replies.flatMap((reply) => reply.says).filter((id) => id !== 'welcome');
      expect({ press, said }).toEqual({ press, said: expected.bot });
      if (expected.messages !== undefined) expect(replies).toHaveLength(expected.messages);
      const words = replies.map((reply) => toPlain(reply.text)).join('\n');
      for (const part of expected.text ?? []) expect(words).toContain(part);
      const buttons = replies
        .at(-1)
        ?.choices?.flat()
        .map((choice) => choice.id);
      if (expected.buttons) expect(buttons).toEqual(expected.buttons);
      if (expected.answers) expect(conversation?.answers).toEqual(expected.answers);
    }
  });
});

/** A world of a few trees and one article, in which every text says its key. */
function smallWorld(dialogs: z.infer<typeof Case>['dialogs']): World {
  const say = (_locale: string, key: string): RichText => [{ type: 'paragraph', spans: [{ text: key }] }];
  const article = {
    id: 'a',
    title: 'a',
    related: [],
    contacts: [],
    reviewBy: '2999-01-01',
    certainty: 'confirmed',
    sources: [{ publisher: { en: 'p' }, url: 'https://example.org', date: 'undated', language: 'en' }],
    checked: '2026-11-24',
    texts: { en: { title: 'a', body: [] } },
  } as unknown as Article;
  const content = {
    version: 'test',
    dialogs: new Map(Object.entries(dialogs).map(([id, file]) => [id, compileDialog(id, file)])),
    articles: new Map([['a', article]]),
    centres: new Map(),
    locales: LOCALES,
    wording: {
      say,
      label: (_locale: string, key: string) => key,
      has: () => true,
      instead: () => undefined,
      namespace: () => ({}),
    },
  } as unknown as Content;
  const understand = () => {
    throw new Error('nothing is typed here');
  };
  return {
    content,
    understanding: { understand, vectorOf: understand },
    centre: 'PR',
    hours: NO_HOURS,
    pinOf: () => '123456',
    ticketDays: 365,
  };
}
