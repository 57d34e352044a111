import { useEffect, useRef } from 'preact/hooks';
import type { Reason as ReasonCode } from '../discretion.ts';
import type { Api } from './api.ts';
import { Alert, entered, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { useWords } from './words.ts';

const REASONS = Object.keys({
  'my-work': true,
  'standing-in': true,
  advice: true,
  'person-asked': true,
  quality: true,
} satisfies Record<ReasonCode, true>);

type Props = { api: Api; reference: string; onGiven: () => void };

/** Asks why a sensitive case is opened. */
export function AskReason({ api, reference, onGiven }: Props) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [reference]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const reason = entered(event.currentTarget as HTMLFormElement, 'reason');
    void act(async () => {
      await api.post(`/tickets/${reference}/reason`, { reason });
      onGiven();
    });
  }

  return (
    <form class="reason" onSubmit={submit}>
      <h2 tabIndex={-1} ref={title}>
        {t('reason.title')}
      </h2>
      <fieldset>
        <legend>{t('reason.ask')}</legend>
        {REASONS.map((reason) => (
          <label key={reason}>
            <input type="radio" name="reason" value={reason} required />
            {t(`reason.${reason}`)}
          </label>
        ))}
      </fieldset>
      <Alert problem={problem} />
      <button type="submit" class="primary" disabled={busy}>
        {t('reason.open')}
      </button>
    </form>
  );
}

/** Whether colleagues must give a reason to open this case. */
export function SensitiveMark({ api, reference }: { api: Api; reference: string }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const path = `/tickets/${reference}/sensitive`;
  const { data, refresh } = useFresh<{ sensitive: boolean }>(api, path);
  const set = (sensitive: boolean) =>
    act(async () => {
      await api.post(path, { sensitive });
      refresh();
    });
  return (
    <div class="sensitive-mark">
      <label>
        <input
          type="checkbox"
          checked={data?.sensitive ?? false}
          disabled={busy || !data}
          onChange={(event) => void set(event.currentTarget.checked)}
        />
        {t('reason.mark')}
      </label>
      <Alert problem={problem} />
    </div>
  );
}
