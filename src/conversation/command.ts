import { askToDelete, explainPrivacy } from './data.ts';
import { type Draft, footer, replyWith } from './draft.ts';
import { hide } from './hide.ts';
import { showData } from './my-data.ts';
import { goTo } from './press.ts';
import { listReminders } from './reminders.ts';
import { tellStatus } from './status.ts';
import { askLocale, openTopic, topicOfLink, welcome } from './welcome.ts';

/** A command, as the platforms offer them: `/start`, `/menu`… They work at any time, also while a counsellor has the talk. */
export function runCommand(draft: Draft, name: string, argument?: string): void {
  switch (name) {
    case 'start':
      return start(draft, argument);
    case 'menu':
    case 'back':
    case 'person':
    case 'language':
      return goTo(draft, name);
    case 'status':
      return tellStatus(draft, argument);
    case 'reminders':
      return listReminders(draft);
    case 'privacy':
      return explainPrivacy(draft);
    case 'mydata':
      return showData(draft);
    case 'delete':
      return askToDelete(draft);
    case 'hide':
      return hide(draft);
    case 'help':
      return replyWith(draft, 'help', footer(draft));
    default:
      return replyWith(draft, 'unknown-command', footer(draft));
  }
}

/** What Telegram lets a link carry; anything else was not made at the desk. */
const LINK = /^[\w-]{1,64}$/;

function start(draft: Draft, topic: string | undefined): void {
  const { conversation, world } = draft;
  if (topic !== undefined && LINK.test(topic) && topicOfLink(world.content, topic) !== undefined) {
    draft.effects.push({
      do: 'count',
      what: { event: 'link-followed', link: topic, locale: conversation.locale },
    });
  }
  if (!conversation.localeChosen) {
    if (topic !== undefined) conversation.pending = topic;
    return askLocale(draft);
  }
  if (topic !== undefined) return openTopic(draft, topic);
  delete conversation.position;
  welcome(draft);
}
