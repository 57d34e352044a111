import './figures.css';
import { useState } from 'preact/hooks';
import { type Language, languageOf } from '../../message.ts';
import type { LinkSheet, Outreach as OutreachSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, entered, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { LanguageSelect } from './language-select.tsx';
import { useWords } from './words.ts';

/** Links and posters that lead into the chat, and how many came through each. */
export function Outreach({ api }: { api: Api }) {
  const { t, locale } = useWords();
  const { data, problem, refresh } = useFresh<OutreachSheet>(api, '/links');
  const [lang, setLang] = useState<Language>(languageOf(locale));
  return (
    <main class="figures">
      <h1>{t('outreach.title')}</h1>
      <p class="hint">{t('outreach.hint')}</p>
      <Alert problem={problem} />
      {data && (
        <>
          <MakeLink api={api} topics={data.topics} onMade={refresh} />
          <LanguageSelect label={t('outreach.language')} value={lang} onChoose={setLang} />
          {data.links.length === 0 && <p class="nothing">{t('outreach.none')}</p>}
          <ul class="links">
            {data.links.map((link) => (
              <Made key={link.code} link={link} lang={lang} />
            ))}
          </ul>
        </>
      )}
    </main>
  );
}

function MakeLink(props: { api: Api; topics: OutreachSheet['topics']; onMade: () => void }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const [topic, place, campaign] = ['topic', 'place', 'campaign'].map((name) => entered(form, name));
    void act(async () => {
      await props.api.post('/links', { topic, place, campaign });
      props.onMade();
    });
  }
  return (
    <form class="ranges" onSubmit={submit}>
      <div>
        <label for="topic">{t('outreach.topic')}</label>
        <select id="topic" name="topic">
          {props.topics.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="place">{t('outreach.place')}</label>
        <input id="place" name="place" maxLength={40} required />
      </div>
      <div>
        <label for="campaign">{t('outreach.campaign')}</label>
        <input id="campaign" name="campaign" maxLength={40} />
      </div>
      <button type="submit" class="primary" disabled={busy}>
        {t('outreach.make')}
      </button>
      <Alert problem={problem} />
    </form>
  );
}

function Made({ link, lang }: { link: LinkSheet; lang: Language }) {
  const { t } = useWords();
  const came = link.followed === null ? t('outreach.few') : t('outreach.came', { count: link.followed });
  return (
    <li>
      <h2>{[link.topic, link.place, link.campaign].filter(Boolean).join(' · ')}</h2>
      <p>{came}</p>
      <ul class="addresses">
        {link.addresses.map(({ channel, url }) => (
          <li key={channel}>
            {t(`channel.${channel}`)}: <code>{url}</code>
          </li>
        ))}
      </ul>
      <p class="file-links">
        <a href={`/desk/api/links/${link.code}/poster?lang=${lang}`}>{t('outreach.poster')}</a>
      </p>
    </li>
  );
}
