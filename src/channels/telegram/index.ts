export type { TelegramOptions } from './options.ts';
export { createTelegram, type TelegramChannel } from './telegram.ts';
