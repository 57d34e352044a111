import './account.css';
import { useState } from 'preact/hooks';
import type { Counsellor } from '../account.ts';
import { mustEnrol } from '../account.ts';
import type { AccountSheet, Session } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, entered, Field, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { SecondFactor } from './second-factor.tsx';
import { Moment } from './time.tsx';
import { useWords } from './words.ts';

type Props = { api: Api; me: Counsellor; onSession: (session: Session) => void };

/** One's own account. Who must have a second factor and has none sees nothing else. */
export function Account({ api, me, onSession }: Props) {
  const { t } = useWords();
  const { data, problem, refresh } = useFresh<AccountSheet>(api, '/account');
  const changed = async () => {
    refresh();
    onSession(await api.get<Session>('/session'));
  };
  return (
    <main class="account">
      <h1>{t('nav.account')}</h1>
      {mustEnrol(me) && <p class="alert">{t('account.must')}</p>}
      <Alert problem={problem} />
      {data && <SecondFactor api={api} account={data} onChanged={changed} />}
      {data && <Password api={api} refresh={refresh} />}
      {data && <Sessions api={api} sessions={data.sessions} refresh={refresh} />}
    </main>
  );
}

function Password({ api, refresh }: { api: Api; refresh: () => void }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [changed, setChanged] = useState(false);
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const passwords = { password: entered(form, 'password'), newPassword: entered(form, 'new-password') };
    void act(async () => {
      await api.post('/account/password', passwords);
      form.reset();
      setChanged(true);
      refresh();
    });
  }
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">{t('account.password')}</h2>
      <form onSubmit={submit}>
        <Field
          id="password"
          label={t('account.old-password')}
          type="password"
          autoComplete="current-password"
        />
        <Field
          id="new-password"
          label={t('account.new-password')}
          hint={t('welcome.password-hint')}
          type="password"
          autoComplete="new-password"
          minLength={12}
        />
        <Alert problem={problem} />
        <p role="status">{changed && t('account.password-changed')}</p>
        <button type="submit" disabled={busy}>
          {t('account.change-password')}
        </button>
      </form>
    </section>
  );
}

type SessionsProps = { api: Api; sessions: AccountSheet['sessions']; refresh: () => void };

function Sessions({ api, sessions, refresh }: SessionsProps) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const end = (path: string, body?: object) =>
    act(async () => {
      await api.post(`/account/sessions/${path}`, body);
      refresh();
    });
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('account.sessions')}</h2>
      <Alert problem={problem} />
      <ul class="sessions">
        {sessions.map(({ id, device, begunAt, isThis }) => (
          <li key={id}>
            <span id={`session-${id}`}>
              {device || t('account.device-unknown')}, {t('account.since')} <Moment at={begunAt} />
            </span>
            {isThis ? (
              <span class="chip">{t('account.this-device')}</span>
            ) : (
              <button
                type="button"
                disabled={busy}
                aria-describedby={`session-${id}`}
                onClick={() => void end('end', { id })}
              >
                {t('account.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <button type="button" disabled={busy} onClick={() => void end('end-others')}>
          {t('account.end-others')}
        </button>
      )}
    </section>
  );
}
