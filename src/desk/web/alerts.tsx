import { useEffect, useRef, useState } from 'preact/hooks';
import type { Alarm } from '../../tickets/index.ts';
import { useCommand } from './commands.tsx';
import { followHere, go, ticketPath } from './path.ts';
import { useWords } from './words.ts';

const WISHED = 'busulla-desk-alerts';

/** Two tones that nothing else on a computer sounds like; seconds and hertz. */
const TONES = [
  { at: 0, pitch: 660 },
  { at: 0.25, pitch: 880 },
];
const TONE_LENGTH = 0.2;

export type Alerts = {
  /** What everybody must hear just now. */
  last: { alarm: Alarm; reference: string } | undefined;
  ring: (alarm: Alarm, reference: string) => void;
  dismiss: () => void;
};

/**
 * Says what everybody must hear: on the page to all, and when somebody is in danger by a sound and a notification to who asked
 * for that. Danger stays on the page until somebody looks.
 */
export function useAlerts(isWished: boolean): Alerts {
  const { t } = useWords();
  const [last, setLast] = useState<Alerts['last']>();
  const latest = useRef({ isWished, title: '' });
  latest.current = { isWished, title: t('alert.urgent') };
  return {
    last,
    dismiss: () => setLast(undefined),
    ring(alarm, reference) {
      setLast((shown) => (shown?.alarm === 'urgent' && alarm !== 'urgent' ? shown : { alarm, reference }));
      if (alarm !== 'urgent' || !latest.current.isWished) return;
      void sound();
      notify(latest.current.title, reference);
    },
  };
}

let audio: AudioContext | undefined;

async function sound(): Promise<void> {
  audio ??= new AudioContext();
  await audio.resume();
  for (const { at, pitch } of TONES) {
    const from = audio.currentTime + at;
    const tone = new OscillatorNode(audio, { frequency: pitch });
    const volume = new GainNode(audio, { gain: 0.3 });
    volume.gain.setTargetAtTime(0, from + TONE_LENGTH / 2, TONE_LENGTH / 4);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + TONE_LENGTH * 2);
  }
}

/** It shows on locked screens too: nothing but the number of the case. */
function notify(title: string, reference: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    const shown = new Notification(title, { body: reference, tag: reference });
    shown.onclick = () => {
      window.focus();
      go(ticketPath(reference));
    };
  } catch {
    // Some phones show notifications of installed apps only; the sound and the page tell it there.
  }
}

/** Whether this counsellor wants sound and notifications on this device, and the way to ask for them. */
export function useAlertWish(): { isWished: boolean; change: (on: boolean) => void } {
  const [isWished, setWished] = useState(() => localStorage.getItem(WISHED) === 'on');
  return {
    isWished,
    change(on) {
      localStorage.setItem(WISHED, on ? 'on' : 'off');
      setWished(on);
      if (!on) return;
      // Browsers let a page make a sound, and ask for the rest, only where somebody has just pressed something.
      void sound();
      if ('Notification' in window) void Notification.requestPermission();
    },
  };
}

export function AlertSwitch({ isWished, change }: ReturnType<typeof useAlertWish>) {
  const { t } = useWords();
  const turn = () => change(!isWished);
  useCommand({ label: t('alert.switch'), run: turn });
  return (
    <button type="button" class="quiet" aria-pressed={isWished} title={t('alert.switch')} onClick={turn}>
      {t('alert.short')}
    </button>
  );
}

/** Read out at once. */
export function AlarmBanner({ last, dismiss, open }: Alerts & { open: string | undefined }) {
  const { t } = useWords();
  useEffect(() => {
    if (last !== undefined && last.reference === open) dismiss();
  }, [last, open]);
  return (
    <div role="alert">
      {last && (
        <p class={last.alarm === 'urgent' ? 'alarm-banner is-urgent' : 'alarm-banner'}>
          <strong>{t(`alert.${last.alarm}`)}</strong>{' '}
          <a class="reference" href={ticketPath(last.reference)} onClick={followHere}>
            {last.reference}
          </a>
          <button type="button" class="quiet" onClick={dismiss}>
            {t('alert.dismiss')}
          </button>
        </p>
      )}
    </div>
  );
}
