import { useEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../message.ts';
import type { ThreadEntry, TicketSheet } from '../api/shapes.ts';
import { followHere, ticketPath } from './path.ts';
import { Moment } from './time.tsx';
import { useWords } from './words.ts';

type Props = {
  ticket: TicketSheet;
  /** Sends a message again that did not arrive; undefined when this counsellor may not. */
  onAgain: ((message: number) => void) | undefined;
};

/** The newest message that this page shows; 0 when nothing was said yet. */
export function lastMessage({ thread }: TicketSheet): number {
  return Math.max(0, ...thread.map((entry) => (entry.from === 'desk' ? 0 : entry.id)));
}

/** The talk from the person's question on, the newest at the bottom and in view. */
export function Thread({ ticket, onAgain }: Props) {
  const { t } = useWords();
  const { question, openedAt, thread, locale } = ticket;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [thread.length]);
  const asked: ThreadEntry[] = question ? [{ from: 'person', id: 0, at: openedAt, text: question }] : [];
  const [opened, ...later] = thread;
  const entries = [...(opened ? [opened] : []), ...asked, ...later];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div class="thread" ref={list} role="log" aria-label={t('talk.title')} tabIndex={0}>
      {entries.map((entry) =>
        entry.from === 'desk' ? (
          <Happened key={`${entry.what} ${entry.at}`} entry={entry} />
        ) : entry.from === 'note' ? (
          <Noted key={entry.id} entry={entry} />
        ) : (
          <Said key={entry.id} entry={entry} locale={locale} onAgain={onAgain} />
        ),
      )}
      {!question && <p class="happened">{t('case.no-question')}</p>}
    </div>
  );
}

type Of<From extends ThreadEntry['from']> = Extract<ThreadEntry, { from: From }>;

type SaidProps = { entry: Of<'person' | 'counsellor'>; locale: Locale; onAgain: Props['onAgain'] };

function Said({ entry, locale, onAgain }: SaidProps) {
  const { t } = useWords();
  return (
    <article class={`said by-${entry.from}`}>
      <p lang={locale}>{entry.text}</p>
      <footer>
        <span>{entry.from === 'person' ? t('talk.person') : entry.by}</span> <Moment at={entry.at} />
        {entry.from === 'counsellor' && <Delivered entry={entry} onAgain={onAgain} />}
      </footer>
    </article>
  );
}

function Delivered({ entry, onAgain }: { entry: Of<'counsellor'>; onAgain: Props['onAgain'] }) {
  const { t } = useWords();
  const { id, delivery, reason } = entry;
  return (
    <>
      <span class={`delivery ${delivery}`}>
        {t(`talk.${delivery}`)}
        {reason && `: ${t(`failure.${reason}`)}`}
      </span>
      {delivery === 'failed' && onAgain && (
        <button type="button" class="quiet again" onClick={() => onAgain(id)}>
          {t('talk.again')}
        </button>
      )}
    </>
  );
}

function Noted({ entry }: { entry: Of<'note'> }) {
  const { t } = useWords();
  return (
    <article class="said note" aria-label={t('note.title')}>
      <p>
        {entry.text
          .split(/(@[\w.-]*\w)/)
          .map((part) => (part.startsWith('@') ? <strong>{part}</strong> : part))}
      </p>
      <footer>
        <span>{t('note.by', { name: entry.by })}</span> <Moment at={entry.at} />
      </footer>
    </article>
  );
}

function Happened({ entry: { what, by, about, service, at } }: { entry: Of<'desk'> }) {
  const { t } = useWords();
  const isCase = what === 'merged-into' || what === 'merged-from';
  const topic = what === 'topic-set' ? t(`topic.${about}`) : '';
  return (
    <p class="happened">
      {t(`event.${what}`, { name: by ?? '', topic, service: service ?? '' })}
      {isCase && about && (
        <>
          {' '}
          <a href={ticketPath(about)} onClick={followHere}>
            {about}
          </a>
        </>
      )}{' '}
      · <Moment at={at} />
    </p>
  );
}
