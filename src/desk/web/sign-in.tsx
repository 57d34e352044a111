import { useEffect, useRef, useState } from 'preact/hooks';
import type { Session } from '../api/shapes.ts';
import { type Api, Problem } from './api.ts';
import { Alert, Card, entered, Field, useAction } from './form.tsx';
import { useWords } from './words.ts';

/** Name and password, and then the code of the phone for who has set that up. */
export function SignIn({ api, onSession }: { api: Api; onSession: (session: Session) => void }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [asksCode, setAsksCode] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (asksCode) form.current?.querySelector<HTMLInputElement>('#code')?.focus();
  }, [asksCode]);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const attempt = readAttempt(event.currentTarget as HTMLFormElement, asksCode);
    void act(async () => {
      const session = await api.post<Session>('/session', attempt).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.code !== 'code-missing') throw error;
        setAsksCode(true);
      });
      if (session) onSession(session);
    });
  }

  return (
    <Card title={t('sign-in.title')}>
      <form ref={form} onSubmit={submit}>
        <Field id="login" label={t('sign-in.login')} autoComplete="username" />
        <Field id="password" label={t('sign-in.password')} type="password" autoComplete="current-password" />
        {asksCode && (
          <Field
            id="code"
            label={t('sign-in.code')}
            hint={t('sign-in.code-hint')}
            autoComplete="one-time-code"
          />
        )}
        <Alert problem={problem} />
        <button type="submit" class="primary" disabled={busy}>
          {t('sign-in.submit')}
        </button>
      </form>
      <p class="hint">{t('sign-in.forgot')}</p>
    </Card>
  );
}

function readAttempt(form: HTMLFormElement, withCode: boolean) {
  const attempt = { login: entered(form, 'login'), password: entered(form, 'password') };
  return withCode ? { ...attempt, code: entered(form, 'code') } : attempt;
}
