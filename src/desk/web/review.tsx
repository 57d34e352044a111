import './knowledge.css';
import { useState } from 'preact/hooks';
import type { Assignment, Reloaded, Trial as TrialResult } from '../../keeping/index.ts';
import { type Counsellor, includesRole } from '../account.ts';
import type { QuestionLine, ReviewSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Findings, TrialTable } from './evaluation.tsx';
import { Alert, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { useWords } from './words.ts';

type Assign = (questions: { id: string; text: string }[], assignment: Assignment | null) => Promise<void>;

/** What people asked and were not answered well, what becomes of it, and how that goes live. */
export function Review({ api, me }: { api: Api; me: Counsellor }) {
  const { t } = useWords();
  const { data, problem, refresh } = useFresh<ReviewSheet>(api, '/knowledge/review');
  const { busy, problem: refused, act } = useAction();
  const assign: Assign = (questions, assignment) =>
    act(async () => {
      await api.post('/knowledge/review', { questions, assignment });
      refresh();
    });
  return (
    <main class="knowledge">
      <h1>{t('review.title')}</h1>
      <p class="hint">{t('review.hint')}</p>
      <Alert problem={problem ?? refused} />
      {data && (
        <>
          {data.groups.length === 0 && <p class="nothing">{t('review.empty')}</p>}
          {data.groups.map((questions) => (
            <Group key={questions[0]?.id} {...{ questions, articles: data.articles, assign, busy }} />
          ))}
          <Wanted wanted={data.wanted} assign={assign} />
          <Changes {...{ api, me, sheet: data, assign, refresh }} />
        </>
      )}
    </main>
  );
}

type GroupProps = {
  questions: QuestionLine[];
  articles: ReviewSheet['articles'];
  assign: Assign;
  busy: boolean;
};

/** Questions that are alike. Each can be put in other words, or be left out of what is decided. */
function Group({ questions, articles, assign, busy }: GroupProps) {
  const { t, languageName } = useWords();
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [without, setWithout] = useState<readonly string[]>([]);
  const chosen = questions.filter(({ id }) => !without.includes(id));
  const toggle = (id: string) =>
    setWithout(without.includes(id) ? without.filter((one) => one !== id) : [...without, id]);
  return (
    <section class="group">
      <h2>{t('review.questions', { count: questions.length })}</h2>
      <ul>
        {questions.map(({ id, text, locale, article }) => (
          <li key={id}>
            <input
              type="checkbox"
              aria-label={t('review.take-part', { text })}
              checked={!without.includes(id)}
              onChange={() => toggle(id)}
            />
            <input
              aria-label={t('review.wording')}
              lang={locale}
              value={texts[id] ?? text}
              onInput={(event) => setTexts({ ...texts, [id]: event.currentTarget.value })}
            />
            <span class="chip">{languageName(locale)}</span>
            {article && <span class="hint">{t('review.did-not-help', { article })}</span>}
          </li>
        ))}
      </ul>
      <Decision
        {...{ articles, disabled: busy || chosen.length === 0 }}
        onDecide={(assignment) =>
          assign(
            chosen.map(({ id, text }) => ({ id, text: texts[id] ?? text })),
            assignment,
          )
        }
      />
    </section>
  );
}

type DecisionProps = {
  articles: ReviewSheet['articles'];
  disabled: boolean;
  onDecide: (assignment: Assignment) => Promise<void>;
};

function Decision({ articles, disabled, onDecide }: DecisionProps) {
  const { t } = useWords();
  const [to, setTo] = useState<Assignment['to']>('article');
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const given = (name: string) => String(form.get(name) ?? '');
    if (to === 'article') void onDecide({ to, article: given('article') });
    else if (to === 'new-article') void onDecide({ to, title: given('title') });
    else void onDecide({ to });
  }
  return (
    <form class="decision" onSubmit={submit}>
      <select
        aria-label={t('review.becomes')}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value as Assignment['to'])}
      >
        <option value="article">{t('review.to.article')}</option>
        <option value="new-article">{t('review.to.new-article')}</option>
        <option value="out-of-scope">{t('review.to.out-of-scope')}</option>
        <option value="nothing">{t('review.to.nothing')}</option>
      </select>
      {to === 'article' && (
        <select name="article" aria-label={t('review.article')} required>
          <option value="">{t('review.choose-article')}</option>
          {articles.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
      {to === 'new-article' && (
        <input name="title" aria-label={t('review.working-title')} minLength={3} maxLength={120} required />
      )}
      <button type="submit" class="primary" disabled={disabled}>
        {t('review.decide')}
      </button>
    </form>
  );
}

function Wanted({ wanted, assign }: { wanted: ReviewSheet['wanted']; assign: Assign }) {
  const { t } = useWords();
  if (wanted.length === 0) return null;
  return (
    <section>
      <h2>{t('review.wanted')}</h2>
      <p class="hint">{t('review.wanted-hint')}</p>
      {wanted.map(({ title, questions }) => (
        <div key={title} class="group">
          <h3>{title}</h3>
          <ul>
            {questions.map(({ id, text, locale }) => (
              <li key={id} lang={locale}>
                {text}
              </li>
            ))}
          </ul>
          <button type="button" class="quiet" onClick={() => void assign(questions, null)}>
            {t('review.take-back')}
          </button>
        </div>
      ))}
    </section>
  );
}

type ChangesProps = {
  api: Api;
  me: Counsellor;
  sheet: ReviewSheet;
  assign: Assign;
  refresh: () => void;
};

/** What was decided and is not live yet. */
function Changes({ api, me, sheet, assign, refresh }: ChangesProps) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [live, setLive] = useState<Reloaded>();
  const { examples, checks, patch } = sheet.pending;
  const mayApply = sheet.isWritable && includesRole(me.role, 'administrator');
  const apply = () =>
    act(async () => {
      setLive(await api.post<Reloaded>('/knowledge/apply'));
      refresh();
    });
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t('review.changes')}</h2>
      {patch === '' && <p class="nothing">{t('review.no-changes')}</p>}
      <ul class="pending">
        {examples.map(({ id, file, text }) => (
          <li key={id}>
            <span>{text}</span>
            <code>{file}</code>
            <button type="button" class="quiet" onClick={() => void assign([{ id, text }], null)}>
              {t('review.take-back')}
            </button>
          </li>
        ))}
        {checks.map((title) => (
          <li key={title}>{t('review.checked', { title })}</li>
        ))}
      </ul>
      {patch !== '' && (
        <>
          <Trial key={patch} api={api} />
          <p class="actions">
            <a class="button" href="/desk/api/knowledge/content.patch" download="content.patch">
              {t('review.download')}
            </a>
            {mayApply && (
              <button type="button" class="primary" disabled={busy} onClick={() => void apply()}>
                {t(busy ? 'review.learning' : 'review.apply')}
              </button>
            )}
          </p>
        </>
      )}
      <Alert problem={problem} />
      <div role="status">
        {live &&
          (live.findings.length > 0 ? <Findings findings={live.findings} /> : <p>{t('review.is-live')}</p>)}
      </div>
    </section>
  );
}

function Trial({ api }: { api: Api }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [trial, setTrial] = useState<TrialResult>();
  return (
    <>
      <button
        type="button"
        disabled={busy}
        onClick={() => void act(async () => setTrial(await api.post('/knowledge/evaluation')))}
      >
        {t(busy ? 'review.learning' : 'review.evaluate')}
      </button>
      <Alert problem={problem} />
      <div role="status">{trial && <TrialTable trial={trial} />}</div>
    </>
  );
}
