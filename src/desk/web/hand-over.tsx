import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useWords } from './words.ts';

/** A link that opens an account: shown once, to be copied and handed to one person. */
export function HandOver({ link }: { link: string }) {
  const { t } = useWords();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const copy = () => navigator.clipboard.writeText(link).then(() => setCopied(true));
  return (
    <div class="link">
      <label for={id}>{t('team.link')}</label>
      <div class="link-row">
        <input id={id} ref={input} readOnly value={link} aria-describedby={`${id}-hint`} />
        <button type="button" onClick={() => void copy()}>
          {t(copied ? 'team.copied' : 'team.copy')}
        </button>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {t('team.link-hint')}
      </p>
    </div>
  );
}
