import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { build } from 'esbuild';

// The program: one file a command, dependencies left in node_modules so that their own files (WebAssembly,
// data) are found where they were installed.
const program = {
  entryPoints: {
    main: 'src/main.ts',
    study: 'src/keeping/study-worker.ts',
    chat: 'src/cli/chat.ts',
    ask: 'src/cli/ask.ts',
    content: 'src/cli/content.ts',
    admin: 'src/cli/admin.ts',
    evaluate: 'src/cli/evaluate.ts',
    report: 'src/cli/report.ts',
    demo: 'src/cli/demo.ts',
    translate: 'src/cli/translate.ts',
    bench: 'bench/index.ts',
    'bench-bot': 'bench/bot.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  loader: { '.sql': 'text', '.lua': 'text' },
  sourcemap: true,
};

// The pages: everything a browser loads, in one small file each, for phones that are years old.
const pages = {
  entryPoints: {
    chat: 'src/channels/web/page/index.tsx',
    desk: 'src/desk/web/index.tsx',
    paper: 'src/paper/paper.css',
  },
  outdir: 'dist/pages',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome80', 'firefox78', 'safari14.1'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

/** The pages are read over small data plans: they are compressed once, here, and not at every request. */
async function compressPages() {
  for (const name of await readdir(pages.outdir)) {
    if (!/\.(js|css)$/.test(name)) continue;
    const file = join(pages.outdir, name);
    const text = await readFile(file);
    await writeFile(`${file}.br`, await promisify(brotliCompress)(text));
    await writeFile(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
  }
}

const logLevel = process.argv.includes('--quiet') ? 'error' : 'warning';
await Promise.all([build({ ...program, logLevel }), build({ ...pages, logLevel }).then(compressPages)]);
