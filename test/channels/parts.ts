import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import { pino } from 'pino';
import { type Inbound, LOCALES } from '../../src/message.ts';
import type { Clock } from '../../src/runner/index.ts';
import { createWording, type Wording, type Words } from '../../src/wording/index.ts';
import { Mailbox } from '../support/telegram-simulator/index.ts';

/** What a channel is given by the program, with a stand-in for the runner that notes what it is told. */
export function channelParts() {
  const inbounds = new Mailbox<Inbound>();
  const lines: string[] = [];
  const refused: Inbound[] = [];
  let refusals = 0;
  const clock = hastyClock();
  return {
    given: {
      clock,
      log: pino({ level: 'trace' }, { write: (line) => lines.push(line) }),
      locales: LOCALES,
      wording: commandWording(),
      receive: async (inbound: Inbound) => {
        if (refusals > 0) {
          refusals -= 1;
          refused.push(inbound);
          throw new Error('the storage is gone');
        }
        inbounds.put(inbound);
      },
    },
    /** The next thing that the channel handed on. */
    received: () => inbounds.take(),
    /** How many were handed on and not looked at. */
    unseen: () => inbounds.size,
    /** The runner fails so often. */
    refuse(times: number) {
      refusals = times;
    },
    refused,
    /** The pauses that the channel made, in milliseconds; none of them lasts. */
    pauses: clock.pauses,
    /** The log so far, one line of JSON each. */
    lines,
    expectLogWithout(...secrets: string[]) {
      for (const secret of secrets) expect(lines.join('')).not.toContain(secret);
    },
  };
}

export type ChannelParts = ReturnType<typeof channelParts>;

/** A clock on which every pause is over at once. */
export function hastyClock(): Clock & { pauses: number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    now: () => Date.parse('2026-11-24T09:20:00+01:00'),
    after(milliseconds, work) {
      pauses.push(milliseconds);
      const soon = setImmediate(work);
      return () => clearImmediate(soon);
    },
  };
}

/** The words of the channels as editors wrote them. */
export function commandWording(): Wording {
  const [sq, sr, en] = ['sq', 'sr', 'en'].map((language) => ({
    commands: JSON.parse(readFileSync(`locales/${language}/commands.json`, 'utf8')) as Words,
  }));
  if (!sq || !sr || !en) throw new Error('a language is missing');
  return createWording({ sq, sr, en }, { phones: new Map(), toCyrillic: (text) => text });
}
