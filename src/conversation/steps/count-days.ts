import type { CountDaysNode } from '../../dialogs/index.ts';
import type { RichText } from '../../message.ts';
import { sendOn } from '../../reminders/index.ts';
import { countStay } from '../../stay/index.ts';
import { dayAt, formatDay } from '../../wording/index.ts';
import { type Draft, footer, reply, type Said, say } from '../draft.ts';
import { arrive } from '../place.ts';
import { mayRemind } from '../reminders.ts';
import type { Stays } from '../state.ts';
import { askedFor } from '../stays.ts';
import { nodeText, rowsOf } from './words.ts';

export function countDays(draft: Draft, node: CountDaysNode, said: Said): undefined {
  arrive(draft, { dialog: node.dialog, node: node.id });
  const stays = draft.conversation.stays ?? { told: [] };
  const { text, choices } = nextQuestion(draft, node, stays);
  reply(draft, {
    says: [...said.says, `dialog:${node.dialog}/${node.id}`],
    text: [...said.text, ...text],
    choices: [
      ...choices,
      ...rowsOf(draft, node),
      ...footer(
        draft,
        node.choices.map((choice) => choice.target),
      ),
    ],
  });
}

type Question = { text: RichText; choices: string[][] };

function nextQuestion(draft: Draft, node: CountDaysNode, stays: Stays): Question {
  switch (askedFor(stays)) {
    case 'entry':
      return stays.told.length === 0 ? askFirst(draft, node) : askMore(draft, stays);
    case 'exit':
      return {
        text: say(draft, 'stays.say.exit', { from: written(draft, stays.entered ?? '') }),
        choices: [['stays:inside'], ['stays:remove']],
      };
    case 'plan':
      return { text: say(draft, 'stays.say.plan'), choices: [['stays:today']] };
    case 'nothing':
      return { text: result(draft, stays), choices: [...offerReminder(draft, stays), ['stays:again']] };
  }
}

function askFirst(draft: Draft, node: CountDaysNode): Question {
  const example = written(draft, dayAt(draft.inbound.at));
  return {
    text: [...nodeText(draft, node), ...say(draft, 'stays.say.first', { example })],
    choices: [['stays:done']],
  };
}

function askMore(draft: Draft, { told }: Stays): Question {
  const stays = told.map(({ from, to }) => `${written(draft, from)} – ${written(draft, to)}`).join('; ');
  return { text: say(draft, 'stays.say.more', { stays }), choices: [['stays:done'], ['stays:remove']] };
}

function result(draft: Draft, { told, planned = '' }: Stays): RichText {
  const { used, days, until, entry } = countStay(told, planned);
  const day = written(draft, planned);
  return [
    ...say(draft, 'stays.say.used', { day, count: used }),
    ...(until === undefined
      ? say(draft, 'stays.say.none', { day, entry: written(draft, entry) })
      : say(draft, 'stays.say.left', { count: days, until: written(draft, until) })),
    ...say(draft, 'stays.say.only-help'),
  ];
}

/** Only where there is time to be reminded in. */
function offerReminder(draft: Draft, { told, planned = '' }: Stays): string[][] {
  const { until } = countStay(told, planned);
  const isUseful = until !== undefined && sendOn('stay', until, dayAt(draft.inbound.at)) !== undefined;
  return isUseful && mayRemind(draft) ? [[`remind:stay:${until}`]] : [];
}

function written({ conversation }: Draft, day: string): string {
  return formatDay(conversation.locale, day);
}
