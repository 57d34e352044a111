import './figures.css';
import { useEffect, useState } from 'preact/hooks';
import { type Language, languageOf } from '../../message.ts';
import type { Figures as FiguresSheet, KeptReport } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Drawn } from './drawn.tsx';
import { Alert, entered } from './form.tsx';
import { useFresh } from './fresh.ts';
import { LanguageSelect } from './language-select.tsx';
import { useWords } from './words.ts';

type Range = { from: string; to: string };

/** What was counted: charts, the numbers behind each, and files of the same. */
export function Figures({ api }: { api: Api }) {
  const { t } = useWords();
  const [range, setRange] = useState(lastMonth);
  const { data, problem } = useFresh<FiguresSheet>(api, `/figures?${new URLSearchParams(range)}`);
  useEffect(() => printWithTables(), []);
  return (
    <main class="figures">
      <h1>{t('figures.title')}</h1>
      <Ranges range={range} onRange={setRange} />
      <Alert problem={problem} />
      <div aria-busy={!data && !problem}>{data ? <Report sheet={data} /> : <p>{t('loading')}</p>}</div>
      <Files api={api} range={range} />
    </main>
  );
}

function Ranges({ range, onRange }: { range: Range; onRange: (range: Range) => void }) {
  const { t } = useWords();
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    onRange({ from: entered(form, 'from'), to: entered(form, 'to') });
  }
  return (
    <form class="ranges" onSubmit={submit}>
      <div>
        <label for="from">{t('figures.from')}</label>
        <input id="from" name="from" type="date" required value={range.from} />
      </div>
      <div>
        <label for="to">{t('figures.to')}</label>
        <input id="to" name="to" type="date" required value={range.to} />
      </div>
      <button type="submit" class="primary">
        {t('figures.show')}
      </button>
      <button type="button" onClick={() => onRange(thisMonth())}>
        {t('figures.this-month')}
      </button>
      <button type="button" onClick={() => onRange(lastMonth())}>
        {t('figures.last-month')}
      </button>
      <button type="button" onClick={() => onRange(thisYear())}>
        {t('figures.this-year')}
      </button>
    </form>
  );
}

function Report({ sheet }: { sheet: FiguresSheet }) {
  return (
    <>
      <h2>{sheet.title}</h2>
      {sheet.intro.map((line) => (
        <p key={line} class="hint">
          {line}
        </p>
      ))}
      <Legend columns={sheet.tables[0]?.columns ?? []} />
      <div class="sheets">
        {sheet.tables.map((table) => (
          <section key={table.name} class={`of-${table.name}`} aria-labelledby={`table-${table.name}`}>
            <h3 id={`table-${table.name}`}>{table.title}</h3>
            {table.note && <p class="hint">{table.note}</p>}
            {table.chart && <Drawn drawing={table.chart} />}
            <Numbers table={table} />
          </section>
        ))}
      </div>
    </>
  );
}

/** What the two colours of the charts stand for. */
function Legend({ columns }: Pick<FiguresSheet['tables'][number], 'columns'>) {
  return (
    <p class="legend" aria-hidden="true">
      {columns.map(({ id, label }) => (
        <span key={id} class={id}>
          {label}
        </span>
      ))}
    </p>
  );
}

/** What has a chart keeps its numbers folded, until somebody wants them or prints. */
function Numbers({ table }: { table: FiguresSheet['tables'][number] }) {
  const { t } = useWords();
  if (!table.chart) return <Rows table={table} />;
  return (
    <details>
      <summary>{t('figures.numbers')}</summary>
      <Rows table={table} />
    </details>
  );
}

function Rows({ table: { columns, rows, total, title } }: { table: FiguresSheet['tables'][number] }) {
  const withShares = rows.some(({ share }) => share !== undefined);
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{title}</span>
            </th>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
            {withShares && <th scope="col">%</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, cells, share }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {cells.map((cell, index) => (
                <Cell key={columns[index]?.id} cell={cell} />
              ))}
              {withShares && <td>{share}</td>}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              <th scope="row">{total.label}</th>
              {total.cells.map((cell, index) => (
                <Cell key={columns[index]?.id} cell={cell} />
              ))}
              {withShares && <td />}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Cell({ cell }: { cell: number | null }) {
  const { t, locale } = useWords();
  if (cell !== null) return <td>{cell.toLocaleString(locale)}</td>;
  return (
    <td>
      <span aria-hidden="true">–</span>
      <span class="unseen">{t('figures.hidden')}</span>
    </td>
  );
}

const FORMATS = ['html', 'pdf', 'csv'] as const;

/** The range as a file, and the reports that were made by themselves. */
function Files({ api, range }: { api: Api; range: Range }) {
  const { t, locale } = useWords();
  const [lang, setLang] = useState<Language>(languageOf(locale));
  const { data, problem } = useFresh<KeptReport[]>(api, '/reports');
  const path = `/desk/api/figures/file?${new URLSearchParams(range)}&lang=${lang}`;
  return (
    <section class="files" aria-labelledby="files">
      <h2 id="files">{t('figures.save')}</h2>
      <LanguageSelect label={t('figures.language')} value={lang} onChoose={setLang} />
      <FileLinks path={path} />
      <h2>{t('figures.kept')}</h2>
      <p class="hint">{t('figures.kept-hint')}</p>
      <Alert problem={problem} />
      {data?.length === 0 && <p class="nothing">{t('figures.none-kept')}</p>}
      <ul>
        {data?.map(({ month, label }) => (
          <li key={month}>
            <span>{label}</span>
            <FileLinks path={`/desk/api/reports/${month}?lang=${lang}`} label={label} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileLinks({ path, label = '' }: { path: string; label?: string }) {
  const { t } = useWords();
  return (
    <span class="file-links">
      {FORMATS.map((format) => (
        <a key={format} href={`${path}&format=${format}`} {...(format === 'html' && { target: '_blank' })}>
          {format === 'html' ? t('figures.page') : format.toUpperCase()}
          {label && <span class="unseen"> {label}</span>}
        </a>
      ))}
    </span>
  );
}

/** Numbers that are folded on the screen are on the printed page. Returns how to stop. */
function printWithTables(): () => void {
  const fold = (open: boolean) => () => {
    for (const details of document.querySelectorAll('.figures details')) {
      (details as HTMLDetailsElement).open = open;
    }
  };
  const [unfold, foldAgain] = [fold(true), fold(false)];
  addEventListener('beforeprint', unfold);
  addEventListener('afterprint', foldAgain);
  return () => {
    removeEventListener('beforeprint', unfold);
    removeEventListener('afterprint', foldAgain);
  };
}

const today = (): string => dayOf(new Date());
const thisMonth = (): Range => ({ from: `${today().slice(0, 7)}-01`, to: today() });
const thisYear = (): Range => ({ from: `${today().slice(0, 4)}-01-01`, to: today() });

function lastMonth(): Range {
  const now = new Date();
  const first = new Date(now.getFullYear(), now.getMonth() - 1, 1);
  const last = new Date(now.getFullYear(), now.getMonth(), 0);
  return { from: dayOf(first), to: dayOf(last) };
}

function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((value) => String(value).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}
