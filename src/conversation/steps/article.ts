import type { ArticleNode, Target } from '../../dialogs/index.ts';
import { showArticle } from '../article.ts';
import { type Draft, reply, type Said } from '../draft.ts';

export function article(draft: Draft, node: ArticleNode, said: Said): Target | undefined {
  if (said.says.length > 0) reply(draft, { says: said.says.splice(0), text: said.text });
  said.text = [];
  showArticle(draft, node.article, 'dialog');
  return node.next;
}
