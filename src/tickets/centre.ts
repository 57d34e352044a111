import { NO_HOURS, type OfficeHours } from './hours.ts';
import { type Targets, USUAL_TARGETS } from './targets.ts';

/** What an administrator sets for the centre. */
export type CentreSettings = { hours: OfficeHours; targets: Targets };

/** Keeps the settings of this centre; undefined while nobody has set them. What was stored long ago may lack the newest. */
export interface CentreStore {
  read(): Promise<Partial<CentreSettings> | undefined>;
  write(settings: CentreSettings): Promise<void>;
}

/** The settings at hand, without waiting. Other processes of the program learn of a change through `live`. */
export interface Centre {
  settings(): CentreSettings;
  save(settings: CentreSettings): Promise<void>;
}

const NOTHING_SET: CentreSettings = { hours: NO_HOURS, targets: USUAL_TARGETS };

const TOPIC = 'centre';

export async function openCentre(parts: {
  store: CentreStore;
  live: {
    publish(topic: string, event: unknown): void;
    subscribe(topic: string, listener: (event: unknown) => void): () => void;
  };
  log: { warn(details: object, message: string): void };
}): Promise<Centre> {
  const { store, live, log } = parts;
  const read = async (): Promise<CentreSettings> => ({ ...NOTHING_SET, ...(await store.read()) });
  let current = await read();

  async function readAgain(): Promise<void> {
    try {
      current = await read();
    } catch (error) {
      log.warn({ err: error }, 'the settings of the centre could not be read; the former ones hold');
    }
  }

  live.subscribe(TOPIC, () => void readAgain());
  return {
    settings: () => current,
    async save(settings) {
      await store.write(settings);
      current = settings;
      live.publish(TOPIC, {});
    },
  };
}
