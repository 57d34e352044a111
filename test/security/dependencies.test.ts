import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../../src/config.ts';

type Package = {
  dev?: boolean;
  hasInstallScript?: boolean;
  integrity?: string;
  license?: string;
  link?: boolean;
};

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Package>;
};
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');
const shipped = installed.filter(([, one]) => !one.dev);

/** Licences under which a centre may run and change the whole. */
const FREE = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'PostgreSQL',
  'Bitstream-Vera',
];

describe('what the program is made of', () => {
  test('is fixed to the byte', () => {
    expect(installed.filter(([, one]) => one.integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    expect(shipped.filter(([, one]) => one.hasInstallScript).map(([path]) => path)).toEqual([]);
  });

  test('is free to use, and listed with its licences', () => {
    const page = readFileSync(join(ROOT, 'docs/licences.md'), 'utf8');
    const rows = page.split('\n').filter((line) => / \d+\.\d+/.test(line));
    for (const row of rows) {
      const licence = row.split('|')[3]?.trim() ?? '';
      expect([
        row,
        licence
          .replace(/[()]/g, '')
          .split(/ OR /)
          .some((one) => FREE.includes(one)),
      ]).toEqual([row, true]);
    }
    for (const name of Object.keys((lock.packages[''] as { dependencies?: object }).dependencies ?? {})) {
      expect(page).toContain(`| ${name} |`);
    }
  });
});
