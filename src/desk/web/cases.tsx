import './cases.css';
import { useEffect, useState } from 'preact/hooks';
import type { Counsellor } from '../account.ts';
import type { Queue as QueueData, TicketSheet } from '../api/shapes.ts';
import { AlarmBanner, AlertSwitch, useAlerts, useAlertWish } from './alerts.tsx';
import type { Api, Problem } from './api.ts';
import { useFresh } from './fresh.ts';
import { useLive } from './live.ts';
import { usePresence } from './presence.ts';
import { FIRST_WISH, pathOf, Queue } from './queue.tsx';
import { lastMessage } from './thread.tsx';
import { Ticket } from './ticket.tsx';
import { useNow } from './time.tsx';
import { useWords } from './words.ts';

type Props = {
  api: Api;
  me: Counsellor;
  /** The reference of the ticket that is open beside the queue. */
  open: string | undefined;
  onProblem: (problem: Problem) => void;
};

/** The queue and beside it the open ticket; on a phone one or the other. Both follow what happens. */
export function Cases({ api, me, open, onProblem }: Props) {
  const { t } = useWords();
  const [wish, setWish] = useState(FIRST_WISH);
  const queue = useFresh<QueueData>(api, pathOf(wish));
  const sheet = useFresh<TicketSheet>(api, open && `/tickets/${open}`);
  const presence = usePresence(api, me, open, sheet.data && lastMessage(sheet.data));
  const alertWish = useAlertWish();
  const alerts = useAlerts(alertWish.isWished);
  const connected = useLive({
    onChange(reference) {
      // What is being read comes before the queue.
      if (reference === undefined || reference === open) sheet.refresh();
      // A search is one look; it is not made again and again by itself.
      if (wish.search === '') queue.refresh();
    },
    onAlarm: alerts.ring,
    onPresence: presence.hear,
  });
  const now = useNow();
  // Targets come nearer without anything happening.
  useEffect(() => {
    if (wish.search === '') queue.refresh();
  }, [now]);
  useEffect(() => {
    if (queue.problem) onProblem(queue.problem);
  }, [queue.problem]);
  useTitle(queue.data?.counts.unassigned ?? 0);

  return (
    <main class={open === undefined ? 'cases' : 'cases has-ticket'}>
      <h1 class="unseen">{t('queue.title')}</h1>
      <AlarmBanner {...alerts} open={open} />
      {!connected && (
        <p class="offline" role="status">
          {t('offline')}
        </p>
      )}
      <Queue queue={queue} wish={wish} onWish={setWish} open={open}>
        <AlertSwitch {...alertWish} />
      </Queue>
      {open === undefined ? (
        <p class="choose">{t('queue.choose')}</p>
      ) : (
        <Ticket
          api={api}
          me={me}
          open={open}
          sheet={sheet}
          colleagues={presence.colleagues}
          onTyping={presence.typed}
        />
      )}
    </main>
  );
}

/** The window's title tells how many wait for somebody, also while another window is in front. */
function useTitle(waiting: number): void {
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) Busulla` : 'Busulla';
  }, [waiting]);
}
