import { z } from 'zod';
import { BLOCK_REASONS } from '../../tickets/index.ts';
import { DeskError } from '../errors.ts';
import { type Call, read, referenceIn } from './call.ts';
import { namesOf } from './describe.ts';
import type { BlockLine } from './shapes.ts';

/** Counsellors take no more messages from the person of this case for a while. */
export async function block(call: Call): Promise<void> {
  const { reason } = read(z.strictObject({ reason: z.enum(BLOCK_REASONS) }), call.request.body);
  await call.desk.blocks.block(referenceIn(call.request), reason, call.me.id);
  call.reason = reason;
}

export async function listBlocks({ desk }: Call): Promise<{ blocks: BlockLine[] }> {
  const [blocks, team] = await Promise.all([desk.blocks.list(), desk.accounts.team.list()]);
  const names = namesOf(team);
  return { blocks: blocks.map(({ by, ...block }) => ({ ...block, by: names.get(by) ?? '–' })) };
}

export async function liftBlock(call: Call): Promise<void> {
  const { block } = read(z.object({ block: z.uuid() }), call.request.params);
  const lifted = await call.desk.blocks.lift(block);
  if (!lifted) throw new DeskError('block-unknown');
  if (lifted.ticket !== null) call.subject = lifted.ticket;
}
