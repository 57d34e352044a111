import { type Conversation, turn } from '../src/conversation/index.ts';
import type { InboundEvent } from '../src/message.ts';
import { machine, median, realWorld } from './measure.ts';

/** The turn function alone, on one core: presses of buttons along a tree, and questions in people's words. */

const RUNS = 5;
const SECONDS = 1;

const PRESSES = [
  'locale:sq',
  'start/who/leaving',
  'go:back',
  'article:work-de-skilled',
  'article:work-de-skilled:more',
  'go:continue',
  'go:menu',
];

const QUESTIONS = [
  "qysh me marr viz pune n'gjermani",
  'Da li mi treba viza za Italiju ako imam kosovski biometrijski pasoš?',
  'My cousin in Dortmund says we can just come and see the baby. Is that really so?',
  'kam konrat nga ni firm ne gjermani por skam diplom a mundem me rregulloren e balkanit',
  'добила сам биометријски пасош, колико смем да останем у Немачкој',
];

const world = await realWorld();

export async function turnAlone(): Promise<void> {
  console.log(`${machine()}, ${RUNS} runs of ${SECONDS} s each, on one core`);
  report(
    'button turns',
    PRESSES.map((id) => ({ type: 'choice', id })),
    50_000,
  );
  report(
    'text turns',
    QUESTIONS.map((text) => ({ type: 'text', text })),
    5_000,
  );
}

function report(name: string, events: InboundEvent[], wanted: number): void {
  perSecond(events);
  const rates = Array.from({ length: RUNS }, () => perSecond(events));
  console.log(
    `${name}: ${median(rates)} per second (${Math.min(...rates)} to ${Math.max(...rates)}), wanted ${wanted}`,
  );
}

function perSecond(events: InboundEvent[]): number {
  let conversation: Conversation | undefined;
  let turns = 0;
  const begin = performance.now();
  while (performance.now() - begin < SECONDS * 1000) {
    for (const event of events) {
      conversation = turn(world, conversation, {
        channel: 'web',
        conversation: 'web:bench',
        turnId: 'bench',
        at: Date.parse('2026-12-01T09:00:00+01:00'),
        event,
      }).conversation;
      turns += 1;
    }
  }
  return Math.round((turns / (performance.now() - begin)) * 1000);
}
