import './frame.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LOCALES, type Locale } from '../../message.ts';
import { type Counsellor, includesRole, mustEnrol, type Role } from '../account.ts';
import { followHere, type Place } from './path.ts';
import { useWords } from './words.ts';

type Props = {
  me: Counsellor | undefined;
  place: Place;
  onSignOut: () => void;
  children: ComponentChildren;
};

/** What stands around everything: where one is, in which language, and who. */
export function Frame({ me, place, onSignOut, children }: Props) {
  const { t } = useWords();
  return (
    <div class={place.at === 'ticket' ? 'frame in-ticket' : 'frame'}>
      <header class="bar">
        <a class="brand" href="/desk" onClick={followHere}>
          <Compass />
          <span>Busulla</span>
          <span class="brand-where">{t('title')}</span>
        </a>
        {me && <Sections me={me} place={place} />}
        <div class="bar-end">
          <LanguageSwitch />
          {me && (
            <>
              <a
                class="me"
                href="/desk/account"
                onClick={followHere}
                {...(place.at === 'account' && { 'aria-current': 'page' as const })}
              >
                <span class="unseen">{t('nav.account')}: </span>
                {me.name}
              </a>
              <button type="button" class="quiet" onClick={onSignOut}>
                {t('nav.sign-out')}
              </button>
            </>
          )}
        </div>
      </header>
      {me && place.at !== 'account' && <AskForSecondFactor me={me} />}
      {children}
    </div>
  );
}

/** Until the page is loaded again, at the latest; counsellors are asked, the others must. */
function AskForSecondFactor({ me }: { me: Counsellor }) {
  const { t } = useWords();
  const [later, setLater] = useState(false);
  if (later || me.hasSecondFactor || mustEnrol(me)) return null;
  return (
    <aside class="ask" aria-label={t('account.second-factor')}>
      <a href="/desk/account" onClick={followHere}>
        {t('account.ask')}
      </a>
      <button type="button" class="quiet" onClick={() => setLater(true)}>
        {t('account.later')}
      </button>
    </aside>
  );
}

type Section = { at: Place['at']; path: string; role: Role };

const SECTIONS: readonly Section[] = [
  { at: 'queue', path: '/desk', role: 'counsellor' },
  { at: 'supervision', path: '/desk/supervision', role: 'supervisor' },
  { at: 'figures', path: '/desk/figures', role: 'supervisor' },
  { at: 'outreach', path: '/desk/outreach', role: 'administrator' },
  { at: 'review', path: '/desk/review', role: 'supervisor' },
  { at: 'calendar', path: '/desk/calendar', role: 'supervisor' },
  { at: 'preview', path: '/desk/preview', role: 'supervisor' },
  { at: 'team', path: '/desk/team', role: 'supervisor' },
  { at: 'centre', path: '/desk/centre', role: 'administrator' },
  { at: 'audit', path: '/desk/audit', role: 'administrator' },
  { at: 'practice', path: '/desk/practice', role: 'counsellor' },
];

/** What somebody's role opens. */
function Sections({ me, place }: { me: Counsellor; place: Place }) {
  const { t } = useWords();
  const mine = SECTIONS.filter(({ role }) => includesRole(me.role, role));
  if (mustEnrol(me)) return null;
  const here = place.at === 'ticket' ? 'queue' : place.at;
  return (
    <nav aria-label={t('nav.main')}>
      {mine.map(({ at, path }) => (
        <a
          key={at}
          href={path}
          onClick={followHere}
          {...(at === here && { 'aria-current': 'page' as const })}
        >
          {t(`nav.${at}`)}
        </a>
      ))}
    </nav>
  );
}

function LanguageSwitch() {
  const { t, locale, choose, languageName } = useWords();
  return (
    <select
      class="language"
      aria-label={t('language')}
      value={locale}
      onChange={(event) => choose(event.currentTarget.value as Locale)}
    >
      {LOCALES.map((one) => (
        <option key={one} value={one} lang={one}>
          {languageName(one)}
        </option>
      ))}
    </select>
  );
}

function Compass() {
  return (
    <svg class="compass" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <circle cx="12" cy="12" r="10.5" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M17 7l-3.2 6.8L7 17l3.2-6.8z" fill="currentColor" />
    </svg>
  );
}
