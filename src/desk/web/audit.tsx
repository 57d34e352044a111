import './audit.css';
import { useMemo, useState } from 'preact/hooks';
import type { AuditPage } from '../api/shapes.ts';
import type { Colleague } from '../team.ts';
import type { Api } from './api.ts';
import { Alert } from './form.tsx';
import { useFresh } from './fresh.ts';
import { Moment } from './time.tsx';
import { useWords } from './words.ts';

/** Who read and did what, to be narrowed and exported. */
export function Audit({ api }: { api: Api }) {
  const { t } = useWords();
  const [filter, setFilter] = useState('');
  /** The ids after which each page goes on; the last one is shown. */
  const [pages, setPages] = useState<number[]>([]);
  const before = pages.at(-1);
  const { data, problem } = useFresh<AuditPage>(
    api,
    `/audit?${filter}${before === undefined ? '' : `&before=${before}`}`,
  );
  const last = data?.entries.at(-1);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget as HTMLFormElement);
    setFilter(new URLSearchParams([...chosen].map(([name, value]) => [name, String(value)])).toString());
    setPages([]);
  }

  return (
    <main class="audit">
      <h1>{t('audit.title')}</h1>
      <Filter api={api} onSubmit={submit} filter={filter} />
      <Alert problem={problem} />
      {data?.entries.length === 0 && <p class="empty">{t('audit.nothing')}</p>}
      {data && data.entries.length > 0 && <Entries entries={data.entries} />}
      {data?.hasMore && last && (
        <button type="button" onClick={() => setPages([...pages, last.id])}>
          {t('audit.older')}
        </button>
      )}
    </main>
  );
}

type FilterProps = { api: Api; onSubmit: (event: SubmitEvent) => void; filter: string };

function Filter({ api, onSubmit, filter }: FilterProps) {
  const { t, actions } = useActions();
  const { data: team } = useFresh<Colleague[]>(api, '/team');
  return (
    <form class="audit-filter" onSubmit={onSubmit}>
      <div>
        <label for="login">{t('audit.who')}</label>
        <select id="login" name="login">
          <option value="">{t('audit.everybody')}</option>
          {team?.map(({ login, name }) => (
            <option key={login} value={login}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="action">{t('audit.what')}</label>
        <select id="action" name="action">
          <option value="">{t('audit.everything')}</option>
          {actions.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="subject">{t('audit.about')}</label>
        <input id="subject" name="subject" maxLength={60} autocapitalize="none" />
      </div>
      <div>
        <label for="from">{t('audit.from')}</label>
        <input id="from" name="from" type="date" />
      </div>
      <div>
        <label for="until">{t('audit.until')}</label>
        <input id="until" name="until" type="date" />
      </div>
      <button type="submit" class="primary">
        {t('audit.show')}
      </button>
      <a href={`/desk/api/audit.csv?${filter}`} download="audit.csv">
        {t('audit.export')}
      </a>
    </form>
  );
}

function Entries({ entries }: { entries: AuditPage['entries'] }) {
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="audit-scroll" aria-label={t('audit.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {['when', 'who', 'what', 'about'].map((column) => (
              <th key={column} scope="col">
                {t(`audit.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, name, action, subject, reason, address, tries }) => (
            <tr key={id}>
              <td>
                <Moment at={at} />
              </td>
              <td>{name ?? '–'}</td>
              <td>
                {t(`action.${action}`)}
                {reason && <span class="hint"> {t(`reason.${reason}`)}</span>}
                {address && <span class="hint"> {t('audit.try-from', { number: tries ?? 1, address })}</span>}
              </td>
              <td class="reference">{subject ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What can be in the record, by name. */
function useActions() {
  const { t, keys, locale } = useWords();
  const actions = useMemo(
    () =>
      keys('action')
        .map((key): [string, string] => [key.slice(key.indexOf('.') + 1), t(key)])
        .sort(([, one], [, other]) => one.localeCompare(other, locale)),
    [locale],
  );
  return { t, actions };
}
