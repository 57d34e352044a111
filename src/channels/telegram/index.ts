export type { TelegramOptions } from './options.ts';
export { render as renderForTelegram } from './render.ts';
export { createTelegram, type TelegramChannel } from './telegram.ts';
