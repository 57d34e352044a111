import { createHash } from 'node:crypto';
import { transformSync, version } from 'esbuild';

/** Compiles one TypeScript file for Jest with the compiler that also builds the program. */
export default {
  process(source, path) {
    if (/\.(sql|lua)$/.test(path)) return { code: `export default ${JSON.stringify(source)};` };
    return transformSync(source, {
      loader: path.endsWith('x') ? 'tsx' : 'ts',
      format: 'esm',
      target: 'node20',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: 'inline',
      sourcefile: path,
    });
  },
  getCacheKey(source, path) {
    return createHash('sha256').update(version).update(path).update(source).digest('hex');
  },
};
