import type { Queue as QueueData, TicketLine } from '../api/shapes.ts';
import { Alert } from './form.tsx';
import type { Fresh } from './fresh.ts';
import { followHere, ticketPath } from './path.ts';
import { duration, useNow } from './time.tsx';
import { useWords } from './words.ts';

export const VIEWS = ['all', 'mine', 'unassigned', 'closed'] as const;
export type View = (typeof VIEWS)[number];

type Props = {
  queue: Fresh<QueueData>;
  view: View;
  onView: (view: View) => void;
  /** The ticket that is open beside the list. */
  open: string | undefined;
};

/** The tickets, the most pressing first. */
export function Queue({ queue, view, onView, open }: Props) {
  const { t } = useWords();
  const { data, problem } = queue;
  return (
    <section class="queue" aria-labelledby="queue-title">
      <header class="queue-head">
        <h2 id="queue-title">{t('queue.title')}</h2>
        <p role="status">
          {data && data.counts.urgent > 0 && (
            <strong class="chip danger">{t('queue.urgent', { count: data.counts.urgent })}</strong>
          )}
        </p>
      </header>
      <Views view={view} onView={onView} counts={data?.counts} />
      <Alert problem={problem} />
      {!data && !problem && <p class="loading">{t('loading')}</p>}
      {data?.tickets.length === 0 && (
        <p class="empty">{t(view === 'closed' ? 'queue.empty-closed' : 'queue.empty')}</p>
      )}
      {data && data.tickets.length > 0 && (
        <ul class="lines">
          {data.tickets.map((ticket) => (
            <Line key={ticket.reference} ticket={ticket} isOpen={ticket.reference === open} />
          ))}
        </ul>
      )}
    </section>
  );
}

type ViewsProps = Pick<Props, 'view' | 'onView'> & { counts: QueueData['counts'] | undefined };

function Views({ view, onView, counts }: ViewsProps) {
  const { t } = useWords();
  return (
    <fieldset class="views">
      <legend class="unseen">{t('queue.views')}</legend>
      {VIEWS.map((one) => (
        <button key={one} type="button" aria-pressed={one === view} onClick={() => onView(one)}>
          <span class="number">{one === 'closed' ? '' : counts?.[one]}</span>
          <span>{t(`queue.${one}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}

function Line({ ticket, isOpen }: { ticket: TicketLine; isOpen: boolean }) {
  const { t, languageName } = useWords();
  const { reference, urgent, topic, channel, locale, assignee } = ticket;
  return (
    <li>
      <a
        class={urgent ? 'line is-urgent' : 'line'}
        href={ticketPath(reference)}
        onClick={followHere}
        {...(isOpen && { 'aria-current': 'page' as const })}
      >
        <span class="line-top">
          <span class="reference">{reference}</span>
          <Waiting ticket={ticket} />
        </span>
        {urgent && <strong class="line-urgent">{t(`urgent.${urgent}`)}</strong>}
        <span class="topic">{topic ?? t('queue.no-topic')}</span>
        <span class="line-foot">
          <StatusChip ticket={ticket} />
          <span>{languageName(locale)}</span>
          <span>{t(`channel.${channel}`)}</span>
          {assignee && <span class="assignee">{assignee.name}</span>}
        </span>
      </a>
    </li>
  );
}

function Waiting({ ticket: { waitingFor, waitingSince } }: { ticket: TicketLine }) {
  const { t } = useWords();
  const now = useNow();
  return (
    <time
      class={waitingFor === 'us' ? 'waiting for-us' : 'waiting'}
      dateTime={new Date(waitingSince).toISOString()}
    >
      {duration(now - waitingSince, t)}
    </time>
  );
}

export function StatusChip({ ticket: { status, waitingFor } }: { ticket: TicketLine }) {
  const { t } = useWords();
  const name = status === 'waiting' ? `waiting-${waitingFor}` : status;
  return <span class={`chip status-${name}`}>{t(`status.${name}`)}</span>;
}
