import './team.css';
import { useState } from 'preact/hooks';
import { type Counsellor, includesRole, ROLES } from '../account.ts';
import type { InvitationLink } from '../api/shapes.ts';
import type { Colleague } from '../team.ts';
import type { Api } from './api.ts';
import { ColleagueForms } from './colleague.tsx';
import { Alert, entered, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { HandOver } from './hand-over.tsx';
import { useWords } from './words.ts';

/** Who works at the desk. Supervisors note absence; administrators look after everything and invite more. */
export function Team({ api, me }: { api: Api; me: Counsellor }) {
  const { t } = useWords();
  const { data, problem, refresh } = useFresh<Colleague[]>(api, '/team');
  return (
    <main class="team">
      <h1>{t('team.title')}</h1>
      <Alert problem={problem} />
      <ul class="colleagues">
        {data?.map((colleague) => (
          <li key={colleague.id}>
            <details>
              <summary>
                <Line colleague={colleague} me={me} />
              </summary>
              <ColleagueForms {...{ api, me, colleague, refresh }} />
            </details>
          </li>
        ))}
      </ul>
      {includesRole(me.role, 'administrator') && <Invite api={api} />}
    </main>
  );
}

function Line({ colleague, me }: { colleague: Colleague; me: Counsellor }) {
  const { t } = useWords();
  const { name, login, role, active, hasSecondFactor, absence } = colleague;
  return (
    <span class="colleague">
      <strong>{name}</strong>
      <span class="login">{login}</span>
      <span>{t(`team.${role}`)}</span>
      {login === me.login && <span class="chip">{t('team.you')}</span>}
      {!active && <span class="chip">{t('team.switched-off')}</span>}
      {active && !hasSecondFactor && <span class="chip">{t('team.second-factor-off')}</span>}
      {absence && <span class="chip">{t('team.absent', absence)}</span>}
    </span>
  );
}

function Invite({ api }: { api: Api }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [link, setLink] = useState<string>();

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const role = entered(event.currentTarget as HTMLFormElement, 'role');
    void act(async () => setLink((await api.post<InvitationLink>('/team/invite', { role })).link));
  }

  return (
    <section class="invite" aria-labelledby="invite-title">
      <h2 id="invite-title">{t('team.invite')}</h2>
      <form onSubmit={submit}>
        <label for="role">{t('team.role')}</label>
        <select id="role" name="role">
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`team.${role}`)}
            </option>
          ))}
        </select>
        <button type="submit" class="primary" disabled={busy}>
          {t('team.make-link')}
        </button>
      </form>
      <Alert problem={problem} />
      {link && <HandOver key={link} link={link} />}
    </section>
  );
}
