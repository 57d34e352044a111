import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TicketSheet } from '../api/shapes.ts';
import { type Api, makeId } from './api.ts';
import { draftOf, keepDraft } from './drafts.ts';
import { Alert, useAction } from './form.tsx';
import { lastMessage } from './thread.tsx';
import { useNow } from './time.tsx';
import { useWords } from './words.ts';

const LONGEST = 3500;

type Props = {
  api: Api;
  ticket: TicketSheet;
  onSent: () => void;
  onTyping: () => void;
  /** Whether the box takes the focus when it appears. */
  focus: boolean;
  /** What else can be done, beside the button that sends. */
  children: ComponentChildren;
};

export function Reply({ api, ticket, onSent, onTyping, focus, children }: Props) {
  const { t, languageName } = useWords();
  const { busy, problem, act } = useAction();
  const { reference, locale } = ticket;
  const [draft, setDraft] = useState(() => draftOf(reference));
  const now = useNow();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, []);
  useEffect(() => {
    keepDraft(reference, draft);
  }, [reference, draft]);

  function send(event: Event): void {
    event.preventDefault();
    if (draft.text.trim() === '') return;
    void act(async () => {
      await api.post(`/tickets/${reference}/messages`, { ...draft, seen: lastMessage(ticket) });
      setDraft({ id: makeId(), text: '' });
      onSent();
      box.current?.focus();
    });
  }

  function sendByKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
  }

  return (
    <form class="foot reply" onSubmit={send}>
      <label for="answer">
        {t('talk.answer')} <span class="hint">{t('talk.reads', { language: languageName(locale) })}</span>
      </label>
      <textarea
        id="answer"
        ref={box}
        lang={locale}
        rows={3}
        maxLength={LONGEST}
        value={draft.text}
        onInput={(event) => {
          setDraft({ ...draft, text: event.currentTarget.value });
          onTyping();
        }}
        onKeyDown={sendByKey}
      />
      {ticket.freeUntil !== null && ticket.freeUntil < now && <p class="alert">{t('talk.costs')}</p>}
      <Alert problem={problem} />
      <div class="foot-row">
        <span class="hint keys">{t('talk.keys', { keys: 'Ctrl+Enter' })}</span>
        {children}
        <button type="submit" class="primary" disabled={busy || draft.text.trim() === ''}>
          {t(busy ? 'talk.sending' : 'talk.send')}
        </button>
      </div>
    </form>
  );
}
