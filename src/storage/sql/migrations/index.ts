import conversations from './001-conversations.sql';
import tickets from './002-tickets.sql';
import traces from './003-traces.sql';
import deletions from './004-deletions.sql';
import dueEffects from './005-due-effects.sql';
import queue from './006-queue.sql';
import referrals from './007-referrals.sql';
import notices from './008-notices.sql';
import secondFactor from './009-second-factor.sql';
import centre from './010-centre.sql';
import notes from './011-notes.sql';
import figures from './012-figures.sql';
import discretion from './013-discretion.sql';
import findingAgain from './013-finding-again.sql';
import details from './014-details.sql';
import reports from './015-reports.sql';
import reminders from './020-reminders.sql';
import keeping from './021-keeping.sql';
import ticks from './022-ticks.sql';
import desk from './023-desk.sql';
import blocks from './024-blocks.sql';

/** In order, numbered and final: a released migration is never changed, a later one corrects it. */
export const MIGRATIONS: ReadonlyArray<{ name: string; sql: string }> = [
  { name: '001-conversations', sql: conversations },
  { name: '002-tickets', sql: tickets },
  { name: '003-traces', sql: traces },
  { name: '004-deletions', sql: deletions },
  { name: '005-due-effects', sql: dueEffects },
  { name: '006-queue', sql: queue },
  { name: '007-referrals', sql: referrals },
  { name: '008-notices', sql: notices },
  { name: '009-second-factor', sql: secondFactor },
  { name: '010-centre', sql: centre },
  { name: '011-notes', sql: notes },
  { name: '012-figures', sql: figures },
  { name: '013-discretion', sql: discretion },
  { name: '013-finding-again', sql: findingAgain },
  { name: '014-details', sql: details },
  { name: '015-reports', sql: reports },
  { name: '020-reminders', sql: reminders },
  { name: '021-keeping', sql: keeping },
  { name: '022-ticks', sql: ticks },
  { name: '023-desk', sql: desk },
  { name: '024-blocks', sql: blocks },
];
