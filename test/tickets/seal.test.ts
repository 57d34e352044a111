import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDataKey,
  createSeal,
  dropOlderDataKeys,
  loadDataKeys,
  SealError,
} from '../../src/tickets/index.ts';

const seal = createSeal(Buffer.alloc(32, 1));

describe('a sealed text', () => {
  test('opens to what it was, and says nothing of it meanwhile', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 8 }), (text) => {
        const sealed = seal.close(text, 'here');
        expect(sealed).toMatch(/^1\.[0-9a-f]{8}\.[\w-]+$/);
        expect(sealed).not.toContain(text);
        expect(seal.open(sealed, 'here')).toBe(text);
      }),
    );
  });

  test('looks different every time', () => {
    expect(seal.close('Tungjatjeta', 'here')).not.toBe(seal.close('Tungjatjeta', 'here'));
  });

  test('does not open elsewhere', () => {
    expect(() => seal.open(seal.close('Zdravo', 'here'), 'there')).toThrow(SealError);
  });

  test('does not open when one sign of it was changed', () => {
    const sealed = seal.close('Zdravo', 'here');
    for (let at = 11; at < sealed.length - 1; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      expect(() => seal.open(sealed.slice(0, at) + other + sealed.slice(at + 1), 'here')).toThrow(SealError);
    }
  });

  test('asks for the key it was sealed with', () => {
    const other = createSeal(Buffer.alloc(32, 2));
    expect(() => other.open(seal.close('Zdravo', 'here'), 'here')).toThrow('start it with the DATA_KEY');
  });
});

test('the same value has the same mark, with the same key only', () => {
  const other = createSeal(Buffer.alloc(32, 2));
  expect(seal.mark('telegram:1')).toBe(seal.mark('telegram:1'));
  expect(seal.mark('telegram:1')).not.toBe(seal.mark('telegram:2'));
  expect(seal.mark('telegram:1')).not.toBe(other.mark('telegram:1'));
});

describe('the key of the data', () => {
  let dataDir = '';
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'data-key-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  test('is made once, readable by its owner alone, and kept', () => {
    const keys = loadDataKeys({ dataDir });
    expect(keys.map((key) => key.length)).toEqual([32]);
    expect(statSync(join(dataDir, 'data.key')).mode & 0o777).toBe(0o600);
    expect(loadDataKeys({ dataDir })).toEqual(keys);
  });

  test('comes from the setting when there is one', () => {
    const dataKey = Buffer.alloc(32, 3).toString('base64');
    expect(loadDataKeys({ dataKey, dataDir })).toEqual([Buffer.alloc(32, 3)]);
    expect(() => readFileSync(join(dataDir, 'data.key'))).toThrow('ENOENT');
  });

  test('changes in two steps, and in between both open', () => {
    const [old] = loadDataKeys({ dataDir });
    const sealed = createSeal(old).close('Zdravo', 'here');
    const [fresh, ...older] = addDataKey(dataDir);
    expect(older).toEqual([old]);
    const ring = createSeal(...loadDataKeys({ dataDir }));
    expect(ring.open(sealed, 'here')).toBe('Zdravo');
    expect(ring.marks('telegram:1')).toContain(createSeal(old).mark('telegram:1'));
    expect(createSeal(fresh).open(ring.close('Mirdita', 'here'), 'here')).toBe('Mirdita');
    expect(dropOlderDataKeys(dataDir)).toEqual([fresh]);
    expect(loadDataKeys({ dataDir })).toEqual([fresh]);
    expect(statSync(join(dataDir, 'data.key')).mode & 0o777).toBe(0o600);
  });

  test('that is too short is named by where it stands', () => {
    writeFileSync(join(dataDir, 'data.key'), 'c2hvcnQ=');
    expect(() => loadDataKeys({ dataDir })).toThrow(
      `${join(dataDir, 'data.key')} must be 32 bytes in base64`,
    );
    expect(() => loadDataKeys({ dataKey: 'c2hvcnQ=', dataDir })).toThrow(
      'DATA_KEY must be 32 bytes in base64',
    );
  });
});
