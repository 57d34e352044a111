import './knowledge.css';
import { useState } from 'preact/hooks';
import type { CalendarSheet, ChangedSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { followHere, ticketPath } from './path.ts';
import { Scrolls } from './scrolls.tsx';
import { useWords } from './words.ts';

/** When each article must be looked at again, and what changed. */
export function Calendar({ api }: { api: Api }) {
  const { t } = useWords();
  const { data, problem, refresh } = useFresh<CalendarSheet>(api, '/knowledge/calendar');
  const { busy, problem: refused, act } = useAction();
  const check = (article: string) =>
    act(async () => {
      await api.post('/knowledge/calendar', { article });
      refresh();
    });
  return (
    <main class="knowledge">
      <h1>{t('calendar.title')}</h1>
      <p class="hint">{t('calendar.hint')}</p>
      <Alert problem={problem ?? refused} />
      <Changed api={api} />
      {data && (
        <Scrolls>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('calendar.article')}</th>
                <th scope="col">{t('calendar.review-by')}</th>
                <th scope="col">{t('calendar.checked')}</th>
                <th scope="col">{t('calendar.owner')}</th>
                <th scope="col">{t('calendar.shown')}</th>
                <th scope="col">
                  <span class="unseen">{t('calendar.check')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.articles.map(({ id, title, reviewBy, checked, owner, shown, isDue, isChecked }) => (
                <tr key={id}>
                  <th scope="row">{title}</th>
                  <td>
                    <Day day={reviewBy} /> {isDue && <span class="chip due">{t('calendar.due')}</span>}
                  </td>
                  <td>
                    <Day day={checked} />
                  </td>
                  <td>{owner ?? '–'}</td>
                  <td>{shown}</td>
                  <td>
                    {isChecked ? (
                      <span class="hint">{t('calendar.noted')}</span>
                    ) : (
                      <button type="button" disabled={busy} onClick={() => void check(id)}>
                        {t('calendar.check')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </main>
  );
}

function Day({ day }: { day: string }) {
  const { locale } = useWords();
  const shown = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return <time dateTime={day}>{shown.format(new Date(day))}</time>;
}

/** Which texts changed since a day, and whose counsellor should know. */
function Changed({ api }: { api: Api }) {
  const { t } = useWords();
  const [since, setSince] = useState('');
  const path = since === '' ? undefined : `/knowledge/changed?since=${since}`;
  const { data, problem } = useFresh<ChangedSheet>(api, path);
  return (
    <section class="group">
      <label for="since">{t('calendar.since')}</label>
      <input id="since" type="date" value={since} onChange={(event) => setSince(event.currentTarget.value)} />
      <Alert problem={problem} />
      {data && (
        <div aria-live="polite">
          {data.changed.length === 0 && <p class="nothing">{t('calendar.nothing-changed')}</p>}
          <ul>
            {data.changed.map(({ id, title, what }) => (
              <li key={id}>
                {title} <span class="chip">{t(`calendar.what.${what}`)}</span>
              </li>
            ))}
          </ul>
          {data.tickets.length > 0 && <h2>{t('calendar.told-old')}</h2>}
          <ul>
            {data.tickets.map(({ reference, articles }) => (
              <li key={reference}>
                <a class="reference" href={ticketPath(reference)} onClick={followHere}>
                  {reference}
                </a>{' '}
                {articles.join(', ')}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
