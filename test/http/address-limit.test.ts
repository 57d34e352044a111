import { describe, expect, test } from '@jest/globals';
import { createAddressLimit, createServer, limitAddresses } from '../../src/http/index.ts';
import { localTally } from '../../src/storage/index.ts';
import { manualClock } from '../support/clock.ts';
import { testLog } from '../support/log.ts';

function limitedServer() {
  const clock = manualClock();
  const server = createServer({ log: testLog().log });
  limitAddresses(server, createAddressLimit({ count: localTally().count, now: clock.now }));
  server.get('/', async () => 'welcome');
  server.get('/always', { config: { ownLimit: true } }, async () => 'welcome');
  const ask = async (address: string, url = '/') =>
    (await server.inject({ url, headers: { 'x-forwarded-for': address } })).statusCode;
  async function flood(address: string): Promise<void> {
    for (let time = 0; time < 600; time += 1) await ask(address);
  }
  return { clock, server, ask, flood };
}

describe('an address that asks too much', () => {
  test('is turned away until the next minute, and no other is', async () => {
    const { clock, server, ask, flood } = limitedServer();
    await flood('192.0.2.1');
    const refused = await server.inject({ url: '/', headers: { 'x-forwarded-for': '192.0.2.1' } });
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '60']);
    expect(await ask('192.0.2.2')).toBe(200);
    expect(await ask('192.0.2.1', '/always')).toBe(200);
    clock.advance(60_000);
    expect(await ask('192.0.2.1')).toBe(200);
  });

  test('is the one that a trusted proxy names, and no other proxy is believed', async () => {
    const server = createServer({ log: testLog().log, trustedProxies: 'loopback, uniquelocal' });
    server.get('/', async ({ ip }) => ip);
    const seen = async (remoteAddress: string) =>
      (await server.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': '192.0.2.1' } })).body;
    expect(await seen('10.1.2.3')).toBe('192.0.2.1');
    expect(await seen('198.51.100.1')).toBe('198.51.100.1');
  });

  test('is its whole network with IPv6', async () => {
    const { ask, flood } = limitedServer();
    await flood('2001:db8:1:2::1');
    expect(await ask('2001:db8:1:2:ffff::9')).toBe(429);
    expect(await ask('2001:db8:1:3::1')).toBe(200);
    expect(await ask('::1')).toBe(200);
  });
});
