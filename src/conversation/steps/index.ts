import type { DialogNode, Target } from '../../dialogs/index.ts';
import type { Draft, Said } from '../draft.ts';
import { article } from './article.ts';
import { ask } from './ask.ts';
import { branch } from './branch.ts';
import { countDays } from './count-days.ts';
import { say } from './say.ts';
import { weigh } from './weigh.ts';

/** What each kind of node does; it returns where to go on, or nothing when it is the person's turn. */
export const STEPS: {
  [Type in DialogNode['type']]: (
    draft: Draft,
    node: Extract<DialogNode, { type: Type }>,
    said: Said,
  ) => Target | undefined;
} = { ask, say, branch, weigh, 'count-days': countDays, article };
