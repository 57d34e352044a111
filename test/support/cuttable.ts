import { connect, createServer, type Socket } from 'node:net';

/** A way to a server on this machine that can be cut, as when the server stops, and mended. */
export type Cuttable = { port: number; cut(): Promise<void>; mend(): Promise<void> };

export async function cuttableLine(to: { host: string; port: number }): Promise<Cuttable> {
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return {
    port: address.port,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const end of ends) end.destroy();
      await closed;
    },
    mend: () => listen(address.port),
  };
}
