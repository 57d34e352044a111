import './form.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Problem } from './api.ts';

type FieldProps = {
  id: string;
  label: string;
  hint?: string;
  type?: 'text' | 'password';
  autoComplete: string;
  minLength?: number;
};

/** A labelled input of a form; its value is read from the form by `id`. */
export function Field({ id, label, hint, type = 'text', autoComplete, minLength = 1 }: FieldProps) {
  const common = {
    id,
    name: id,
    autoComplete,
    minLength,
    required: true,
    autocapitalize: 'none',
    spellcheck: false,
    'aria-describedby': hint && `${id}-hint`,
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'password' ? <input {...common} type="password" /> : <input {...common} type="text" />}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What went wrong, read out at once. */
export function Alert({ problem }: { problem: Problem | undefined }) {
  return <div role="alert">{problem && <p class="alert">{problem.message}</p>}</div>;
}

/** Does one thing at a time and keeps what went wrong with it. */
export function useAction(): {
  busy: boolean;
  problem: Problem | undefined;
  act: (work: () => Promise<void>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  async function act(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return { busy, problem, act };
}

/** A form in the middle of an otherwise empty page. */
export function Card({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main class="card">
      <h1>{title}</h1>
      {children}
    </main>
  );
}

export function entered(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '');
}
