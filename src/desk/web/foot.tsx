import { useState } from 'preact/hooks';
import type { Counsellor } from '../account.ts';
import type { TicketSheet } from '../api/shapes.ts';
import { Answer } from './answer.tsx';
import type { Api } from './api.ts';
import { useCommand } from './commands.tsx';
import { Finish } from './finish.tsx';
import { Alert, useAction } from './form.tsx';
import { Note } from './note.tsx';
import { PassOn } from './pass-on.tsx';
import { useWords } from './words.ts';

type Props = {
  api: Api;
  me: Counsellor;
  ticket: TicketSheet;
  refresh: () => void;
  onTyping: () => void;
};

/** What this counsellor can do with the ticket as it stands, one thing at a time. */
export function Foot({ api, me, ticket, refresh, onTyping }: Props) {
  const { t } = useWords();
  const [doing, setDoing] = useState<'answer' | 'note' | 'pass-on' | 'finish'>('answer');
  /** Where the button was that had the focus, there is the answer box now. */
  const [goesOnWriting, setGoesOnWriting] = useState(false);
  const isOpen = ticket.status !== 'closed';
  const isMine = isOpen && ticket.assignee?.id === me.id;
  const back = () => {
    setGoesOnWriting(true);
    setDoing('answer');
  };
  const done = () => {
    back();
    refresh();
  };
  const take = useAction();
  const takeIt = () =>
    void take.act(async () => {
      await api.post(`/tickets/${ticket.reference}/assign`);
      done();
    });
  const focusAnswer = () => {
    back();
    document.getElementById('composer')?.focus();
  };

  const takeLabel = t(ticket.assignee ? 'case.take-over' : 'case.take');
  useCommand(isOpen && !isMine ? { label: takeLabel, key: 't', run: takeIt } : undefined);
  useCommand(isMine ? { label: t('talk.answer'), key: 'a', run: focusAnswer } : undefined);
  useCommand({ label: t('note.write'), key: 'n', run: () => setDoing('note') });
  useCommand(isOpen ? { label: t('pass-on.open'), key: 'h', run: () => setDoing('pass-on') } : undefined);
  useCommand(isMine ? { label: t('finish.open'), key: 'e', run: () => setDoing('finish') } : undefined);

  const common = { api, ticket, onDone: done, onCancel: back };
  if (doing === 'note') return <Note {...common} onTyping={onTyping} />;
  if (doing === 'pass-on' && isOpen) return <PassOn {...common} me={me} />;
  if (doing === 'finish' && isMine) return <Finish {...common} />;

  const noteButton = (
    <button type="button" class="quiet" onClick={() => setDoing('note')}>
      {t('note.write')}
    </button>
  );
  const passOnButton = (
    <button type="button" class="quiet" onClick={() => setDoing('pass-on')}>
      {t('pass-on.open')}
    </button>
  );
  if (!isOpen) {
    return (
      <div class="foot foot-row">
        <p>{t('case.over')}</p>
        {noteButton}
      </div>
    );
  }
  if (!isMine) {
    const { assignee } = ticket;
    return (
      <div class="foot">
        <Alert problem={take.problem} />
        <div class="foot-row">
          <p>{assignee ? t('case.theirs', { name: assignee.name }) : t('case.take-first')}</p>
          {noteButton}
          {passOnButton}
          <button type="button" class="primary" disabled={take.busy} onClick={takeIt}>
            {takeLabel}
          </button>
        </div>
      </div>
    );
  }
  return (
    <Answer api={api} ticket={ticket} onSent={refresh} onTyping={onTyping} focus={goesOnWriting}>
      {noteButton}
      {passOnButton}
      <button type="button" class="quiet" onClick={() => setDoing('finish')}>
        {t('finish.open')}
      </button>
    </Answer>
  );
}
