import { type Content, wordFinding } from '../content/index.ts';
import type { World } from '../conversation/index.ts';
import type { Locale, Outbound } from '../message.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import { type Candidate, candidates, type GivenFile } from './candidate.ts';
import type { Library, Reloaded } from './library.ts';
import { type Preview, playTalk, previewOf, type Shown, type Tried } from './preview.ts';
import { createReview, type Review } from './review.ts';
import type { KeepingStore } from './store.ts';

/** What administrators and supervisors do to keep the content right. */
export type Keeper = {
  /** Takes the content folder live, in every process of the program that shares it. */
  reload(): Promise<Reloaded>;
  /** Writes what is pending into the content folder and takes it live; undefined where nothing may be written. */
  apply(): Promise<Reloaded | undefined>;
  isWritable(): Promise<boolean>;
  review: Review;
  calendar: Calendar;
  /** Everything that can be looked at, in what is live or as it lies in the folder. Throws a ContentError. */
  contentOf(from: 'live' | 'folder'): Content;
  /** The content folder with changed files in it, which stay where they are: nothing goes live by it. */
  candidate(given: readonly GivenFile[]): Promise<Candidate>;
  preview(shown: Shown, content: Content): Preview[];
  /** What is said after each step of a talk, with typed words understood as they are now. Nothing of it is kept or counted. */
  talk(content: Content, locale: Locale, steps: readonly Tried[]): Outbound[][];
};

type Parts = {
  library: Library;
  /** What a turn knows. */
  world: () => World;
  store: KeepingStore;
  now: () => number;
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

export function createKeeper({ library, world, store, now, live, log }: Parts): Keeper {
  const review = createReview({ store, library, now });
  const calendar = createCalendar({ store, library, now });

  /** Here only; true when something new is live. */
  async function takeLive(take: () => Promise<Reloaded>): Promise<Reloaded & { isNew: boolean }> {
    const before = library.current().content.version;
    const reloaded = await take();
    const isNew = reloaded.version !== before;
    if (isNew) {
      log.info({ version: reloaded.version }, 'new content is live');
      await calendar.note();
    }
    if (reloaded.findings.length > 0) {
      log.warn(
        { findings: reloaded.findings.map(wordFinding) },
        'the content folder was refused; the old content goes on',
      );
    }
    return { ...reloaded, isNew };
  }

  live.subscribe(TOPIC, () => {
    takeLive(library.reload).catch((error: unknown) =>
      log.error({ err: error }, 'the content could not be reloaded'),
    );
  });

  /** Here and then everywhere. */
  async function takeLiveEverywhere(take: () => Promise<Reloaded>): Promise<Reloaded> {
    const { isNew, ...reloaded } = await takeLive(take);
    if (isNew) live.publish(TOPIC, {});
    return reloaded;
  }

  const contentOf = (from: 'live' | 'folder') =>
    from === 'live' ? library.current().content : library.lying();

  return {
    review,
    calendar,
    contentOf,
    candidate: candidates(library),
    preview: (shown, content) => previewOf({ ...world(), content }, shown, now()),
    talk: (content, locale, steps) => playTalk({ ...world(), content }, locale, steps, now()),
    isWritable: library.isWritable,
    reload: () => takeLiveEverywhere(library.reload),
    async apply() {
      if (!(await library.isWritable())) return undefined;
      const changes = await review.changes();
      return takeLiveEverywhere(() => library.write(changes));
    },
  };
}
