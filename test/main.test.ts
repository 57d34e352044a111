import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dataFolder, type Program, startProgram } from './support/program.ts';

let folder: Awaited<ReturnType<typeof dataFolder>>;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => folder.remove());

const start = (): Program =>
  startProgram('main', [], { DATA_DIR: folder.path, PORT: '0', LOG_LEVEL: 'error' });

describe('the program', () => {
  test('prints where it is and how to become its administrator, refuses a second one, stops at once, and goes on later', async () => {
    const first = start();
    const [, chat] = await first.prints(/Web chat: +(http\S+)/);
    const [, desk] = await first.prints(/desk: +(http\S+\/desk)\n/);
    await first.prints(/First administrator.*http\S+\/desk\/welcome#[\w-]{43}/);
    expect((await fetch(String(chat))).status).toBe(200);
    expect((await fetch(String(desk))).status).toBe(200);
    expect(await (await fetch(`${chat}healthz`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${chat}readyz`)).status).toBe(200);

    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.err()).toContain(`in use by process ${first.process.pid}`);
    expect(second.err()).not.toContain('    at ');

    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);

    const again = start();
    await again.prints(/Web chat/);
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  test('is taken up again after it was killed', async () => {
    const killed = start();
    await killed.prints(/Web chat/);
    killed.process.kill('SIGKILL');
    await killed.ended;
    const again = start();
    await again.prints(/Web chat/);
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  test('says what is wrong with its settings and nothing else', async () => {
    const program = startProgram('main', [], { DATA_DIR: folder.path, PORT: 'eighty' });
    expect(await program.ended).toBe(1);
    expect(program.err()).toMatch(/PORT must be a number/);
    expect(program.err()).not.toContain('    at ');
  });
});
