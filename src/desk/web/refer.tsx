import './refer.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Locale, languageOf } from '../../message.ts';
import type { ReferralSheet, Service, TicketSheet } from '../api/shapes.ts';
import { type Api, makeId } from './api.ts';
import { Alert, entered, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { Moment } from './time.tsx';
import { useWords } from './words.ts';

type Props = { api: Api; ticket: TicketSheet; mayAsk: boolean; refresh: () => void };

/** To which services a ticket was passed on, and the way to pass it on to another. */
export function Referrals({ api, ticket, mayAsk, refresh }: Props) {
  const { t } = useWords();
  const { reference, thread } = ticket;
  const path = `/tickets/${reference}/referrals`;
  const referrals = useFresh<ReferralSheet[]>(api, path);
  const [writing, setWriting] = useState(false);
  useEffect(referrals.refresh, [thread.length]);
  const done = () => {
    setWriting(false);
    refresh();
  };
  return (
    <section class="referrals" aria-labelledby="referrals-title">
      <h3 id="referrals-title">{t('refer.title')}</h3>
      <Alert problem={referrals.problem} />
      {referrals.data?.length === 0 && <p class="nothing">{t('refer.none')}</p>}
      <ul>
        {referrals.data?.map((one) => (
          <Passed key={one.id} {...{ api, path, refresh }} referral={one} />
        ))}
      </ul>
      {mayAsk && (
        <button type="button" class="quiet" onClick={() => setWriting(true)}>
          {t('refer.open')}
        </button>
      )}
      {writing && <Refer {...{ api, ticket, path }} onDone={done} onCancel={() => setWriting(false)} />}
    </section>
  );
}

/** What may follow, as the service says; the server has the last word (see referrals/lifecycle.ts). */
const NOTES = {
  agreed: ['sent', 'accepted', 'declined', 'done'],
  sent: ['accepted', 'declined', 'done'],
  accepted: ['done', 'declined'],
} as const;

function Passed(props: { api: Api; path: string; referral: ReferralSheet; refresh: () => void }) {
  const { t } = useWords();
  const { api, path, referral, refresh } = props;
  const { id, service, status, askedAt, visit } = referral;
  const { busy, problem, act } = useAction();
  const notes = status in NOTES ? NOTES[status as keyof typeof NOTES] : [];
  const note = (next: string) =>
    act(async () => {
      await api.post(`${path}/${id}`, { status: next });
      refresh();
    });
  return (
    <li>
      <strong>{service}</strong>
      <p>
        {t(`refer.status.${status}`)}
        {visit && `, ${t(`refer.visit.${visit}`)}`} · <Moment at={askedAt} />
      </p>
      {notes.length > 0 && (
        <>
          <p>
            <a href={`/desk/api${path}/${id}/slip`} target="_blank" rel="noopener">
              {t('refer.slip')}
            </a>{' '}
            <a href={`/desk/api${path}/${id}/slip.pdf`} target="_blank" rel="noopener">
              {t('refer.pdf')}
            </a>
          </p>
          <fieldset class="notes" disabled={busy}>
            <legend>{t('refer.note')}</legend>
            {notes.map((next) => (
              <button key={next} type="button" class="quiet" onClick={() => void note(next)}>
                {t(`refer.status.${next}`)}
              </button>
            ))}
          </fieldset>
          <Alert problem={problem} />
        </>
      )}
    </li>
  );
}

type ReferProps = { api: Api; ticket: TicketSheet; path: string; onDone: () => void; onCancel: () => void };

/** Asks the person, in the chat, whether the case may be passed on. */
function Refer({ api, ticket, path, onDone, onCancel }: ReferProps) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const services = useFresh<Service[]>(api, '/services');
  const [service, setService] = useState<Service>();
  const [id] = useState(makeId);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  const theirs = service?.locale;
  const isShared = theirs === undefined || languageOf(theirs) === languageOf(ticket.locale);
  function ask(event: Event): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    void act(async () => {
      await api.post(path, {
        id,
        service: service?.id ?? '',
        texts: { person: textsIn(form, 'person'), ...(!isShared && { service: textsIn(form, 'service') }) },
      });
      onDone();
    });
  }

  return (
    <dialog ref={dialog} class="refer" aria-labelledby="refer-title" onClose={onCancel}>
      <form onSubmit={ask}>
        <h2 id="refer-title">{t('refer.open')}</h2>
        <p class="hint">{t('refer.hint')}</p>
        <label for="refer-service">{t('refer.service')}</label>
        <select
          id="refer-service"
          required
          value={service?.id ?? ''}
          onChange={({ currentTarget }) =>
            setService(services.data?.find((one) => one.id === currentTarget.value))
          }
        >
          <option value="">{t('refer.choose')}</option>
          {services.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {service && <p class="hint">{service.purpose}</p>}
        <Texts of="person" locale={ticket.locale} />
        {theirs && !isShared && <Texts of="service" locale={theirs} />}
        <Alert problem={problem ?? services.problem} />
        <div class="foot-row">
          <button type="button" class="quiet" onClick={() => dialog.current?.close()}>
            {t('cancel')}
          </button>
          <button type="submit" class="primary" disabled={busy}>
            {t('refer.ask')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

const FIELDS = ['reason', 'agreed', 'bring'] as const;

function Texts({ of, locale }: { of: 'person' | 'service'; locale: Locale }) {
  const { t, languageName } = useWords();
  return (
    <fieldset>
      <legend>{t(`refer.for-${of}`, { language: languageName(locale) })}</legend>
      {FIELDS.map((field) => (
        <div key={field}>
          <label for={`${of}-${field}`}>{t(`refer.${field}`)}</label>
          <textarea
            id={`${of}-${field}`}
            name={`${of}-${field}`}
            lang={locale}
            rows={2}
            maxLength={field === 'bring' ? 300 : 600}
            required={field !== 'bring'}
          />
        </div>
      ))}
    </fieldset>
  );
}

function textsIn(form: HTMLFormElement, of: string): Record<string, string> {
  return Object.fromEntries(FIELDS.map((field) => [field, entered(form, `${of}-${field}`)]));
}
