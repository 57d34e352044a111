import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Counsellor } from '../account.ts';
import type { TicketSheet } from '../api/shapes.ts';
import { type Api, makeId } from './api.ts';
import { Alert, entered, useAction } from './form.tsx';
import { useWords } from './words.ts';

type Props = { api: Api; me: Counsellor; ticket: TicketSheet; onDone: () => void; onCancel: () => void };

/** Hands a case over to a colleague, with a word why. */
export function PassOn({ api, me, ticket, onDone, onCancel }: Props) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const first = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const id = useRef(makeId());

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const text = entered(form, 'pass-on-note').trim();
    const note = text === '' ? {} : { note: { id: id.current, text } };
    void act(async () => {
      await api.post(`/tickets/${ticket.reference}/hand-over`, { to: entered(form, 'pass-on-to'), ...note });
      onDone();
    });
  }

  return (
    <form class="foot" onSubmit={submit}>
      <label for="pass-on-to">{t('pass-on.to')}</label>
      <select id="pass-on-to" name="pass-on-to" ref={first} required>
        {ticket.team
          .filter((one) => one.id !== me.id)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
      </select>
      <label for="pass-on-note">{t('pass-on.note')}</label>
      <textarea id="pass-on-note" name="pass-on-note" rows={2} maxLength={3500} />
      <Alert problem={problem} />
      <div class="foot-row">
        <button type="button" class="quiet" onClick={onCancel}>
          {t('cancel')}
        </button>
        <button type="submit" class="primary" disabled={busy}>
          {t('pass-on.submit')}
        </button>
      </div>
    </form>
  );
}
