import { useMemo } from 'preact/hooks';
import type { TicketSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Composer } from './composer.tsx';
import { useWords } from './words.ts';

type Props = {
  api: Api;
  ticket: TicketSheet;
  onTyping: () => void;
  onDone: () => void;
  onCancel: () => void;
};

/** A note for colleagues. An @ offers them; whoever is named finds the case among theirs. */
export function Note({ api, ticket, onTyping, onDone, onCancel }: Props) {
  const { t, locale } = useWords();
  const { reference, team } = ticket;
  const offered = useMemo(
    () =>
      team.map(({ login, name }) => ({
        id: login,
        title: name,
        hint: `@${login}`,
        words: `${name} ${login}`,
      })),
    [team],
  );
  return (
    <Composer
      name={`${reference} note`}
      label={
        <>
          {t('note.title')} <span class="hint">{t('note.who-reads')}</span>
        </>
      }
      lang={locale}
      sign="@"
      offered={offered}
      offerLabel={t('note.mention')}
      fill={async ({ id }) => `@${id} `}
      send={async (draft) => {
        await api.post(`/tickets/${reference}/notes`, draft);
        onDone();
      }}
      sendLabel={t('note.save')}
      onTyping={onTyping}
      focus={true}
    >
      <button type="button" class="quiet" onClick={onCancel}>
        {t('cancel')}
      </button>
    </Composer>
  );
}
