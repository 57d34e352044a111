import type { TicketSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, useAction } from './form.tsx';
import { followHere, ticketPath } from './path.ts';
import { TOPICS } from './queue.tsx';
import { useWords } from './words.ts';

type Props = { api: Api; ticket: TicketSheet; refresh: () => void };

/** What a case is about, as counsellors sort it. */
export function Topic({ api, ticket, refresh }: Props) {
  const { t } = useWords();
  const { problem, act } = useAction();
  const set = (topic: string) =>
    void act(async () => {
      await api.post(`/tickets/${ticket.reference}/topic`, { topic });
      refresh();
    });
  return (
    <>
      <label class="topic-choice">
        <span>{t('filter.topic')}</span>
        <select
          value={ticket.topic ?? ''}
          disabled={ticket.status === 'closed'}
          onChange={(event) => set(event.currentTarget.value)}
        >
          {ticket.topic === null && <option value="">{t('queue.no-topic')}</option>}
          {TOPICS.map((topic) => (
            <option key={topic} value={topic}>
              {t(`topic.${topic}`)}
            </option>
          ))}
        </select>
      </label>
      <Alert problem={problem} />
    </>
  );
}

/** Other open cases of the same person: each can go on in this one. */
export function Duplicates({ api, ticket, refresh }: Props) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const { reference, duplicates, status } = ticket;
  if (duplicates.length === 0 || status === 'closed') return null;
  const merge = (duplicate: string) =>
    void act(async () => {
      await api.post(`/tickets/${duplicate}/merge`, { into: reference });
      refresh();
    });
  return (
    <>
      <h3>{t('case.duplicates')}</h3>
      <Alert problem={problem} />
      <ul>
        {duplicates.map((duplicate) => (
          <li key={duplicate}>
            <a class="reference" href={ticketPath(duplicate)} onClick={followHere}>
              {duplicate}
            </a>{' '}
            <button type="button" class="quiet" disabled={busy} onClick={() => merge(duplicate)}>
              {t('case.merge')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
