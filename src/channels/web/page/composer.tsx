import { useRef } from 'preact/hooks';
import type { Locale } from '../../../message.ts';
import { word } from './words.ts';

/** Where a person writes. Enter sends, Shift+Enter begins a new line, as people know it from their phones. */
export function Composer({ locale, onText }: { locale: Locale; onText(text: string): void }) {
  const field = useRef<HTMLTextAreaElement>(null);

  function submit(event: Event): void {
    event.preventDefault();
    const text = field.current?.value.trim();
    if (!text || !field.current) return;
    onText(text);
    field.current.value = '';
    field.current.focus();
  }

  return (
    <form onSubmit={submit}>
      <textarea
        ref={field}
        rows={1}
        maxLength={4000}
        aria-label={word(locale, 'write')}
        placeholder={word(locale, 'write')}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
        }}
      />
      <button type="submit">{word(locale, 'send')}</button>
    </form>
  );
}
