import './supervision.css';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { SupervisionSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { BlockList } from './block.tsx';
import { Alert, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { useLive } from './live.ts';
import { followHere, go, ticketPath } from './path.ts';
import { Scrolls } from './scrolls.tsx';
import { duration, useNow } from './time.tsx';
import { useWords } from './words.ts';

/** How the desk stands, live: who waits too long stands first. */
export function Supervision({ api }: { api: Api }) {
  const { t } = useWords();
  const { data, problem, refresh } = useFresh<SupervisionSheet>(api, '/supervision');
  const now = useNow();
  useEffect(refresh, [now]);
  useLive({ onChange: refresh, onPresence() {} });
  return (
    <main class="supervision">
      <h1>{t('supervision.title')}</h1>
      <Alert problem={problem} />
      {data && (
        <>
          <AtRisk atRisk={data.atRisk} />
          <TimesTable sheet={data} />
          <LoadTable sheet={data} />
        </>
      )}
      <Quality api={api} />
      <BlockList api={api} />
    </main>
  );
}

function AtRisk({ atRisk }: Pick<SupervisionSheet, 'atRisk'>) {
  const { t } = useWords();
  return (
    <section aria-labelledby="at-risk">
      <h2 id="at-risk">{t('supervision.at-risk')}</h2>
      {atRisk.length === 0 && <p class="nothing">{t('supervision.nobody-at-risk')}</p>}
      <ul class="at-risk" aria-live="polite">
        {atRisk.map(({ reference, urgent, standing, waited, target, assignee }) => (
          <li key={reference}>
            <a class="reference" href={ticketPath(reference)} onClick={followHere}>
              {reference}
            </a>
            {urgent && <span class="chip danger">{t('supervision.urgent')}</span>}
            <span class={`chip ${standing}`}>{t(`supervision.${standing}`)}</span>
            <span>{t('supervision.waited', { time: duration(waited, t), target: duration(target, t) })}</span>
            <span>{assignee ?? t('supervision.nobody')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TimesTable({ sheet }: { sheet: SupervisionSheet }) {
  const { t } = useWords();
  const rows = [
    ['waiting', sheet.waiting],
    ['urgent-answers', sheet.urgentAnswers],
    ['other-answers', sheet.otherAnswers],
  ] as const;
  const time = (milliseconds: number | null) => (milliseconds === null ? '–' : duration(milliseconds, t));
  return (
    <section aria-labelledby="times">
      <h2 id="times">{t('supervision.times')}</h2>
      <p class="hint">{t('supervision.times-hint')}</p>
      <Table columns={['', 'count', 'median', 'longest', 'kept']}>
        {rows.map(([name, { count, median, longest, kept }]) => (
          <tr key={name}>
            <th scope="row">{t(`supervision.${name}`)}</th>
            <td>{count}</td>
            <td>{time(median)}</td>
            <td>{time(longest)}</td>
            <td>{count === 0 ? '–' : `${Math.round((100 * kept) / count)} %`}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function LoadTable({ sheet: { load, nobodys } }: { sheet: SupervisionSheet }) {
  const { t } = useWords();
  const nobody = { login: '', name: t('supervision.nobody'), here: true, ...nobodys };
  return (
    <section aria-labelledby="load">
      <h2 id="load">{t('supervision.load')}</h2>
      <Table columns={['who', 'open', 'for-us', 'urgent']}>
        {[nobody, ...load].map(({ login, name, here, open, waiting, urgent }) => (
          <tr key={login}>
            <th scope="row">
              {name} {!here && <span class="chip">{t('supervision.away')}</span>}
            </th>
            <td>{open}</td>
            <td>{waiting}</td>
            <td>{urgent}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

type TableProps = { columns: readonly string[]; children: ComponentChildren };

function Table({ columns, children }: TableProps) {
  const { t } = useWords();
  return (
    <Scrolls>
      <table>
        <thead>
          <tr>
            {columns.map((column) =>
              column === '' ? (
                <td key={column} />
              ) : (
                <th key={column} scope="col">
                  {t(`supervision.${column}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scrolls>
  );
}

function Quality({ api }: { api: Api }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const draw = () =>
    act(async () => go(ticketPath((await api.post<{ reference: string }>('/supervision/sample')).reference)));
  return (
    <section aria-labelledby="quality">
      <h2 id="quality">{t('supervision.quality')}</h2>
      <p class="hint">{t('supervision.quality-hint')}</p>
      <Alert problem={problem} />
      <button type="button" disabled={busy} onClick={() => void draw()}>
        {t('supervision.draw')}
      </button>
    </section>
  );
}
