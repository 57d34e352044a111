import type { FastifyInstance } from 'fastify';
import type { Channel } from '../runner/index.ts';

/** Updates that wait to be brought to us, and what last went wrong with that. */
export type PlatformHealth = { pending: number; lastError: { at: number; message: string } | null };

/** A channel to a messenger: it sends, and it is told of what people write by the platform. */
export type PlatformChannel = Channel & {
  /** Puts the channel's webhook, if it has one, on the server. */
  routes(server: FastifyInstance): void;
  /**
   * Tells the platform where we are and begins to take updates. The server must listen already. It does not wait for the
   * platform: when that is out of reach, the channel logs it and keeps trying.
   */
  start(): Promise<void>;
  /** What the platform says of how it gets on with us, if it says anything. Rejects when it is out of reach. */
  health?(): Promise<PlatformHealth>;
  /** Takes no more updates; resolves when those in hand are done, within a second or two of their end. */
  stop(): Promise<void>;
};
