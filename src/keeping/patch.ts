import type { Files } from '../content/index.ts';

/** New texts of content files, by their path. */
export type Changes = ReadonlyMap<string, string>;

/** Lines around a change by which `git apply` finds its place. */
const CONTEXT = 3;
const NO_NEWLINE = '\\ No newline at end of file';

/** The changes as a unified diff that `git apply` takes; empty when nothing changes. */
export function patchOf(files: Files, changes: Changes): string {
  return [...changes]
    .filter(([file, text]) => files.get(file) !== text)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, text]) => filePatch(file, files.get(file), text))
    .join('');
}

/** One hunk a file, from the first line that differs to the last. */
function filePatch(file: string, before: string | undefined, after: string): string {
  const [old, now] = [linesOf(before ?? ''), linesOf(after)];
  const head = countWhile(Math.min(old.length, now.length), (i) => old[i] === now[i]);
  const most = Math.min(old.length, now.length) - head;
  const tail = countWhile(most, (i) => old.at(-1 - i) === now.at(-1 - i));
  const from = Math.max(0, head - CONTEXT);
  const around = (lines: string[]) => ({
    changed: lines.slice(head, lines.length - tail),
    after: lines.slice(lines.length - tail, lines.length - tail + CONTEXT),
  });
  const [gone, come] = [around(old), around(now)];
  const lines = [
    ...marked(' ', old.slice(from, head)),
    ...marked('-', gone.changed),
    ...marked('+', come.changed),
    ...marked(' ', come.after),
  ];
  const size = (part: typeof gone) => head - from + part.changed.length + part.after.length;
  return [
    `diff --git a/${file} b/${file}`,
    ...(before === undefined ? ['new file mode 100644'] : []),
    before === undefined ? '--- /dev/null' : `--- a/${file}`,
    `+++ b/${file}`,
    `@@ -${range(from, size(gone))} +${range(from, size(come))} @@`,
    ...lines,
    '',
  ].join('\n');
}

/** Each line with its line end, so that a last line without one differs from one that has it. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(sign: ' ' | '-' | '+', lines: string[]): string[] {
  return lines.flatMap((line) =>
    line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, NO_NEWLINE],
  );
}

/** An empty range stands behind the line before it. */
function range(from: number, size: number): string {
  return `${size === 0 ? from : from + 1},${size}`;
}

function countWhile(most: number, holds: (index: number) => boolean): number {
  let count = 0;
  while (count < most && holds(count)) count++;
  return count;
}
