import { useEffect, useRef, useState } from 'preact/hooks';
import { RichTextView } from '../../channels/web/view/index.ts';
import type { GivenFile, Tried } from '../../keeping/index.ts';
import { LOCALES, type Locale, type Outbound } from '../../message.ts';
import type { TriedTalk } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, useAction } from './form.tsx';
import { useWords } from './words.ts';

/** Something that was said in the talk, and what came of it. */
type Exchange = { step: Tried; words: string; replies: Outbound[] };

/** A talk with content that is not live: it is played anew from its beginning with every step, and kept in this window only. */
export function TryTalk({ api, files, show }: { api: Api; files: readonly GivenFile[]; show: string }) {
  const { t, languageName } = useWords();
  const [locale, setLocale] = useState<Locale>();
  return (
    <section class="try-talk">
      <h2>{t('preview.talk.title')}</h2>
      <p class="hint">{t('preview.talk.hint')}</p>
      <div class="actions">
        {LOCALES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === locale}
            onClick={() => setLocale(one)}
          >
            {languageName(one)}
          </button>
        ))}
      </div>
      {locale && <Talk key={`${locale} ${show}`} {...{ api, files, show, locale }} />}
    </section>
  );
}

type TalkProps = { api: Api; files: readonly GivenFile[]; show: string; locale: Locale };

function Talk({ api, files, show, locale }: TalkProps) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [exchanges, setExchanges] = useState<Exchange[]>([]);
  const log = useRef<HTMLDivElement>(null);
  const newest = useRef<HTMLLIElement>(null);

  function play(said: Pick<Exchange, 'step' | 'words'>[]): Promise<void> {
    return act(async () => {
      const steps = said.map(({ step }) => step);
      const { replies } = await api.post<TriedTalk>('/knowledge/candidate/talk', { files, locale, steps });
      setExchanges(said.map((one, index) => ({ ...one, replies: replies[index] ?? [] })));
    });
  }

  useEffect(() => {
    void play(exchanges.length > 0 ? exchanges : [{ step: beginningOf(show), words: '' }]);
  }, [files]);
  useEffect(() => {
    if (log.current && newest.current) log.current.scrollTop = newest.current.offsetTop;
  }, [exchanges.length]);

  const say = (step: Tried, words: string) => void play([...exchanges, { step, words }]);
  const last = exchanges.at(-1)?.replies.at(-1);
  return (
    <div class="channel" lang={locale} aria-busy={busy}>
      <div class="tried" ref={log} role="log" aria-label={t('preview.talk.title')}>
        <ol>
          {exchanges.map(({ words, replies }, index) => (
            <li key={index} ref={index === exchanges.length - 1 ? newest : null}>
              {words !== '' && <p class="said">{words}</p>}
              {replies.map((message, at) => (
                <div key={at} class="as-web">
                  <RichTextView text={message.text} />
                </div>
              ))}
            </li>
          ))}
        </ol>
      </div>
      <div class="actions">
        {last?.choices?.flat().map(({ id, label }) => (
          <button key={id} type="button" disabled={busy} onClick={() => say({ type: 'choice', id }, label)}>
            {label}
          </button>
        ))}
      </div>
      <Write busy={busy} onText={(text) => say(stepOf(text), text)} />
      <Alert problem={problem} />
    </div>
  );
}

function Write({ busy, onText }: { busy: boolean; onText: (text: string) => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  return (
    <form
      class="decision"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onText(text.trim());
        setText('');
      }}
    >
      <input
        aria-label={t('preview.talk.write')}
        maxLength={1000}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" disabled={busy}>
        {t('preview.talk.say')}
      </button>
    </form>
  );
}

/** An article is opened, and a tree at its beginning. */
function beginningOf(show: string): Tried {
  if (show === '') return { type: 'command', name: 'start' };
  const [dialog = '', node] = show.split('/');
  return { type: 'choice', id: node === undefined ? show : `dialog:${dialog}` };
}

function stepOf(text: string): Tried {
  const [, name] = /^\/([a-z]{1,20})$/.exec(text) ?? [];
  return name === undefined ? { type: 'text', text } : { type: 'command', name };
}
