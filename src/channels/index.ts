// What the channels have in common. Each channel has a folder and a door of its own.
export { typedEvent } from './command.ts';
export type { PlatformChannel, PlatformHealth } from './platform.ts';
export { type RetryOptions, retry } from './retry.ts';
export { splitSpans, toSpans, writeOut } from './spans.ts';
