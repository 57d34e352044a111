import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from '@jest/globals';

/** A Redis of our own, which a test may stop, kill and start again at the same address. */
export type RedisServer = {
  port: number;
  url: string;
  start(): Promise<void>;
  /** Ends it as a crash does: nothing more is written. */
  kill(): Promise<void>;
  /** Kills it and removes what it kept. */
  remove(): Promise<void>;
};

/** Tests that start Redis servers of their own. Where there is no such program they are left out, loudly. */
export function withRedisServers(tests: () => void): void {
  if (spawnSync('redis-server', ['--version']).status === 0) return tests();
  describe('redis-server', () => {
    if (process.env.CI === 'true') {
      test('is installed', () => {
        throw new Error('there is no redis-server, and with CI=true nothing may be left out');
      });
    } else {
      console.warn('LEFT OUT: there is no redis-server, so the tests that start one do not run.');
      test.skip('is not installed: its tests are left out', () => {});
    }
  });
}

/** Starts it on a free port of this machine; every write is on the disk before it is answered. */
export async function startRedisServer(...options: string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'busulla-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const always = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
    const durable = ['--appendonly', 'yes', '--appendfsync', 'always'];
    child = spawn('redis-server', [...always, ...durable, ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await printed(child, 'Ready to accept connections');
  }
  async function kill(): Promise<void> {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('close', resolve));
    ending.kill('SIGKILL');
    await ended;
  }

  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}/0`,
    start,
    kill,
    async remove() {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** A watcher that makes a replica the master when the master has died. Its url names the master, whoever it is. */
export async function startSentinel(master: RedisServer): Promise<{ url: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'busulla-sentinel-'));
  const port = await freePort();
  const settings = [
    `port ${port}`,
    'bind 127.0.0.1',
    `sentinel monitor main 127.0.0.1 ${master.port} 1`,
    'sentinel down-after-milliseconds main 500',
    'sentinel failover-timeout main 3000',
  ];
  await writeFile(join(folder, 'sentinel.conf'), settings.join('\n'));
  const child = spawn('redis-server', [join(folder, 'sentinel.conf'), '--sentinel'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await printed(child, '+monitor');
  return {
    url: `redis+sentinel://127.0.0.1:${port}/main`,
    async remove() {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function printed(child: ChildProcess, part: string): Promise<void> {
  let out = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      out += text.toString();
      if (out.includes(part)) resolve();
    });
    child.once('close', () => reject(new Error(`redis-server ended:\n${out}`)));
    child.once('error', reject);
  });
}

/** Below 55535, so that the port of a cluster's bus, 10,000 above it, exists. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    if (address !== null && typeof address === 'object' && address.port < 55_535) return address.port;
  }
}
