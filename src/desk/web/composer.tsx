import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Locale } from '../../message.ts';
import { makeId } from './api.ts';
import { type Draft, draftOf, keepDraft } from './drafts.ts';
import { Alert, useAction } from './form.tsx';
import { type Offered, OfferList, optionId, useOffer, wishBefore } from './offer.tsx';
import { useWords } from './words.ts';

const LONGEST = 3500;

type Props = {
  /** The draft is kept under it. */
  name: string;
  label: ComponentChildren;
  lang: Locale;
  /** What is offered when this sign is typed, and what stands in the text when it is chosen. */
  sign: '/' | '@';
  offered: readonly Offered[];
  offerLabel: string;
  onWish?: () => void;
  fill: (item: Offered) => Promise<string>;
  send: (draft: Draft) => Promise<void>;
  sendLabel: string;
  onTyping: () => void;
  /** Whether the box takes the focus when it appears. */
  focus: boolean;
  /** What else there is to say and to do. */
  notice?: ComponentChildren;
  children: ComponentChildren;
};

/** What was written behind a text while it was on its way. */
function behind(sent: string, text: string): string {
  return text.startsWith(sent) ? text.slice(sent.length).trimStart() : text;
}

/** A box to write in, with drafts, sending by keyboard, and a list that a sign opens. */
export function Composer(props: Props) {
  const { name, label, lang, sign, offered, onWish, fill, send, onTyping, focus } = props;
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [draft, setDraft] = useState(() => draftOf(name));
  const [cursor, setCursor] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  /** Where the cursor belongs once the text that we put in is there. */
  const caret = useRef<number | undefined>(undefined);
  const wish = dismissed ? undefined : wishBefore(draft.text.slice(0, cursor), sign);
  const offer = useOffer(offered, wish);
  const isOffering = offer.items.length > 0;

  // At once: who opens the box by a key types on.
  useLayoutEffect(() => {
    if (focus) box.current?.focus();
  }, []);
  // With the text, not after it: who types on at once types behind it.
  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    box.current?.focus();
    box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  }, [draft.text]);
  useEffect(() => keepDraft(name, draft), [name, draft]);
  useEffect(() => {
    if (wish !== undefined) onWish?.();
  }, [wish !== undefined]);

  function sendDraft(event: Event): void {
    event.preventDefault();
    if (draft.text.trim() === '') return;
    void act(async () => {
      await send(draft);
      setDraft(({ text }) => ({ id: makeId(), text: behind(draft.text, text) }));
      box.current?.focus();
    });
  }

  function choose(item: Offered): void {
    const from = cursor - (wish?.length ?? 0) - sign.length;
    void act(async () => {
      const text = await fill(item);
      const before = `${draft.text.slice(0, from)}${text}`.slice(0, LONGEST);
      setDraft({ ...draft, text: `${before}${draft.text.slice(cursor)}`.slice(0, LONGEST) });
      setDismissed(true);
      caret.current = before.length;
    });
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return sendDraft(event);
    const item = offer.items[offer.chosen];
    if (!item) return;
    const steps: Record<string, () => void> = {
      ArrowDown: () => offer.move(1),
      ArrowUp: () => offer.move(-1),
      Enter: () => choose(item),
      Tab: () => choose(item),
      Escape: () => setDismissed(true),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  }

  /** For who does not know the sign, or has no keyboard. */
  function openOffer(): void {
    const { selectionStart = draft.text.length } = box.current ?? {};
    const before = draft.text.slice(0, selectionStart);
    const gap = /\S$/.test(before) ? ' ' : '';
    setDraft({ ...draft, text: `${before}${gap}${sign}${draft.text.slice(selectionStart)}` });
    setCursor(before.length + gap.length + sign.length);
    setDismissed(false);
    caret.current = before.length + gap.length + sign.length;
  }

  return (
    <form class={`foot composer for-${sign === '/' ? 'person' : 'colleagues'}`} onSubmit={sendDraft}>
      <label for="composer">{label}</label>
      <div class="box">
        {isOffering && <OfferList id="offer" offer={offer} label={props.offerLabel} onChoose={choose} />}
        <textarea
          id="composer"
          ref={box}
          lang={lang}
          rows={3}
          maxLength={LONGEST}
          value={draft.text}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          {...(isOffering && {
            'aria-controls': 'offer',
            'aria-activedescendant': optionId('offer', offer.chosen),
          })}
          onInput={(event) => {
            setDraft({ ...draft, text: event.currentTarget.value });
            setCursor(event.currentTarget.selectionStart);
            setDismissed(false);
            onTyping();
          }}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
          onKeyDown={press}
        />
      </div>
      {props.notice}
      <Alert problem={problem} />
      <div class="foot-row">
        <span class="hint keys">{t('talk.keys', { keys: 'Ctrl+Enter' })}</span>
        <button type="button" class="quiet" onClick={openOffer}>
          {props.offerLabel}
        </button>
        {props.children}
        <button type="submit" class="primary" disabled={busy || draft.text.trim() === ''}>
          {busy ? t('talk.sending') : props.sendLabel}
        </button>
      </div>
    </form>
  );
}
