import type { Language } from '../message.ts';
import { type Details, type FindingKind, KINDS } from './kinds.ts';

/** Something to mend in the content. Errors keep it from going live, warnings do not. */
export type Finding = Where & {
  /** A stable name; test/content/broken has an example of each. */
  kind: FindingKind;
  severity: 'error' | 'warning';
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  mend: string;
};

export type Where = {
  /** Path from the content folder, with `/`. */
  file: string;
  /** First line is 1. */
  line?: number;
  /** The key in the file, for example `nodes.papers.choices.lost`. */
  place?: string;
  language?: Language;
};

/** Takes down one finding; see kinds.ts for what each kind wants to know. */
export type Report = <K extends FindingKind>(kind: K, where: Where, details: Details<K>) => void;

/** Gathers findings. They are read in the order of files and lines, whatever the order of the checks. */
export function newReport(): { report: Report; findings(): Finding[] } {
  const found: Finding[] = [];
  return {
    report(kind, where, details) {
      const { severity, message, mend } = KINDS[kind](details as never);
      found.push({ kind, severity, ...where, message, mend });
    },
    findings: () => found.toSorted(byPlace),
  };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compare(a.place ?? '', b.place ?? '') ||
    compare(a.kind, b.kind) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The content cannot be used: says every error at once. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly findings: readonly Finding[];
  constructor(findings: readonly Finding[]) {
    super(
      [
        `The content has ${findings.length} errors (npm run content shows them too):`,
        ...findings.map(wordFinding),
      ].join('\n\n'),
    );
    this.findings = findings;
  }
}

/** A finding as an editor reads it: where, what, and what to do. */
export function wordFinding({ file, line, place, message, mend }: Finding): string {
  return `${file}${line ? `:${line}` : ''}${place ? `, ${place}` : ''}\n  ${message}\n  ${mend}`;
}
