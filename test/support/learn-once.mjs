import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Before all tests: what the understanding learns is in the cache then (see content.ts), and counts for no test's time. */
export default function learnOnce() {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  execFileSync(process.execPath, ['dist/ask.js', '--jsonl'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: 'node_modules/.cache/busulla' },
    input: '',
  });
}
