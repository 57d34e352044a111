import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type ChannelName, LANGUAGES } from '../../message.ts';
import type { TicketTopic } from '../../tickets/index.ts';
import type { UrgentKind } from '../../understanding/index.ts';
import type { Queue as QueueData, TicketLine } from '../api/shapes.ts';
import { useCommand, useOpenBar } from './commands.tsx';
import { Alert } from './form.tsx';
import type { Fresh } from './fresh.ts';
import { followHere, go, ticketPath } from './path.ts';
import { duration, useNow } from './time.tsx';
import { useWords } from './words.ts';

const VIEWS = ['urgent', 'mine', 'unassigned', 'waiting', 'all', 'closed'] as const;
export type View = (typeof VIEWS)[number];

/** The page takes no code from the server, so it names these itself; the types see that none is missing. */
const CHANNELS = Object.keys({
  telegram: true,
  viber: true,
  web: true,
  terminal: true,
} satisfies Record<ChannelName, true>);
export const TOPICS = Object.keys({
  visa: true,
  work: true,
  study: true,
  family: true,
  return: true,
  diaspora: true,
  risk: true,
  local: true,
} satisfies Record<TicketTopic, true>);
const URGENT = Object.keys({
  suicidal: true,
  'child-alone': true,
  violence: true,
  trafficking: true,
  'papers-taken': true,
  threat: true,
  stranded: true,
} satisfies Record<UrgentKind, true>);

const FILTERS = ['language', 'channel', 'topic', 'urgent'] as const;
type Filter = (typeof FILTERS)[number];

/** What the counsellor wants to see. While they search, the view plays no part. */
export type Wish = { show: View; search: string; limit: number } & Record<Filter, string>;

const PAGE = 50;
const MOST = 500;

export const FIRST_WISH: Wish = {
  show: 'all',
  search: '',
  limit: PAGE,
  language: '',
  channel: '',
  topic: '',
  urgent: '',
};

/** Where the API has it. */
export function pathOf(wish: Wish): string {
  const query = new URLSearchParams({ ...wish, limit: String(wish.limit) });
  return `${wish.search === '' ? '/tickets' : '/search'}?${query}`;
}

type Props = {
  queue: Fresh<QueueData>;
  wish: Wish;
  onWish: (wish: Wish) => void;
  /** The ticket that is open beside the list. */
  open: string | undefined;
  /** What else stands in the head. */
  children: ComponentChildren;
};

