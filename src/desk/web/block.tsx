import type { BlockReason } from '../../tickets/index.ts';
import type { BlockLine, TicketSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, entered, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { followHere, ticketPath } from './path.ts';
import { Moment } from './time.tsx';
import { useWords } from './words.ts';

const REASONS = Object.keys({
  insults: true,
  threats: true,
  harassment: true,
  spam: true,
  other: true,
} satisfies Record<BlockReason, true>);

/** Takes no more messages from whoever abuses the desk. */
export function BlockPerson({
  api,
  ticket,
  refresh,
}: {
  api: Api;
  ticket: TicketSheet;
  refresh: () => void;
}) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  return (
    <details>
      <summary>{t('block.open')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const reason = entered(event.currentTarget, 'block-reason');
          void act(async () => {
            await api.post(`/tickets/${ticket.reference}/block`, { reason });
            refresh();
          });
        }}
      >
        <p class="hint">{t('block.hint')}</p>
        <label for="block-reason">{t('block.reason')}</label>
        <select id="block-reason" name="block-reason">
          {REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reason.${reason}`)}
            </option>
          ))}
        </select>
        <Alert problem={problem} />
        <button type="submit" disabled={busy}>
          {t('block.submit')}
        </button>
      </form>
    </details>
  );
}

/** Who is blocked, for supervisors, who can lift it. */
export function BlockList({ api }: { api: Api }) {
  const { t } = useWords();
  const { data, refresh } = useFresh<{ blocks: BlockLine[] }>(api, '/blocks');
  const { busy, problem, act } = useAction();
  const lift = (id: string) =>
    void act(async () => {
      await api.post(`/blocks/${id}/lift`);
      refresh();
    });
  return (
    <section aria-labelledby="blocks">
      <h2 id="blocks">{t('block.title')}</h2>
      <Alert problem={problem} />
      {data?.blocks.length === 0 && <p class="nothing">{t('block.nobody')}</p>}
      <ul class="at-risk">
        {data?.blocks.map(({ id, ticket, reason, by, until }) => (
          <li key={id}>
            {ticket && (
              <a class="reference" href={ticketPath(ticket)} onClick={followHere}>
                {ticket}
              </a>
            )}
            <span>{t(`reason.${reason}`)}</span>
            <span>{by}</span>
            <span>
              {t('block.until')} <Moment at={until} />
            </span>
            <button type="button" disabled={busy} onClick={() => lift(id)}>
              {t('block.lift')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
