import { useState } from 'preact/hooks';
import type { AccountSheet, EnrolmentSheet, RecoveryCodes } from '../api/shapes.ts';
import type { Api } from './api.ts';
import { Alert, entered, Field, useAction } from './form.tsx';
import { useWords } from './words.ts';

type Props = { api: Api; account: AccountSheet; onChanged: () => Promise<void> };

/** The second step of signing in: set up, then its recovery codes once, later changed with a code. */
export function SecondFactor({ api, account, onChanged }: Props) {
  const { t } = useWords();
  const [codes, setCodes] = useState<string[]>();
  return (
    <section aria-labelledby="second-factor-title">
      <h2 id="second-factor-title">{t('account.second-factor')}</h2>
      {codes ? (
        <Codes
          codes={codes}
          onKept={() => {
            setCodes(undefined);
            void onChanged();
          }}
        />
      ) : account.hasSecondFactor ? (
        <Change {...{ api, account, onChanged, onCodes: setCodes }} />
      ) : (
        <SetUp api={api} onCodes={setCodes} />
      )}
    </section>
  );
}

type WithCodes = { api: Api; onCodes: (codes: string[]) => void };

function SetUp({ api, onCodes }: WithCodes) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();
  const [enrolment, setEnrolment] = useState<EnrolmentSheet>();

  const begin = () => act(async () => setEnrolment(await api.post<EnrolmentSheet>('/account/second-factor')));
  function confirm(event: SubmitEvent): void {
    event.preventDefault();
    const code = entered(event.currentTarget as HTMLFormElement, 'code');
    void act(async () =>
      onCodes((await api.post<RecoveryCodes>('/account/second-factor/confirm', { code })).codes),
    );
  }

  if (!enrolment) {
    return (
      <>
        <p>{t('account.why')}</p>
        <Alert problem={problem} />
        <button type="button" class="primary" disabled={busy} onClick={() => void begin()}>
          {t('account.set-up')}
        </button>
      </>
    );
  }
  return (
    <form onSubmit={confirm}>
      <p>{t('account.scan')}</p>
      <QrCode {...enrolment.qr} />
      <p>{t('account.by-hand')}</p>
      <p class="secret">{enrolment.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</p>
      <Field id="code" label={t('account.code')} hint={t('account.code-hint')} autoComplete="one-time-code" />
      <Alert problem={problem} />
      <button type="submit" class="primary" disabled={busy}>
        {t('account.switch-on')}
      </button>
    </form>
  );
}

function QrCode({ path, size }: EnrolmentSheet['qr']) {
  const { t } = useWords();
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={t('account.picture')}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}

function Codes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useWords();
  return (
    <>
      <h3>{t('account.codes')}</h3>
      <p role="status">{t('account.codes-hint')}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <button type="button" class="primary" onClick={onKept}>
        {t('account.codes-kept')}
      </button>
    </>
  );
}

function Change({ api, account, onChanged, onCodes }: Props & WithCodes) {
  const { t } = useWords();
  const { busy, problem, act } = useAction();

  /** Which of the two buttons sent the form says what is wanted. */
  function change(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const code = entered(form, 'code');
    void act(async () => {
      if (event.submitter?.id === 'renew') {
        onCodes((await api.post<RecoveryCodes>('/account/recovery-codes', { code })).codes);
      } else {
        await api.post('/account/second-factor/remove', { code });
        await onChanged();
      }
    });
  }

  return (
    <form onSubmit={change}>
      <p>{t('account.is-on')}</p>
      <p>{t('account.codes-left', { count: account.recoveryCodesLeft })}</p>
      <Field id="code" label={t('account.any-code')} autoComplete="one-time-code" />
      <Alert problem={problem} />
      <div class="row">
        <button type="submit" id="renew" disabled={busy}>
          {t('account.renew')}
        </button>
        <button type="submit" disabled={busy}>
          {t('account.switch-off')}
        </button>
      </div>
    </form>
  );
}
