import type { Session } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, Card, entered, Field, useAction } from './form.tsx';
import { useWords } from './words.ts';

export function SignIn({ api, onSession }: { api: Api; onSession: (session: Session) => void }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const attempt = { login: entered(form, 'login'), password: entered(form, 'password') };
    void act(async () => onSession(await api.post<Session>('/session', attempt)));
  }

  return (
    <Card title={t('sign-in.title')}>
      <form onSubmit={submit}>
        <Field id="login" label={t('sign-in.login')} autoComplete="username" />
        <Field id="password" label={t('sign-in.password')} type="password" autoComplete="current-password" />
        <Alert problem={problem} />
        <button type="submit" class="primary" disabled={busy}>
          {t('sign-in.submit')}
        </button>
      </form>
      <p class="hint">{t('sign-in.forgot')}</p>
    </Card>
  );
}
