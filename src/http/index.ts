export { type AddressLimit, createAddressLimit, limitAddresses } from './address-limit.ts';
export { serveAssets } from './assets.ts';
export { type EventStream, openEventStream } from './event-stream.ts';
export { preferredLocale } from './preferred-locale.ts';
export { sameSecret } from './secret.ts';
export { createServer } from './server.ts';
