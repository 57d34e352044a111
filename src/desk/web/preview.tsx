import './knowledge.css';
import { type ComponentChild, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { RichTextView } from '../../channels/web/view/index.ts';
import type { GivenFile, Preview, Reloaded, Warning } from '../../keeping/index.ts';
import { type Counsellor, includesRole } from '../account.ts';
import type { PreviewSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Findings } from './evaluation.tsx';
import { Alert, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { OwnFiles, useCandidate } from './own-files.tsx';
import { TryTalk } from './try-talk.tsx';
import { useWords } from './words.ts';

const ORIGINS = ['folder', 'live', 'own'] as const;
type Origin = (typeof ORIGINS)[number];

/** Any article or node as each channel shows it: in what is live, as it lies in the folder, or with files of one's own that lie nowhere else. */
export function PreviewPage({ api, me }: { api: Api; me: Counsellor }) {
  const { t } = useWords();
  const [from, setFrom] = useState<Origin>('folder');
  const [show, setShow] = useState('');
  const [files, setFiles] = useState<GivenFile[]>([]);
  const own = useCandidate(api, files, show);
  // Before there are files, what lies in the folder is there to choose from.
  const path = `/knowledge/preview?from=${from === 'live' ? from : 'folder'}&show=${encodeURIComponent(show)}`;
  const lying = useFresh<PreviewSheet>(api, path);
  const isOwn = from === 'own' && files.length > 0;
  const { data, problem } = isOwn ? own : lying;
  return (
    <main class="knowledge">
      <h1>{t('preview.title')}</h1>
      <p class="hint">{t('preview.hint')}</p>
      <Alert problem={problem} />
      <form class="decision">
        <select
          aria-label={t('preview.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value as Origin)}
        >
          {ORIGINS.map((one) => (
            <option key={one} value={one}>
              {t(`preview.of.${one}`)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('preview.show')}
          value={show}
          onChange={(event) => setShow(event.currentTarget.value)}
        >
          <option value="">{t('preview.choose')}</option>
          {data?.articles.map(({ id, title }) => (
            <Fragment key={id}>
              <option value={`article:${id}`}>{title}</option>
              <option value={`article:${id}:more`}>{t('preview.more', { title })}</option>
            </Fragment>
          ))}
          {data?.nodes.map((node) => (
            <option key={node} value={node}>
              {node}
            </option>
          ))}
        </select>
      </form>
      {from === 'own' && <OwnFiles {...{ files, sheet: own.data }} onFiles={setFiles} />}
      <p role="status">{isOwn && own.busy ? t('preview.own.checking') : ''}</p>
      {data && data.findings.length > 0 && <Findings findings={data.findings} />}
      {data && from === 'folder' && includesRole(me.role, 'administrator') && (
        <Reload {...{ api, data, refresh: lying.refresh }} />
      )}
      {isOwn && own.data && own.data.articles.length > 0 && <TryTalk {...{ api, files, show }} />}
      {data?.previews.map((preview) => (
        <InLocale key={preview.locale} preview={preview} />
      ))}
    </main>
  );
}

function Reload({ api, data, refresh }: { api: Api; data: PreviewSheet; refresh: () => void }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [live, setLive] = useState<Reloaded>();
  const reload = () =>
    act(async () => {
      setLive(await api.post<Reloaded>('/knowledge/reload'));
      refresh();
    });
  return (
    <div class="actions">
      <button type="button" disabled={busy} onClick={() => void reload()}>
        {t(busy ? 'review.learning' : 'preview.reload')}
      </button>
      <span class="hint">{t('preview.version', { version: data.live })}</span>
      <Alert problem={problem} />
      <div role="status">{live && live.findings.length > 0 && <Findings findings={live.findings} />}</div>
    </div>
  );
}

function InLocale({ preview }: { preview: Preview }) {
  const { t, languageName } = useWords();
  const { locale, web, telegram, viber, warnings } = preview;
  return (
    <section>
      <h2>{languageName(locale)}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={JSON.stringify(warning)} class="alert">
            {wordWarning(warning, t)}
          </li>
        ))}
      </ul>
      <div class="channels" lang={locale}>
        <div class="channel">
          <h3>{t('channel.web')}</h3>
          <div class="as-web">
            <RichTextView text={web.text} />
          </div>
          <Buttons rows={web.choices.map((label) => [label])} />
        </div>
        <div class="channel">
          <h3>Telegram</h3>
          {telegram.parts.map((html) => (
            <p key={html} class="as-written">
              {nodesOf(html)}
            </p>
          ))}
          <Buttons rows={telegram.rows} />
        </div>
        <div class="channel">
          <h3>Viber</h3>
          {viber.parts.map((text) => (
            <p key={text} class="as-written">
              {text}
            </p>
          ))}
          <Buttons rows={viber.rows} />
        </div>
      </div>
    </section>
  );
}

function wordWarning(warning: Warning, t: ReturnType<typeof useWords>['t']): string {
  const channel = 'channel' in warning ? t(`channel.${warning.channel}`) : '';
  return t(`preview.warning.${warning.what}`, { ...warning, channel });
}

function Buttons({ rows }: { rows: string[][] }) {
  return (
    <ul class="buttons">
      {rows.map((row, index) => (
        <li key={index}>
          {row.map((label) => (
            <span key={label} class="chip">
              {label}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Telegram's HTML as elements: nothing of it is put into the page as it is. */
function nodesOf(html: string): ComponentChild[] {
  return Array.from(new DOMParser().parseFromString(html, 'text/html').body.childNodes, toElement);
}

function toElement(node: Node): ComponentChild {
  const inner = Array.from(node.childNodes, toElement);
  switch (node.nodeName) {
    case 'B':
      return <b>{inner}</b>;
    case 'I':
      return <i>{inner}</i>;
    case 'CODE':
      return <code>{inner}</code>;
    case 'A':
      return <u>{inner}</u>;
    default:
      return node.textContent;
  }
}
