import { useEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../message.ts';
import type { ThreadEntry, TicketSheet } from '../api/shapes.ts';
import { Moment } from './time.tsx';
import { useWords } from './words.ts';

/** The talk from the person's question on, the newest at the bottom and in view. */
export function Thread({ ticket }: { ticket: TicketSheet }) {
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
        ) : (
          <Said key={entry.id} entry={entry} locale={locale} />
        ),
      )}
      {!question && <p class="happened">{t('case.no-question')}</p>}
    </div>
  );
}

type Of<From extends ThreadEntry['from']> = Extract<ThreadEntry, { from: From }>;

function Said({ entry, locale }: { entry: Of<'person' | 'counsellor'>; locale: Locale }) {
  const { t } = useWords();
  return (
    <article class={`said by-${entry.from}`}>
      <p lang={locale}>{entry.text}</p>
      <footer>
        <span>{entry.from === 'person' ? t('talk.person') : entry.by}</span> <Moment at={entry.at} />
        {entry.from === 'counsellor' && (
          <span class={`delivery ${entry.delivery}`}>{t(`talk.${entry.delivery}`)}</span>
        )}
      </footer>
    </article>
  );
}

function Happened({ entry: { what, by, service, at } }: { entry: Of<'desk'> }) {
  const { t } = useWords();
  return (
    <p class="happened">
      {t(`event.${what}`, { name: by ?? '', service: service ?? '' })} · <Moment at={at} />
    </p>
  );
}
