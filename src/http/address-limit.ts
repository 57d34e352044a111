import { isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route is not closed to an address that asks too much: it decides by itself. */
    ownLimit?: true;
  }
}

/** Milliseconds. */
const MINUTE = 60_000;

/** What one address may ask in a minute. A mobile network or an office is one address for many people. */
const MOST_IN_A_MINUTE = 600;

export interface AddressLimit {
  /** Counts a request from an address, and says whether there are too many. */
  isOver(address: string): Promise<boolean>;
}

export function createAddressLimit(parts: {
  count: (who: string, at: number, milliseconds: number) => Promise<number>;
  now: () => number;
}): AddressLimit {
  return {
    async isOver(address) {
      try {
        return (await parts.count(networkOf(address), parts.now(), MINUTE)) > MOST_IN_A_MINUTE;
      } catch {
        // Without storage nobody is turned away: those in danger must still get through.
        return false;
      }
    },
  };
}

/** Turns requests away with 429 when their address sends too many, on all routes that do not see to it themselves. */
export function limitAddresses(server: FastifyInstance, limit: AddressLimit): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.ownLimit || !(await limit.isOver(request.ip))) return;
    return reply
      .code(429)
      .header('retry-after', MINUTE / 1000)
      .send({ error: 'too-many' });
  });
}

/** Whoever has an IPv6 address has all of its /64. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [beginning = ''] = address.split('::');
  const groups = beginning.split(':').filter((group) => group !== '');
  return `${[...groups, '0', '0', '0', '0'].slice(0, 4).join(':')}::/64`;
}
