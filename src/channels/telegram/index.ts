export { createTelegram, type TelegramChannel, type TelegramOptions } from './telegram.ts';
