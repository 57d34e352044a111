import './supervision.css';
import './centre.css';
import { useState } from 'preact/hooks';
import type { CentreSettings, Span, Weekday } from '../../tickets/index.ts';
import type { ChannelsSheet } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, entered, useAction } from './form.tsx';
import { useFresh } from './fresh.ts';
import { Moment } from './time.tsx';
import { useWords } from './words.ts';

const WEEKDAYS = Object.keys({
  monday: true,
  tuesday: true,
  wednesday: true,
  thursday: true,
  friday: true,
  saturday: true,
  sunday: true,
} satisfies Record<Weekday, true>) as Weekday[];

/** Before and after a break. */
const PARTS = [0, 1] as const;

/** What an administrator sets for the centre, and how its channels get on. */
export function CentrePage({ api }: { api: Api }) {
  const { t } = useWords();
  const { data: settings, problem } = useFresh<CentreSettings>(api, '/centre');
  const { data: channels, problem: channelsProblem } = useFresh<ChannelsSheet>(api, '/channels');
  return (
    <main class="centre">
      <h1>{t('centre.title')}</h1>
      <Alert problem={problem ?? channelsProblem} />
      {settings && <Settings api={api} settings={settings} />}
      {channels && <Channels sheet={channels} />}
    </main>
  );
}

function Settings({ api, settings }: { api: Api; settings: CentreSettings }) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [holidays, setHolidays] = useState(settings.hours.holidays);
  const [saved, setSaved] = useState(false);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const changed: CentreSettings = {
      hours: { week: weekIn(form), holidays },
      targets: {
        urgentMinutes: Number(entered(form, 'urgent-minutes')),
        otherMinutes: Number(entered(form, 'other-minutes')),
      },
    };
    setSaved(false);
    void act(async () => {
      await api.put('/centre', changed);
      setSaved(true);
    });
  }

  return (
    <form class="settings" onSubmit={submit}>
      <section aria-labelledby="hours">
        <h2 id="hours">{t('centre.hours')}</h2>
        <p class="hint">{t('centre.hours-hint')}</p>
        {WEEKDAYS.map((day) => (
          <Day key={day} day={day} spans={settings.hours.week[day]} />
        ))}
      </section>
      <Holidays days={holidays} onChange={setHolidays} />
      <section aria-labelledby="targets">
        <h2 id="targets">{t('centre.targets')}</h2>
        <p class="hint">{t('centre.targets-hint')}</p>
        <Minutes name="urgent-minutes" value={settings.targets.urgentMinutes} />
        <Minutes name="other-minutes" value={settings.targets.otherMinutes} />
      </section>
      <Alert problem={problem} />
      <p role="status">{saved && t('centre.saved')}</p>
      <button type="submit" class="primary" disabled={busy}>
        {t('centre.save')}
      </button>
    </form>
  );
}

/** A span that is only half filled in goes along as it is: the server says that it is not right. */
function weekIn(form: HTMLFormElement): Record<Weekday, Span[]> {
  const spansOf = (day: Weekday) =>
    PARTS.map((part) => ({
      from: entered(form, `${day}-${part}-from`),
      to: entered(form, `${day}-${part}-to`),
    })).filter(({ from, to }) => from !== '' || to !== '');
  return Object.fromEntries(WEEKDAYS.map((day) => [day, spansOf(day)])) as Record<Weekday, Span[]>;
}

function Day({ day, spans }: { day: Weekday; spans: readonly Span[] }) {
  const { t } = useWords();
  const named = (key: string, part: number) =>
    t(`centre.${key}`, { day: t(`weekday.${day}`), part: part + 1 });
  return (
    <fieldset class="day">
      <legend>{t(`weekday.${day}`)}</legend>
      {PARTS.map((part) => (
        <div key={part} class="row">
          <input
            type="time"
            name={`${day}-${part}-from`}
            aria-label={named('opens', part)}
            defaultValue={spans[part]?.from ?? ''}
          />
          –
          <input
            type="time"
            name={`${day}-${part}-to`}
            aria-label={named('closes', part)}
            defaultValue={spans[part]?.to ?? ''}
          />
        </div>
      ))}
    </fieldset>
  );
}

type HolidaysProps = { days: readonly string[]; onChange: (days: readonly string[]) => void };

function Holidays({ days, onChange }: HolidaysProps) {
  const { t } = useWords();
  const [day, setDay] = useState('');
  const add = () => {
    if (day !== '') onChange([...new Set([...days, day])].sort());
    setDay('');
  };
  return (
    <section aria-labelledby="holidays">
      <h2 id="holidays">{t('centre.holidays')}</h2>
      {days.length === 0 && <p class="nothing">{t('centre.no-holidays')}</p>}
      <ul class="holidays">
        {days.map((one) => (
          <li key={one}>
            <time dateTime={one}>{one}</time>
            <button
              type="button"
              class="quiet"
              aria-label={t('centre.remove', { day: one })}
              onClick={() => onChange(days.filter((other) => other !== one))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <label for="new-holiday">{t('centre.new-holiday')}</label>
      <div class="row">
        <input
          id="new-holiday"
          type="date"
          value={day}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
        <button type="button" onClick={add}>
          {t('centre.add')}
        </button>
      </div>
    </section>
  );
}

function Minutes({ name, value }: { name: 'urgent-minutes' | 'other-minutes'; value: number }) {
  const { t } = useWords();
  return (
    <div class="minutes">
      <label for={name}>{t(`centre.${name}`)}</label>
      <input id={name} name={name} type="number" min={1} max={2400} required defaultValue={String(value)} />
    </div>
  );
}

function Channels({ sheet: { retentionDays, channels } }: { sheet: ChannelsSheet }) {
  const { t } = useWords();
  return (
    <>
      <section aria-labelledby="channels">
        <h2 id="channels">{t('centre.channels')}</h2>
        {channels.map((channel) => (
          <Channel key={channel.name} channel={channel} />
        ))}
      </section>
      <section aria-labelledby="retention">
        <h2 id="retention">{t('centre.retention')}</h2>
        <p>{t('centre.retention-days', { count: retentionDays })}</p>
      </section>
    </>
  );
}

function Channel({ channel }: { channel: ChannelsSheet['channels'][number] }) {
  const { t } = useWords();
  const { name, waiting, undeliverable, platform } = channel;
  return (
    <div class="channel">
      <h3>{t(`channel.${name}`)}</h3>
      <p>{t('centre.waiting-people', { number: waiting })}</p>
      {platform === 'unreachable' && <p class="alert">{t('centre.unreachable')}</p>}
      {platform !== null && platform !== 'unreachable' && <Platform platform={platform} />}
      {undeliverable.length === 0 ? (
        <p>{t('centre.all-delivered')}</p>
      ) : (
        <>
          <p>{t('centre.undeliverable')}</p>
          <ul lang="en">
            {undeliverable.map(({ reason, count }) => (
              <li key={reason}>
                {count} × {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

type Said = Extract<ChannelsSheet['channels'][number]['platform'], object>;

function Platform({ platform: { pending, lastError } }: { platform: Said }) {
  const { t } = useWords();
  return (
    <>
      <p>{t('centre.pending', { number: pending })}</p>
      {lastError ? (
        <p>
          {t('centre.last-error')} <span lang="en">{lastError.message}</span> · <Moment at={lastError.at} />
        </p>
      ) : (
        <p>{t('centre.no-error')}</p>
      )}
    </>
  );
}
