import { useEffect, useState } from 'preact/hooks';
import type { Invitation, Session } from '../api/shapes.ts';
import { type Api, Problem } from './api.ts';
import { Alert, Card, entered, Field, useAction } from './form.tsx';
import { useWords } from './words.ts';

type Props = { api: Api; token: string; onSession: (session: Session) => void };

/** Where an invitation leads: a new account, or a new password for one that is there. */
export function Welcome({ api, token, onSession }: Props) {
  const { t } = useWords();
  const { invitation, problem } = useInvitation(api, token);
  if (problem) {
    return (
      <Card title={t('welcome.new')}>
        <Alert problem={problem} />
      </Card>
    );
  }
  if (!invitation) return <p class="loading">{t('loading')}</p>;
  return <Acceptance {...{ api, token, invitation, onSession }} />;
}

function Acceptance({ api, token, invitation, onSession }: Props & { invitation: Invitation }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const isNew = invitation.login === null;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const account = { login: entered(form, 'login'), name: entered(form, 'name') };
    const acceptance = { token, password: entered(form, 'password'), ...(isNew && { account }) };
    void act(async () => onSession(await api.post<Session>('/invitation/accept', acceptance)));
  }

  return (
    <Card title={t(isNew ? 'welcome.new' : 'welcome.reset')}>
      <form onSubmit={submit}>
        {isNew && (
          <>
            <Field id="name" label={t('welcome.name')} hint={t('welcome.name-hint')} autoComplete="name" />
            <Field
              id="login"
              label={t('sign-in.login')}
              hint={t('welcome.login-hint')}
              autoComplete="username"
              minLength={3}
            />
          </>
        )}
        <Field
          id="password"
          label={t('sign-in.password')}
          hint={t('welcome.password-hint')}
          type="password"
          autoComplete="new-password"
          minLength={12}
        />
        <Alert problem={problem} />
        <button type="submit" class="primary" disabled={busy}>
          {t(isNew ? 'welcome.submit-new' : 'welcome.submit-reset')}
        </button>
      </form>
    </Card>
  );
}

function useInvitation(api: Api, token: string) {
  const [state, setState] = useState<{ invitation?: Invitation; problem?: Problem }>({});
  useEffect(() => {
    api.post<Invitation>('/invitation', { token }).then(
      (invitation) => setState({ invitation }),
      (problem: unknown) => {
        if (problem instanceof Problem) setState({ problem });
      },
    );
  }, [api, token]);
  return state;
}
