import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, ROOT, readConfig, SETTINGS } from '../src/config.ts';

describe('the settings', () => {
  test('all have a default, and empty means not set', () => {
    const config = readConfig({ PORT: '', TELEGRAM_BOT_TOKEN: '' });
    expect(config).toMatchObject({
      PORT: 8080,
      HOST: '127.0.0.1',
      DATA_DIR: 'data',
      TELEGRAM_MODE: 'polling',
    });
    expect(config.TELEGRAM_BOT_TOKEN).toBeUndefined();
  });

  test('all that cannot be used are told at once, by name', () => {
    const read = () =>
      readConfig({ PORT: 'eighty', PUBLIC_URL: 'example', DATA_KEY: 'c2hvcnQ=', LOG_LEVEL: 'loud' });
    expect(read).toThrow(ConfigError);
    for (const name of ['PORT', 'PUBLIC_URL', 'DATA_KEY', 'LOG_LEVEL']) expect(read).toThrow(name);
  });

  test('switch on languages beside those that are always on', () => {
    expect(readConfig({}).LANGUAGES).toEqual(['sq', 'sr', 'en']);
    expect(readConfig({ LANGUAGES: 'sq, sr, en, tr' }).LANGUAGES).toEqual(['sq', 'sr', 'en', 'tr']);
    for (const LANGUAGES of ['tr', 'sq,sr,en,xx'])
      expect(() => readConfig({ LANGUAGES })).toThrow('LANGUAGES');
  });

  test.each([
    [{ TELEGRAM_BOT_TOKEN: 't', TELEGRAM_MODE: 'webhook' }, ['PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET']],
    [{ VIBER_AUTH_TOKEN: 't' }, ['PUBLIC_URL']],
  ])('%j lacks %j', (environment, missing) => {
    for (const name of missing) expect(() => readConfig(environment)).toThrow(name);
  });

  test('never repeat a secret in a message', () => {
    const read = () => readConfig({ TELEGRAM_WEBHOOK_SECRET: 'my secret!', DATA_KEY: 'another-secret' });
    expect(read).toThrow(ConfigError);
    expect(read).not.toThrow(/my secret|another-secret/);
  });

  test('stand in the README, all of them and no others', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
    const named = rows.flatMap((row) => row.split('|')[1]?.match(/[A-Z_]{4,}/g) ?? []);
    expect(named.sort()).toEqual([...SETTINGS].sort());
  });
});
