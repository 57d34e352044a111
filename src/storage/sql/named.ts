/**
 * Reads a file of named queries: each begins with a line `-- name: some-name` and goes to the next. So SQL stays SQL, and
 * the code names what it runs.
 */
export function namedQueries<Name extends string>(file: string, ...names: Name[]): Record<Name, string> {
  const found = new Map<string, string>();
  for (const part of file.split(/^-- name: /m).slice(1)) {
    const end = part.indexOf('\n');
    found.set(part.slice(0, end).trim(), part.slice(end + 1).trim());
  }
  const missing = names.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`no query named ${missing.join(', ')}`);
  return Object.fromEntries(found) as Record<Name, string>;
}
