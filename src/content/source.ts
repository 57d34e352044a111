import { isCollection, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { languageOfFile } from './files.ts';
import type { Report, Where } from './finding.ts';
import { nearest } from './near.ts';

export type Path = readonly PropertyKey[];

/** A YAML or JSON file that was read, which can say where each of its keys stands. */
export type Source = { file: string; value: unknown; at(path: Path): Where };

/** Reads a YAML file; `undefined` when its signs cannot be read, which is reported. */
export function readYaml(file: string, text: string, report: Report): Source | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'error' });
  const unreadable = (message: string, offset: number): undefined => {
    const [reason = ''] = message.split(/ at line \d+/);
    report('unreadable', { ...placeIn(file), line: lines.linePos(offset).line }, { reason });
  };
  const [error] = document.errors; // what follows the first is mostly its echo
  if (error) return unreadable(error.message, error.pos[0]);
  try {
    return { file, value: document.toJS(), at: (path) => whereOf(file, document.contents, lines, path) };
  } catch (aliasError) {
    return unreadable(aliasError instanceof Error ? aliasError.message : String(aliasError), 0);
  }
}

/** Reads a JSON file. Its lines are only looked for when something is to be said about them. */
export function readJson(file: string, text: string, report: Report): Source | undefined {
  try {
    const value: unknown = JSON.parse(text);
    let lines: Source | undefined;
    const at = (path: Path) => {
      lines ??= readYaml(file, text, report); // JSON is YAML too
      return lines?.at(path) ?? placeIn(file);
    };
    return { file, value, at };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length);
    report('unreadable', { ...placeIn(file), line: text.slice(0, offset).split('\n').length }, { reason });
    return undefined;
  }
}

/** The place of a key, or of the closest key above it that there is. */
function whereOf(file: string, root: Node | null, lines: LineCounter, path: Path): Where {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const key of path) {
    if (!isCollection(node)) break;
    const inner: unknown = node.get(key, true);
    const place = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))?.key
      : inner;
    if (isNode(place) && place.range) offset = place.range[0];
    node = inner;
  }
  return {
    ...placeIn(file),
    line: lines.linePos(offset).line,
    ...(path.length > 0 && { place: path.map(String).join('.') }),
  };
}

/** A file as a place, with the language that its name tells. */
export function placeIn(file: string): Where {
  const language = languageOfFile(file);
  return language ? { file, language } : { file };
}

/** Checks a file against its schema; `undefined` when it does not readAs, and then every misfit is reported. */
export function readAs<T>(source: Source, schema: z.ZodType<T>, report: Report): T | undefined {
  const result = schema.safeParse(source.value, { error: knownKeys });
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(source, issue, [], report);
  return undefined;
}

/** Carries the keys that an object knows to where a wrong one is reported. */
const knownKeys: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'unrecognized_keys'
    ? Object.keys((issue.inst as unknown as z.ZodObject | undefined)?.shape ?? {}).join(' ')
    : undefined;

function reportIssue(source: Source, issue: z.core.$ZodIssue, above: Path, report: Report): void {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const known = issue.message.split(' ');
      report('unknown-key', source.at([...path, key]), { key, near: nearest(key, known) });
    }
    return;
  }
  const value = valueAt(source.value, path);
  if (value === undefined) {
    report('missing-key', source.at(path), { key: path.map(String).join('.') });
    return;
  }
  const closest =
    issue.code === 'invalid_union' ? issue.errors.find((option) => !isOtherType(option)) : undefined;
  if (closest) {
    for (const one of closest) reportIssue(source, one, path, report);
    return;
  }
  const near = issue.code === 'invalid_value' ? nearest(String(value), issue.values.map(String)) : undefined;
  report('wrong-value', source.at(path), { value, expected: expectedBy(issue), near });
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `known are ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  return issue.message;
}

/** Whether an alternative of a union did not readAs because it is something else altogether. */
function isOtherType(issues: z.core.$ZodIssue[]): boolean {
  return issues.some((issue) => issue.path.length === 0 && issue.code !== 'unrecognized_keys');
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );
}
