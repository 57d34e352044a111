import './team.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Counsellor, ROLES } from '../account.ts';
import type { InvitationLink } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, entered, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { useWords } from './words.ts';

/** Who works at the desk, and a way to invite more. */
export function Team({ api }: { api: Api }) {
  const { t } = useWords();
  const { data, problem } = useFresh<Counsellor[]>(api, '/team');
  return (
    <main class="team">
      <h1>{t('team.title')}</h1>
      <Alert problem={problem} />
      {data && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('team.name')}</th>
              <th scope="col">{t('team.login')}</th>
              <th scope="col">{t('team.role')}</th>
              <th scope="col">{t('team.second-factor')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ id, name, login, role, hasSecondFactor }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{login}</td>
                <td>{t(`team.${role}`)}</td>
                <td>{t(hasSecondFactor ? 'team.second-factor-on' : 'team.second-factor-off')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Invite api={api} />
    </main>
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
      {link && <Link key={link} link={link} />}
    </section>
  );
}

function Link({ link }: { link: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const copy = () => navigator.clipboard.writeText(link).then(() => setCopied(true));
  return (
    <div class="link">
      <label for="link">{t('team.link')}</label>
      <div class="link-row">
        <input id="link" ref={input} readOnly value={link} aria-describedby="link-hint" />
        <button type="button" onClick={() => void copy()}>
          {t(copied ? 'team.copied' : 'team.copy')}
        </button>
      </div>
      <p class="hint" id="link-hint">
        {t('team.link-hint')}
      </p>
    </div>
  );
}
