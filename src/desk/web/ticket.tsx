import { useEffect, useRef, useState } from 'preact/hooks';
import type { Counsellor } from '../account.ts';
import type { TicketSheet } from '../api/shapes.ts';
import { type Api, makeId } from './api.ts';
import { Alert, useAction } from './form.tsx';
import type { Fresh } from './fresh.ts';
import { followHere } from './path.ts';
import { StatusChip } from './queue.tsx';
import { Reply } from './reply.tsx';
import { Summary } from './summary.tsx';
import { Thread } from './thread.tsx';
import { useWords } from './words.ts';

type Props = { api: Api; me: Counsellor; sheet: Fresh<TicketSheet> };

/** One ticket: what the person came with, the talk, and what can be done. */
export function Ticket({ api, me, sheet }: Props) {
  const { t } = useWords();
  const { data: ticket, problem, refresh } = sheet;
  if (!ticket) {
    return (
      <section class="ticket">
        <BackToQueue />
        {problem ? <Alert problem={problem} /> : <p class="loading">{t('loading')}</p>}
      </section>
    );
  }
  return (
    <section class="ticket" aria-labelledby="ticket-title">
      <Head ticket={ticket} />
      <div class="ticket-body">
        <details class="about" open={matchMedia('(min-width: 75rem)').matches}>
          <summary>{t('case.about')}</summary>
          <Summary ticket={ticket} />
        </details>
        <div class="talk">
          <Alert problem={problem} />
          <Thread entries={ticket.thread} locale={ticket.locale} />
          <Foot key={ticket.reference} {...{ api, me, ticket, refresh }} />
        </div>
      </div>
    </section>
  );
}

function Head({ ticket }: { ticket: TicketSheet }) {
  const { t } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  // Who opens a ticket goes on reading there, by keyboard and by screen reader.
  useEffect(() => title.current?.focus(), [ticket.reference]);
  return (
    <header class="ticket-head">
      <BackToQueue />
      <div class="ticket-name">
        <h2 id="ticket-title" class="reference" tabIndex={-1} ref={title}>
          {ticket.reference}
        </h2>
        <StatusChip ticket={ticket} />
      </div>
      <p class="topic">{ticket.topic ?? t('queue.no-topic')}</p>
      {ticket.urgent && (
        <p class="urgent">
          <strong>{t('urgent.title')}</strong> {t(`urgent.${ticket.urgent}`)}
        </p>
      )}
    </header>
  );
}

function BackToQueue() {
  const { t } = useWords();
  return (
    <a class="back" href="/desk" onClick={followHere}>
      ← {t('case.back')}
    </a>
  );
}

type FootProps = { api: Api; me: Counsellor; ticket: TicketSheet; refresh: () => void };

/** What this counsellor can do with the ticket as it stands. */
function Foot({ api, me, ticket, refresh }: FootProps) {
  const { t } = useWords();
  if (ticket.status === 'closed') return <p class="foot-note">{t('case.over')}</p>;
  if (ticket.assignee?.id !== me.id) return <Take {...{ api, ticket, refresh }} />;
  return (
    <>
      <Reply api={api} ticket={ticket} onSent={refresh} />
      <Close {...{ api, ticket, refresh }} />
    </>
  );
}

function Take({ api, ticket, refresh }: Omit<FootProps, 'me'>) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const { assignee, reference } = ticket;
  const take = () =>
    act(async () => {
      await api.post(`/tickets/${reference}/assign`);
      refresh();
    });
  return (
    <div class="take">
      <Alert problem={problem} />
      <p>{assignee ? t('case.theirs', { name: assignee.name }) : t('case.take-first')}</p>
      <button type="button" class="primary" disabled={busy} onClick={() => void take()}>
        {t(assignee ? 'case.take-over' : 'case.take')}
      </button>
    </div>
  );
}

function Close({ api, ticket, refresh }: Omit<FootProps, 'me'>) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [asking, setAsking] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) confirm.current?.focus();
  }, [asking]);

  const close = () =>
    act(async () => {
      await api.post(`/tickets/${ticket.reference}/close`, { id: makeId() });
      refresh();
    });

  if (!asking) {
    return (
      <button type="button" class="quiet close" onClick={() => setAsking(true)}>
        {t('case.close')}
      </button>
    );
  }
  return (
    <fieldset class="close-ask">
      <legend>{t('case.close-ask')}</legend>
      <Alert problem={problem} />
      <button type="button" class="primary" ref={confirm} disabled={busy} onClick={() => void close()}>
        {t('case.close')}
      </button>
      <button type="button" class="quiet" onClick={() => setAsking(false)}>
        {t('cancel')}
      </button>
    </fieldset>
  );
}
