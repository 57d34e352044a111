import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Outcome } from '../../tickets/index.ts';
import type { TicketSheet } from '../api/shapes.ts';
import { type Api, makeId } from './api.ts';
import { Alert, entered, useAction } from './form.tsx';
import { useWords } from './words.ts';

const OUTCOMES = Object.keys({
  informed: true,
  referred: true,
  'no-answer': true,
  other: true,
} satisfies Record<Outcome, true>);

type Props = { api: Api; ticket: TicketSheet; onDone: () => void; onCancel: () => void };

/** Ends a case: with what came of it, and a question to the person; or at once. */
export function Finish({ api, ticket, onDone, onCancel }: Props) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const first = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const id = useRef(makeId());
  const end = (way: 'resolve' | 'close', details: object) =>
    void act(async () => {
      await api.post(`/tickets/${ticket.reference}/${way}`, { id: id.current, ...details });
      onDone();
    });

  return (
    <form
      class="foot"
      onSubmit={(event) => {
        event.preventDefault();
        end('resolve', { outcome: entered(event.currentTarget, 'outcome') });
      }}
    >
      <label for="outcome">{t('finish.outcome')}</label>
      <select id="outcome" name="outcome" ref={first}>
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(`outcome.${outcome}`)}
          </option>
        ))}
      </select>
      <p class="hint">{t('finish.resolve-hint')}</p>
      <p class="hint">{t('finish.close-hint')}</p>
      <Alert problem={problem} />
      <div class="foot-row">
        <button type="button" class="quiet" onClick={onCancel}>
          {t('cancel')}
        </button>
        <button type="button" disabled={busy} onClick={() => end('close', {})}>
          {t('case.close')}
        </button>
        <button type="submit" class="primary" disabled={busy}>
          {t('finish.resolve')}
        </button>
      </div>
    </form>
  );
}
