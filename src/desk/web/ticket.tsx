import './ticket.css';
import { useEffect, useRef } from 'preact/hooks';
import type { Counsellor } from '../account.ts';
import type { TicketSheet } from '../api/shapes.ts';
import { type Api, makeId } from './api.ts';
import { BlockPerson } from './block.tsx';
import { Foot } from './foot.tsx';
import { Alert, useAction } from './form.tsx';
import type { Fresh } from './fresh.ts';
import { followHere } from './path.ts';
import type { Colleague } from './presence.ts';
import { StatusChip } from './queue.tsx';
import { AskReason, SensitiveMark } from './reason.tsx';
import { Referrals } from './refer.tsx';
import { Duplicates, Topic } from './sorting.tsx';
import { Summary } from './summary.tsx';
import { Thread } from './thread.tsx';
import { useWords } from './words.ts';

type Props = {
  api: Api;
  me: Counsellor;
  /** Its reference. */
  open: string;
  sheet: Fresh<TicketSheet>;
  /** Who else has this ticket before them. */
  colleagues: readonly Colleague[];
  onTyping: () => void;
};

/** One ticket: what the person came with, the talk, and what can be done. */
export function Ticket({ api, me, open, sheet, colleagues, onTyping }: Props) {
  const { t } = useWords();
  const { data: ticket, problem, refresh } = sheet;
  const again = useAction();
  if (!ticket) {
    return (
      <section class="ticket">
        <BackToQueue />
        {problem?.code === 'reason-missing' ? (
          <AskReason api={api} reference={open} onGiven={refresh} />
        ) : problem ? (
          <Alert problem={problem} />
        ) : (
          <p class="loading">{t('loading')}</p>
        )}
      </section>
    );
  }
  const isMine = ticket.assignee?.id === me.id;
  const sendAgain = (message: number) =>
    void again.act(async () => {
      await api.post(`/tickets/${ticket.reference}/messages/again`, { id: makeId(), message });
      refresh();
    });
  return (
    <section class="ticket" aria-labelledby="ticket-title">
      <Head ticket={ticket} />
      <div class="ticket-body">
        <details class="about" open={matchMedia('(min-width: 75rem)').matches}>
          <summary>{t('case.about')}</summary>
          <Summary ticket={ticket} />
          <Topic {...{ api, ticket, refresh }} />
          <Duplicates {...{ api, ticket, refresh }} />
          <SensitiveMark api={api} reference={ticket.reference} />
          {mayWrite(ticket, me) && <BlockPerson {...{ api, ticket, refresh }} />}
          <Referrals {...{ api, ticket, refresh }} mayAsk={mayWrite(ticket, me)} />
        </details>
        <div class="talk">
          <Alert problem={problem ?? again.problem} />
          <Thread ticket={ticket} onAgain={isMine && ticket.status !== 'closed' ? sendAgain : undefined} />
          <Others colleagues={colleagues} />
          <Foot key={ticket.reference} {...{ api, me, ticket, refresh, onTyping }} />
        </div>
      </div>
    </section>
  );
}

function mayWrite({ status, assignee }: TicketSheet, me: Counsellor): boolean {
  return status !== 'closed' && assignee?.id === me.id;
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
      <p class="topic">{ticket.about ?? t('queue.no-topic')}</p>
      {ticket.minor && <p class="urgent">{t('case.minor-mark')}</p>}
      {ticket.urgent && (
        <p class="urgent">
          <strong>{t('urgent.title')}</strong> {t(`urgent.${ticket.urgent}`)}
        </p>
      )}
    </header>
  );
}

/** So that two do not answer at once. */
function Others({ colleagues }: { colleagues: readonly Colleague[] }) {
  const { t } = useWords();
  return (
    <p class="others" role="status">
      {colleagues.map(({ name, types }) => t(types ? 'talk.types' : 'talk.reads-too', { name })).join(' ')}
    </p>
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
