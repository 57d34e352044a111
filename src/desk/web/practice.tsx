import './practice.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { LOCALES, type Locale } from '../../message.ts';
import type { Counsellor } from '../account.ts';
import type { PracticeLine, PracticeSheet, ThreadEntry } from '../api/shapes.ts';
import { Answer } from './answer.tsx';
import type { Api } from './api.ts';
import { Alert } from './form.tsx';
import { useFresh } from './fresh.ts';
import { followHere } from './path.ts';
import { Summary } from './summary.tsx';
import { Thread } from './thread.tsx';
import { useWords } from './words.ts';

/** Made-up talks to learn with. They live in this page alone. */
export function Practice({ api, me, talk }: { api: Api; me: Counsellor; talk: string | undefined }) {
  const { locale } = useWords();
  const [persons, setPersons] = useState<Locale>(locale);
  return talk === undefined ? (
    <Talks {...{ api, persons, setPersons }} />
  ) : (
    <Talk key={`${talk} ${persons}`} {...{ api, me, talk, persons }} />
  );
}

type TalksProps = { api: Api; persons: Locale; setPersons: (locale: Locale) => void };

function Talks({ api, persons, setPersons }: TalksProps) {
  const { t, languageName } = useWords();
  const { data, problem } = useFresh<PracticeLine[]>(api, '/practice');
  return (
    <main class="practice">
      <h1>{t('practice.title')}</h1>
      <p>{t('practice.intro')}</p>
      <Alert problem={problem} />
      <label for="practice-language">{t('practice.language')}</label>
      <select
        id="practice-language"
        value={persons}
        onChange={(event) => setPersons(event.currentTarget.value as Locale)}
      >
        {LOCALES.map((one) => (
          <option key={one} value={one} lang={one}>
            {languageName(one)}
          </option>
        ))}
      </select>
      <ul>
        {data?.map(({ id, title, about }) => (
          <li key={id}>
            <h2>{title}</h2>
            <p>{about}</p>
            <a href={`/desk/practice/${id}`} onClick={followHere}>
              {t('practice.begin', { title })}
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}

function Talk(props: { api: Api; me: Counsellor; talk: string; persons: Locale }) {
  const { api, me, talk, persons } = props;
  const { t } = useWords();
  const { data, problem } = useFresh<PracticeSheet>(api, `/practice/${talk}?locale=${persons}`);
  const [round, setRound] = useState(1);
  return (
    <main class="practice in-talk">
      <a href="/desk/practice" onClick={followHere}>
        ← {t('practice.back')}
      </a>
      <Alert problem={problem} />
      {data && <Round key={round} {...{ api, me, data }} onAgain={() => setRound(round + 1)} />}
    </main>
  );
}

type RoundProps = { api: Api; me: Counsellor; data: PracticeSheet; onAgain: () => void };

/** One time through a talk: every answer is followed by what the person says next. */
function Round({ api, me, data, onAgain }: RoundProps) {
  const { t } = useWords();
  const { title, about, sheet, says, checklist } = data;
  const [answers, setAnswers] = useState<string[]>([]);
  const [over, setOver] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const rehearsed = useMemo(() => rehearse(api, (text) => setAnswers((before) => [...before, text])), [api]);
  const ticket = { ...sheet, thread: [...sheet.thread, ...playedOut(answers, says, me.name)] };
  const isSilent = answers.length > says.length;
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <p class="made-up">{t('practice.made-up')}</p>
      <p>{about}</p>
      <details class="about">
        <summary>{t('case.about')}</summary>
        <Summary ticket={ticket} />
      </details>
      <div class="talk">
        <Thread ticket={ticket} onAgain={undefined} />
        {isSilent && !over && <p class="hint">{t('practice.silent')}</p>}
        {over ? (
          <LookBack {...{ checklist, answers, onAgain }} />
        ) : (
          <Answer api={rehearsed} ticket={ticket} onSent={() => {}} onTyping={() => {}} focus={false}>
            <button type="button" class="quiet" onClick={() => setOver(true)}>
              {t('practice.finish')}
            </button>
          </Answer>
        )}
      </div>
    </>
  );
}

/** The API as the answer box knows it, with nobody behind it: what is sent stays here. */
function rehearse(api: Api, hear: (text: string) => void): Api {
  return {
    ...api,
    async post<T>(path: string, body: object = {}): Promise<T> {
      if (path.endsWith('/messages') && 'text' in body) hear(String(body.text));
      return undefined as T;
    },
  };
}

function playedOut(answers: readonly string[], says: readonly string[], by: string): ThreadEntry[] {
  const at = Date.now();
  return answers.flatMap((text, index): ThreadEntry[] => {
    const next = says[index];
    return [
      { from: 'counsellor', id: 2 * index + 1, at, text, by, delivery: 'sent', reason: null },
      ...(next === undefined ? [] : [{ from: 'person' as const, id: 2 * index + 2, at, text: next }]),
    ];
  });
}

type LookBackProps = { checklist: PracticeSheet['checklist']; answers: string[]; onAgain: () => void };

/** What a good talk has in it. What shows in the words is ticked already; the rest a person must judge. */
function LookBack({ checklist, answers, onAgain }: LookBackProps) {
  const { t } = useWords();
  const [met, setMet] = useState(() => checklist.map(({ signs }) => isIn(answers, signs)));
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section class="foot look-back" aria-labelledby="look-back">
      <h2 id="look-back" tabIndex={-1} ref={title}>
        {t('practice.feedback')}
      </h2>
      <p class="hint">{t('practice.feedback-hint')}</p>
      <ul>
        {checklist.map(({ text }, index) => (
          <li key={text}>
            <label>
              <input
                type="checkbox"
                checked={met[index] ?? false}
                onChange={({ currentTarget: { checked } }) =>
                  setMet(met.map((one, at) => (at === index ? checked : one)))
                }
              />
              {text}
            </label>
          </li>
        ))}
      </ul>
      <p role="status">{t('practice.score', { done: met.filter(Boolean).length, all: met.length })}</p>
      <button type="button" class="primary" onClick={onAgain}>
        {t('practice.again')}
      </button>
    </section>
  );
}

/** Spaces in a number are written in many ways. */
function isIn(answers: readonly string[], signs: readonly string[]): boolean {
  const said = answers.map((text) => text.replace(/\s/g, '').toLowerCase());
  return signs.some((sign) => said.some((text) => text.includes(sign.replace(/\s/g, '').toLowerCase())));
}
