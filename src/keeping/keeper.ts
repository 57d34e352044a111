import { wordFinding } from '../content/index.ts';
import type { Library, Reloaded } from './library.ts';

/** What administrators and supervisors do to keep the content right. */
export type Keeper = {
  /** Takes the content folder live, in every process of the program that shares it. */
  reload(): Promise<Reloaded>;
};

type Parts = {
  library: Library;
  live: {
    publish(topic: string, event: unknown): void;
    subscribe(topic: string, listener: (event: unknown) => void): () => void;
  };
  log: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
    error(details: object, message: string): void;
  };
};

const TOPIC = 'content';

export function createKeeper({ library, live, log }: Parts): Keeper {
  /** Here only; true when something new is live. */
  async function reloadHere(): Promise<Reloaded & { isNew: boolean }> {
    const before = library.current().content.version;
    const reloaded = await library.reload();
    const isNew = reloaded.version !== before;
    if (isNew) log.info({ version: reloaded.version }, 'new content is live');
    if (reloaded.findings.length > 0) {
      log.warn(
        { findings: reloaded.findings.map(wordFinding) },
        'the content folder was refused; the old content goes on',
      );
    }
    return { ...reloaded, isNew };
  }

  live.subscribe(TOPIC, () => {
    reloadHere().catch((error: unknown) => log.error({ err: error }, 'the content could not be reloaded'));
  });

  return {
    async reload() {
      const { isNew, ...reloaded } = await reloadHere();
      if (isNew) live.publish(TOPIC, {});
      return reloaded;
    },
  };
}
