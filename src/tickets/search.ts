import { fold } from '../language/index.ts';
import type { QueueFilter, TicketRepository } from './ports.ts';

/** In how many tickets is looked: all that are open, in a centre of any size. */
const LOOKS_IN = 12_000;

/** Tickets whose texts are opened in one go; the bot answers between two of them. */
const AT_ONCE = 250;

/** Finds tickets by what was written in them. */
export interface TextSearch {
  /** The tickets in which all of the words were written, in whatever spelling, in the order of the queue. */
  find(text: string, only: QueueFilter, most: number): Promise<string[]>;
  /** Opens what has been written since, so that the next search need not, and forgets what is gone. */
  readAgain(): Promise<void>;
  forget(reference: string): void;
}

/**
 * Opening every text for every search takes too long, so a process keeps them folded in its memory, beside the key that opens
 * them. What was written since, by whichever process, is opened before it looks: a ticket that has
 * another version than the one it knows is read anew, and nothing of the former one stays.
 */
export function createSearch(repository: Pick<TicketRepository, 'versions' | 'texts'>): TextSearch {
  const known = new Map<string, { version: string; folded: string }>();

  async function learn(versions: readonly { reference: string; version: string }[]): Promise<void> {
    const unread = versions.filter(({ reference, version }) => known.get(reference)?.version !== version);
    for (let from = 0; from < unread.length; from += AT_ONCE) {
      const some = new Map(unread.slice(from, from + AT_ONCE).map((one) => [one.reference, one.version]));
      for (const { reference, texts } of await repository.texts([...some.keys()])) {
        known.set(reference, { version: some.get(reference) ?? '', folded: fold(texts.join(' ')) });
      }
    }
  }

  return {
    async find(text, only, most) {
      const words = fold(text).split(/\s+/).filter(Boolean);
      const versions = await repository.versions(only, LOOKS_IN);
      await learn(versions);
      const found: string[] = [];
      for (const { reference } of versions) {
        const { folded = '' } = known.get(reference) ?? {};
        if (words.every((word) => folded.includes(word))) found.push(reference);
        if (found.length === most) break;
      }
      return found;
    },
    async readAgain() {
      const versions = await repository.versions({}, LOOKS_IN);
      const there = new Set(versions.map(({ reference }) => reference));
      for (const reference of known.keys()) if (!there.has(reference)) known.delete(reference);
      await learn(versions);
    },
    forget: (reference) => known.delete(reference),
  };
}