/** The tickets, the most pressing first. */
export function Queue({ queue, wish, onWish, open, children }: Props) {
  const { t } = useWords();
  const { problem } = queue;
  const data = useLast(queue.data);
  const openBar = useOpenBar();
  const another = (part: Partial<Wish>) => onWish({ ...wish, limit: PAGE, ...part });
  const step = (by: number) => {
    const lines = data?.tickets ?? [];
    const next = lines[lines.findIndex(({ reference }) => reference === open) + by];
    if (next) go(ticketPath(next.reference));
  };
  useCommand({ label: t('queue.next'), key: 'j', run: () => step(1) });
  useCommand({ label: t('queue.previous'), key: 'k', run: () => step(-1) });
  useCommand({ label: t('case.back'), key: 'u', run: () => go('/desk') });
  useCommand({
    label: t('queue.search'),
    key: '/',
    run: () => {
      go('/desk');
      requestAnimationFrame(() => document.getElementById('search')?.focus());
    },
  });
  return (
    <section class="queue" aria-labelledby="queue-title">
      <header class="queue-head">
        <h2 id="queue-title">{t('queue.title')}</h2>
        <button type="button" class="quiet" onClick={openBar}>
          {t('commands.open')}
        </button>
        {children}
        <p role="status">
          {data && data.counts.urgent > 0 && (
            <strong class="chip danger">{t('queue.in-danger', { count: data.counts.urgent })}</strong>
          )}
        </p>
      </header>
      <Views wish={wish} onView={(show) => another({ show, search: '' })} counts={data?.counts} />
      <Search wish={wish} onWish={another} />
      <Alert problem={problem} />
      {!data && !problem && <p class="loading">{t('loading')}</p>}
      {data && queue.data?.tickets.length === 0 && <p class="empty">{t(emptyWord(wish))}</p>}
      {data && data.tickets.length > 0 && (
        <ul class="lines" aria-busy={queue.data === undefined}>
          {data.tickets.map((ticket) => (
            <Line key={ticket.reference} ticket={ticket} isOpen={ticket.reference === open} />
          ))}
          {wish.search === '' && data.tickets.length === wish.limit && wish.limit < MOST && (
            <li class="more">
              <button
                type="button"
                class="quiet"
                onClick={() => onWish({ ...wish, limit: wish.limit + PAGE })}
              >
                {t('queue.more')}
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** While other tickets are fetched those shown stay, so that the list does not jump. */
function useLast(data: QueueData | undefined): QueueData | undefined {
  const [last, setLast] = useState(data);
  useEffect(() => {
    if (data) setLast(data);
  }, [data]);
  return data ?? last;
}

function emptyWord(wish: Wish): string {
  if (wish.search !== '' || filtersIn(wish) > 0) return 'queue.nothing-found';
  return wish.show === 'closed' ? 'queue.empty-closed' : 'queue.empty';
}

function filtersIn(wish: Wish): number {
  return FILTERS.filter((filter) => wish[filter] !== '').length;
}

type ViewsProps = { wish: Wish; onView: (view: View) => void; counts: QueueData['counts'] | undefined };

function Views({ wish, onView, counts }: ViewsProps) {
  const { t } = useWords();
  return (
    <fieldset class="views">
      <legend class="unseen">{t('queue.views')}</legend>
      {VIEWS.map((one, number) => (
        <ViewButton
          key={one}
          view={one}
          number={String(number + 1)}
          count={one === 'closed' ? undefined : counts?.[one]}
          isShown={one === wish.show && wish.search === ''}
          onView={onView}
        />
      ))}
    </fieldset>
  );
}

type ViewProps = {
  view: View;
  /** Its key. */
  number: string;
  count: number | undefined;
  isShown: boolean;
  onView: (view: View) => void;
};

function ViewButton({ view, number, count, isShown, onView }: ViewProps) {
  const { t } = useWords();
  const label = t(`queue.${view}`);
  const show = () => onView(view);
  useCommand({ label, key: number, run: show });
  return (
    <button type="button" aria-pressed={isShown} onClick={show}>
      <span class="number">{count}</span>
      <span>{label}</span>
    </button>
  );
}

type SearchProps = { wish: Wish; onWish: (part: Partial<Wish>) => void };

/** Milliseconds of no typing after which a search begins. */
const PAUSE = 300;

function Search({ wish, onWish }: SearchProps) {
  const { t } = useWords();
  const [text, setText] = useState(wish.search);
  useEffect(() => setText(wish.search), [wish.search]);
  useEffect(() => {
    if (text.trim() === wish.search) return;
    const pause = setTimeout(() => onWish({ search: text.trim() }), PAUSE);
    return () => clearTimeout(pause);
  }, [text]);
  const choices = useChoices();
  const filters = filtersIn(wish);
  return (
    <search class="search">
      <input
        id="search"
        type="search"
        aria-label={t('queue.search')}
        placeholder={t('queue.search-hint')}
        maxLength={200}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <details>
        <summary>
          {t('queue.filters')} {filters > 0 && <span class="chip">{filters}</span>}
        </summary>
        <div class="filters">
          {FILTERS.map((filter) => (
            <Choice
              key={filter}
              label={t(`filter.${filter}`)}
              value={wish[filter]}
              onChange={(value) => onWish({ [filter]: value })}
            >
              {choices[filter].map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Choice>
          ))}
        </div>
      </details>
    </search>
  );
}

/** What each filter offers: its values with their words. */
function useChoices(): Record<Filter, [value: string, label: string][]> {
  const { t, languageName } = useWords();
  return {
    language: LANGUAGES.map((one) => [one, languageName(one === 'sr' ? 'sr-Latn' : one)]),
    channel: CHANNELS.map((one) => [one, t(`channel.${one}`)]),
    topic: TOPICS.map((one) => [one, t(`topic.${one}`)]),
    urgent: [
      ['none', t('filter.not-urgent')],
      ...URGENT.map((one): [string, string] => [one, t(`urgent.${one}`)]),
    ],
  };
}

type ChoiceProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ComponentChildren;
};

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const { t } = useWords();
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('filter.any')}</option>
        {children}
      </select>
    </label>
  );
}

function Line({ ticket, isOpen }: { ticket: TicketLine; isOpen: boolean }) {
  const { t, languageName } = useWords();
  const { reference, urgent, minor, about, channel, locale, assignee, unread, standing } = ticket;
  return (
    <li>
      <a
        class={urgent ? 'line is-urgent' : 'line'}
        href={ticketPath(reference)}
        onClick={followHere}
        {...(isOpen && { 'aria-current': 'page' as const })}
      >
        <span class="line-top">
          <span class="reference">{reference}</span>
          <span>
            {unread > 0 && <span class="chip unread">{t('queue.unread', { count: unread })}</span>}{' '}
            <Waiting ticket={ticket} />
          </span>
        </span>
        {urgent && <strong class="line-urgent">{t(`urgent.${urgent}`)}</strong>}
        {minor && <strong class="line-urgent">{t('case.minor-mark')}</strong>}
        <span class="topic">{about ?? t('queue.no-topic')}</span>
        <span class="line-foot">
          <StatusChip ticket={ticket} />
          {standing && standing !== 'kept' && (
            <strong class={`chip ${standing}`}>{t(`supervision.${standing}`)}</strong>
          )}
          <span>{languageName(locale)}</span>
          <span>{t(`channel.${channel}`)}</span>
          {assignee && <span class="assignee">{assignee.name}</span>}
        </span>
      </a>
    </li>
  );
}

function Waiting({ ticket: { waitingFor, waitingSince } }: { ticket: TicketLine }) {
  const { t } = useWords();
  const now = useNow();
  return (
    <time
      class={waitingFor === 'us' ? 'waiting for-us' : 'waiting'}
      dateTime={new Date(waitingSince).toISOString()}
    >
      {duration(now - waitingSince, t)}
    </time>
  );
}

export function StatusChip({ ticket }: { ticket: Pick<TicketLine, 'status' | 'waitingFor'> }) {
  const { t } = useWords();
  const { status, waitingFor } = ticket;
  const name = status === 'waiting' ? `waiting-${waitingFor}` : status;
  return <span class={`chip status-${name}`}>{t(`status.${name}`)}</span>;
}
