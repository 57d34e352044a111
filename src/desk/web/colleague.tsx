import { useState } from 'preact/hooks';
import { LANGUAGES } from '../../message.ts';
import { type Counsellor, includesRole, ROLES } from '../account.ts';
import type { InvitationLink } from '../api/shapes.ts';
import type { Colleague } from '../team.ts';
import type { Api } from './api.ts';
import { Alert, entered, useAction } from './form.tsx';
import { HandOver } from './hand-over.tsx';
import { TOPICS } from './queue.tsx';
import { useWords } from './words.ts';

type Props = { api: Api; me: Counsellor; colleague: Colleague; refresh: () => void };

/** What may be changed of a colleague, by whom. */
export function ColleagueForms(props: Props) {
  const { me, colleague } = props;
  const isAdministrator = includesRole(me.role, 'administrator');
  return (
    <div class="colleague-forms">
      <AbsenceForm {...props} />
      {isAdministrator && <DutiesForm {...props} />}
      {isAdministrator && colleague.login !== me.login && <AccountForm {...props} />}
    </div>
  );
}

/** Sends one change of a colleague and shows the team anew. */
function useChange({ api, colleague, refresh }: Props) {
  const { busy, problem, act } = useAction();
  const change = (what: string, body?: object) =>
    act(async () => {
      await api.post(`/team/${colleague.login}/${what}`, body);
      refresh();
    });
  return { busy, problem, change, act };
}

function AbsenceForm(props: Props) {
  const { t } = useWords();
  const { busy, problem, change } = useChange(props);
  const { id, absence } = props.colleague;
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void change('absence', { absence: { from: entered(form, 'from'), until: entered(form, 'until') } });
  }
  return (
    <form onSubmit={submit}>
      <h2>{t('team.absence')}</h2>
      <div class="row">
        {(['from', 'until'] as const).map((name) => (
          <div key={name}>
            <label for={`${name}-${id}`}>{t(`team.${name}`)}</label>
            <input
              type="date"
              id={`${name}-${id}`}
              name={name}
              required
              defaultValue={absence?.[name] ?? ''}
            />
          </div>
        ))}
      </div>
      <Alert problem={problem} />
      <div class="row">
        <button type="submit" disabled={busy}>
          {t('team.save')}
        </button>
        {absence && (
          <button
            type="button"
            class="quiet"
            disabled={busy}
            onClick={() => void change('absence', { absence: null })}
          >
            {t('team.no-absence')}
          </button>
        )}
      </div>
    </form>
  );
}

function DutiesForm(props: Props) {
  const { t, languageName } = useWords();
  const { busy, problem, change } = useChange(props);
  const { languages, topics } = props.colleague;
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget as HTMLFormElement);
    void change('duties', { languages: chosen.getAll('languages'), topics: chosen.getAll('topics') });
  }
  return (
    <form onSubmit={submit}>
      <h2>{t('team.duties')}</h2>
      <p class="hint">{t('team.duties-hint')}</p>
      <Ticks
        name="languages"
        legend={t('team.languages')}
        chosen={languages}
        all={LANGUAGES.map((one) => [one, languageName(one === 'sr' ? 'sr-Latn' : one)])}
      />
      <Ticks
        name="topics"
        legend={t('team.topics')}
        chosen={topics}
        all={TOPICS.map((one) => [one, t(`topic.${one}`)])}
      />
      <Alert problem={problem} />
      <button type="submit" disabled={busy}>
        {t('team.save')}
      </button>
    </form>
  );
}

type TicksProps = { name: string; legend: string; all: [string, string][]; chosen: readonly string[] };

function Ticks({ name, legend, all, chosen }: TicksProps) {
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {all.map(([value, label]) => (
        <label key={value}>
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function AccountForm(props: Props) {
  const { t } = useWords();
  const { busy, problem, change, act } = useChange(props);
  const [link, setLink] = useState<string>();
  const { id, login, role, active, hasSecondFactor } = props.colleague;
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    void change('role', { role: entered(event.currentTarget as HTMLFormElement, 'role') });
  }
  const makeLink = () =>
    act(async () => setLink((await props.api.post<InvitationLink>(`/team/${login}/reset-password`)).link));
  return (
    <form onSubmit={submit}>
      <h2>{t('team.account')}</h2>
      <p class="hint">{t('team.account-hint')}</p>
      <label for={`role-${id}`}>{t('team.role')}</label>
      <div class="row">
        <select id={`role-${id}`} name="role" defaultValue={role}>
          {ROLES.map((one) => (
            <option key={one} value={one} selected={one === role}>
              {t(`team.${one}`)}
            </option>
          ))}
        </select>
        <button type="submit" disabled={busy}>
          {t('team.change-role')}
        </button>
      </div>
      <Alert problem={problem} />
      <div class="row">
        <button type="button" disabled={busy} onClick={() => void makeLink()}>
          {t('team.new-password')}
        </button>
        {hasSecondFactor && (
          <button type="button" disabled={busy} onClick={() => void change('reset-second-factor')}>
            {t('team.reset-second-factor')}
          </button>
        )}
        <button
          type="button"
          disabled={busy}
          onClick={() => void change(active ? 'deactivate' : 'reactivate')}
        >
          {t(active ? 'team.deactivate' : 'team.reactivate')}
        </button>
      </div>
      {link && <HandOver key={link} link={link} />}
    </form>
  );
}
