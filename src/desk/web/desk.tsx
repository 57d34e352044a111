import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { mustEnrol } from '../account.ts';
import type { Session } from '../api/shapes.ts';
import { Account } from './account.tsx';
import { type Api, createApi, type Problem } from './api.ts';
import { Audit } from './audit.tsx';
import { Calendar } from './calendar.tsx';
import { Cases } from './cases.tsx';
import { CentrePage } from './centre.tsx';
import { WithCommands } from './commands.tsx';
import { forgetDrafts } from './drafts.ts';
import { Figures } from './figures.tsx';
import { Alert } from './form.tsx';
import { Frame } from './frame.tsx';
import { Outreach } from './outreach.tsx';
import { go, type Place, usePlace } from './path.ts';
import { Practice } from './practice.tsx';
import { PreviewPage } from './preview.tsx';
import { Review } from './review.tsx';
import { SignIn } from './sign-in.tsx';
import { Supervision } from './supervision.tsx';
import { Team } from './team.tsx';
import { Welcome } from './welcome.tsx';
import {
  type PageWords,
  PageWordsContext,
  rememberedLocale,
  rememberLocale,
  useWords,
  WordsContext,
  wordsIn,
} from './words.ts';

export function Desk({ page }: { page: PageWords }) {
  const [locale, setLocale] = useState(() => rememberedLocale(page.locale));
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const words = useMemo(
    () =>
      wordsIn(locale, page, (chosen) => {
        rememberLocale(chosen);
        setLocale(chosen);
      }),
    [locale, page],
  );
  return (
    <PageWordsContext.Provider value={page}>
      <WordsContext.Provider value={words}>
        <WithCommands>
          <Rooms />
        </WithCommands>
      </WordsContext.Provider>
    </PageWordsContext.Provider>
  );
}

function Rooms() {
  const { t, locale } = useWords();
  const place = usePlace();
  const [session, setSession] = useState<Session>();
  const csrf = session?.me ? session.csrf : undefined;
  const api = useMemo(
    () => createApi({ locale, csrf, noConnection: t('errors.no-connection') }),
    [locale, csrf],
  );
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => void api.get<Session>('/session').then(setSession, setProblem), []);

  const signedIn = (begun: Session) => {
    setSession(begun);
    if (place.at === 'welcome') go('/desk');
  };
  const onProblem = useCallback((problem: Problem) => {
    if (problem.code === 'not-signed-in') setSession({ me: null });
  }, []);
  const signOut = () => {
    forgetDrafts();
    void api.post('/session/end').then(() => setSession({ me: null }), onProblem);
  };

  return (
    <Frame me={session?.me ?? undefined} place={place} onSignOut={signOut}>
      <Room {...{ api, place, session, problem, signedIn, onProblem }} />
    </Frame>
  );
}

type RoomProps = {
  api: Api;
  place: Place;
  /** Undefined until the server has said who this is. */
  session: Session | undefined;
  /** Why it has not. */
  problem: Problem | undefined;
  signedIn: (session: Session) => void;
  onProblem: (problem: Problem) => void;
};

function Room({ api, place, session, problem, signedIn, onProblem }: RoomProps) {
  const { t } = useWords();
  if (place.at === 'welcome') return <Welcome api={api} token={place.token} onSession={signedIn} />;
  if (problem) return <Alert problem={problem} />;
  if (!session) return <p class="loading">{t('loading')}</p>;
  if (!session.me) return <SignIn api={api} onSession={signedIn} />;
  if (place.at === 'account' || mustEnrol(session.me)) {
    return <Account api={api} me={session.me} onSession={signedIn} />;
  }
  if (place.at === 'supervision') return <Supervision api={api} />;
  if (place.at === 'centre') return <CentrePage api={api} />;
  if (place.at === 'outreach') return <Outreach api={api} />;
  if (place.at === 'figures') return <Figures api={api} />;
  if (place.at === 'review') return <Review api={api} me={session.me} />;
  if (place.at === 'preview') return <PreviewPage api={api} me={session.me} />;
  if (place.at === 'calendar') return <Calendar api={api} />;
  if (place.at === 'audit') return <Audit api={api} />;
  if (place.at === 'team') return <Team api={api} me={session.me} />;
  if (place.at === 'practice') return <Practice {...{ api, me: session.me, talk: place.talk }} />;
  const open = place.at === 'ticket' ? place.reference : undefined;
  return <Cases {...{ api, me: session.me, open, onProblem }} />;
}
