import { Cluster, Redis } from 'ioredis';

/** One Redis, a Redis behind sentinels, or a cluster. */
export type Connection = Redis | Cluster;

type Log = { error(details: object, message: string): void };

/** Milliseconds until a command without an answer fails its turn, which then comes again. */
const ANSWER_TIME = 5000;

/** Milliseconds between two tries to connect again. A command waits for the next two: danger must be answered soon. */
const CONNECT_AGAIN = 200;

const OPTIONS = {
  commandTimeout: ANSWER_TIME,
  maxRetriesPerRequest: 1,
  retryStrategy: () => CONNECT_AGAIN,
  enableAutoPipelining: true,
};

/**
 * Connects to Redis by its address:
 *
 *     redis://host:6379/0, rediss://…                        one server, the second by TLS
 *     redis+sentinel://host1:26379,host2:26379/master-name   a master that sentinels name
 *     redis+cluster://host1:6379,host2:6379                  a cluster
 *
 * It connects again by itself. User and password stand before the first host, as in every address.
 */
export function connectRedis(address: string, log: Log): Connection {
  const connection = open(address);
  connection.on('error', (error) => log.error({ err: error }, 'Redis does not answer'));
  return connection;
}

function open(address: string): Connection {
  const [, kind = 'redis', user, password, hosts = '', path = ''] =
    /^(rediss?(?:\+sentinel|\+cluster)?):\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/]+)\/?(.*)$/.exec(address) ??
    [];
  const nodes = hosts.split(',').map((node) => {
    const [host = '', port] = node.split(':');
    return { host, port: Number(port ?? (kind.endsWith('sentinel') ? 26379 : 6379)) };
  });
  const identity = {
    ...(user && { username: decodeURIComponent(user) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(kind.startsWith('rediss') && { tls: {} }),
  };
  if (kind.endsWith('+cluster')) return new Cluster(nodes, { redisOptions: { ...OPTIONS, ...identity } });
  if (kind.endsWith('+sentinel')) {
    return new Redis({ ...OPTIONS, ...identity, sentinels: nodes, name: path || 'mymaster' });
  }
  return new Redis(address, OPTIONS);
}

/** Every key of ours begins with this, so that the server may be shared. */
const PREFIX = 'busulla';

/** The key of a thing that belongs to no conversation. */
export function sharedKey(name: string): string {
  return `${PREFIX}:${name}`;
}

/** The key of a part of a conversation. The braces keep all parts of one conversation on one node of a cluster. */
export function keyOf(conversation: string, part: string): string {
  return `${PREFIX}:{${conversation}}:${part}`;
}
