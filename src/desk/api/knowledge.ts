import type { Call } from './call.ts';
import type { ReloadSheet } from './shapes.ts';

/** A refusal is an answer as well: it says what is to be mended. */
export async function reloadContent({ desk }: Call): Promise<ReloadSheet> {
  return desk.keeper.reload();
}
