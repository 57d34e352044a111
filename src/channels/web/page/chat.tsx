import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice, Locale } from '../../../message.ts';
import type { Entry } from '../mailbox.ts';
import { RichTextView } from '../view/index.ts';
import { Composer } from './composer.tsx';
import { leave, listen, type Sent, send } from './connection.ts';
import { firstLocale, word } from './words.ts';

export function Chat() {
  const [entries, setEntries] = useState<Entry[]>([]);
  const [ready, setReady] = useState(false);
  const [connected, setConnected] = useState(true);
  const [waiting, setWaiting] = useState<Sent[]>([]);
  const locale = localeOf(entries);

  async function say(event: Sent): Promise<void> {
    setWaiting((list) => [...list, event]);
    await send(event);
    setWaiting((list) => list.filter((one) => one !== event));
  }

  useEffect(
    () =>
      listen({
        onEntry: (entry) => setEntries((list) => [...(clears(entry) ? [] : list), entry]),
        onReady: () => setReady(true),
        onConnected: setConnected,
      }),
    [],
  );
  useEffect(() => {
    const command = ready ? firstCommand(entries.length === 0) : undefined;
    if (command) void say(command);
  }, [ready]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  return (
    <main class="app">
      <header>
        <h1>{word(locale, 'title')}</h1>
        <button type="button" class="exit" onClick={leave}>
          {word(locale, 'quick-exit')}
        </button>
      </header>
      <Log entries={entries} locale={locale} onChoice={(choice) => void say({ type: 'choice', ...choice })} />
      <p class="status" role="status">
        {!connected ? word(locale, 'connecting') : waiting.length > 0 ? word(locale, 'sending') : ''}
      </p>
      <Ways
        entries={entries}
        locale={locale}
        onChoice={(choice) => void say({ type: 'choice', ...choice })}
      />
      <Composer locale={locale} onText={(text) => void say({ type: 'text', text })} />
    </main>
  );
}

/** A chat begins by itself; a link with ?start=topic begins it with that topic, also later. */
function firstCommand(isNew: boolean): Sent | undefined {
  const topic = new URLSearchParams(location.search).get('start');
  if (topic === null) return isNew ? { type: 'command', name: 'start' } : undefined;
  history.replaceState(null, '', location.pathname);
  return { type: 'command', name: 'start', argument: topic };
}

/** What stood above is gone, as the person asked. */
function clears(entry: Entry): boolean {
  return entry.from === 'bot' && entry.clears === true;
}

type BotEntry = Extract<Entry, { from: 'bot' }>;

function lastFromBot(entries: Entry[]): BotEntry | undefined {
  return entries.filter((entry): entry is BotEntry => entry.from === 'bot').pop();
}

function localeOf(entries: Entry[]): Locale {
  return lastFromBot(entries)?.locale ?? firstLocale;
}

type LogProps = { entries: Entry[]; locale: Locale; onChoice(choice: Choice): void };

/** Pixels above a message that was scrolled to. */
const MARGIN = 8;

/** What was said. A new message is shown from its beginning: answers are longer than a phone is high. */
function Log({ entries, locale, onChoice }: LogProps) {
  const log = useRef<HTMLDivElement>(null);
  const newest = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (log.current && newest.current) log.current.scrollTop = newest.current.offsetTop - MARGIN;
  }, [entries.length]);
  const lastBot = lastFromBot(entries);
  const lastPerson = entries.map((entry) => entry.from).lastIndexOf('person');
  return (
    <div class="scroll" ref={log} role="log" aria-label={word(locale, 'log')}>
      <ol class="log">
        {entries.map((entry, index) => (
          <li key={index} class={entry.from} ref={index === Math.max(lastPerson, 0) ? newest : null}>
            <span class="who">{word(locale, entry.from)}</span>
            {entry.from === 'person' ? (
              <p>{entry.text}</p>
            ) : (
              <div lang={entry.locale}>
                <RichTextView text={entry.text} />
                {entry === lastBot && <Choices rows={rowsOf(entry, false)} onChoice={onChoice} />}
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Back, menu, a person, language: always at the same place, near the thumb. */
function Ways({ entries, locale, onChoice }: LogProps) {
  const last = lastFromBot(entries);
  const rows = last ? rowsOf(last, true) : [];
  if (rows.length === 0) return null;
  return (
    <nav aria-label={word(locale, 'ways')}>
      <Choices rows={rows} onChoice={onChoice} />
    </nav>
  );
}

/** The buttons of a message: those that answer it, or those that lead elsewhere. */
function rowsOf(entry: BotEntry, ways: boolean): Choice[][] {
  const isWay = (choice: Choice) => /^go:(back|menu|person|language)$/.test(choice.id);
  return (entry.choices ?? [])
    .map((row) => row.filter((choice) => isWay(choice) === ways))
    .filter((row) => row.length > 0);
}

function Choices({ rows, onChoice }: { rows: Choice[][]; onChoice(choice: Choice): void }) {
  if (rows.length === 0) return null;
  return (
    <div class="choices">
      {rows.flat().map((choice) => (
        <button key={choice.id} type="button" onClick={() => onChoice(choice)}>
          {choice.label}
        </button>
      ))}
    </div>
  );
}
