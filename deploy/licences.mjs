import { readFile } from 'node:fs/promises';

// Lists what the running program is made of, with the licence of each: `npm run licences`.

const lock = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8'));

/** Packages whose licence stands in their text and not in their data. */
const READ_BY_HAND = { 'png-js': 'MIT', sylvester: 'MIT', 'dejavu-fonts-ttf': 'Bitstream-Vera' };

const rows = Object.entries(lock.packages)
  .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional)
  .map(([path, { version, license }]) => ({ name: path.replace(/^.*node_modules\//, ''), version, license }))
  .sort((one, other) => one.name.localeCompare(other.name))
  .map(
    ({ name, version, license }) =>
      `| ${name} | ${version} | ${READ_BY_HAND[name] ?? license ?? 'unknown'} |`,
  );

console.log(`# Licences

What the running program is made of. Written by \`npm run licences\`.

| package | version | licence |
|--|--|--|
${rows.join('\n')}`);
