import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Insert, TicketSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Composer } from './composer.tsx';
import type { Offered } from './offer.tsx';
import { lastMessage } from './thread.tsx';
import { useNow } from './time.tsx';
import { useWords } from './words.ts';

type Props = {
  api: Api;
  ticket: TicketSheet;
  onSent: () => void;
  onTyping: () => void;
  focus: boolean;
  /** What else can be done, beside the button that sends. */
  children: ComponentChildren;
};

/** An answer to the person. A slash offers ready replies and articles, in their language. */
export function Answer({ api, ticket, onSent, onTyping, focus, children }: Props) {
  const { t, languageName } = useWords();
  const { reference, locale, freeUntil } = ticket;
  const now = useNow();
  const [inserts, setInserts] = useState<readonly Offered[]>([]);
  const fetchInserts = () => {
    if (inserts.length > 0) return;
    const hints = { reply: t('insert.reply'), article: t('insert.article') };
    // Without a connection nothing is offered; sending says why.
    api.get<Insert[]>(`/inserts?for=${locale}`).then(
      (all) => setInserts(all.map((one) => asOffered(one, hints[one.kind], ticket))),
      () => {},
    );
  };
  return (
    <Composer
      name={reference}
      label={
        <>
          {t('talk.answer')} <span class="hint">{t('talk.reads', { language: languageName(locale) })}</span>
        </>
      }
      lang={locale}
      sign="/"
      offered={inserts}
      offerLabel={t('insert.title')}
      onWish={fetchInserts}
      fill={async ({ id }) => (await api.get<{ text: string }>(`/insert?${id}`)).text}
      send={async (draft) => {
        await api.post(`/tickets/${reference}/messages`, { ...draft, seen: lastMessage(ticket) });
        onSent();
      }}
      sendLabel={t('talk.send')}
      onTyping={onTyping}
      focus={focus}
      notice={freeUntil !== null && freeUntil < now && <p class="alert">{t('talk.costs')}</p>}
    >
      {children}
    </Composer>
  );
}

/** Its id asks for its text. */
function asOffered(insert: Insert, hint: string, { reference, locale }: TicketSheet): Offered {
  const { kind, id, title, readerTitle } = insert;
  const query = new URLSearchParams({ kind, id, reference, for: locale });
  return { id: query.toString(), title, hint, words: `${title} ${readerTitle} ${id}` };
}
