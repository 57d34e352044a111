import { z } from 'zod';

/**
 * The parameters of the methods, as narrow as the Bot API says; an unknown parameter is a mistake, though Telegram would
 * overlook it. https://core.telegram.org/bots/api
 */
const ChatId = z.int();

const bytes = (text: string) => Buffer.byteLength(text);

const InlineButton = z.union([
  z.strictObject({
    text: z.string().min(1),
    callback_data: z.string().refine((data) => bytes(data) >= 1 && bytes(data) <= 64, 'BUTTON_DATA_INVALID'),
  }),
  z.strictObject({
    text: z.string().min(1),
    url: z.string().regex(/^(https?|tg):\/\/./, 'BUTTON_URL_INVALID'),
  }),
]);

const InlineKeyboard = z.strictObject({
  inline_keyboard: z
    .array(z.array(InlineButton).min(1).max(8, 'a row is too long'))
    .refine((rows) => rows.flat().length <= 100, 'reply markup is too long'),
});

const ReplyKeyboard = z.strictObject({
  keyboard: z
    .array(
      z
        .array(z.strictObject({ text: z.string().min(1), request_contact: z.literal(true).optional() }))
        .max(12),
    )
    .min(1),
  resize_keyboard: z.boolean().optional(),
  one_time_keyboard: z.boolean().optional(),
});

const content = {
  chat_id: ChatId,
  text: z.string(),
  parse_mode: z.literal('HTML').optional(),
  link_preview_options: z.strictObject({ is_disabled: z.boolean().optional() }).optional(),
};

const UpdateKinds = z.array(z.string()).optional();
const LanguageCode = z
  .string()
  .regex(/^[a-z]{2}$/)
  .optional();

export const METHODS = {
  getMe: z.strictObject({}),
  getWebhookInfo: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.int().optional(),
    limit: z.int().min(1).max(100).optional(),
    timeout: z.int().min(0).optional(),
    allowed_updates: UpdateKinds,
  }),
  setWebhook: z.strictObject({
    url: z
      .string()
      .regex(/^https:\/\/[^/:]+(:(443|80|88|8443))?\//, 'bad webhook: HTTPS url must be provided'),
    secret_token: z
      .string()
      .regex(/^[\w-]{1,256}$/)
      .optional(),
    max_connections: z.int().min(1).max(100).optional(),
    allowed_updates: UpdateKinds,
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  sendMessage: z.strictObject({
    ...content,
    disable_notification: z.boolean().optional(),
    reply_markup: z.union([InlineKeyboard, ReplyKeyboard]).optional(),
  }),
  editMessageText: z.strictObject({
    ...content,
    message_id: z.int(),
    reply_markup: InlineKeyboard.optional(),
  }),
  deleteMessage: z.strictObject({ chat_id: ChatId, message_id: z.int() }),
  deleteMessages: z.strictObject({ chat_id: ChatId, message_ids: z.array(z.int()).min(1).max(100) }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string(),
    text: z.string().max(200).optional(),
    show_alert: z.boolean().optional(),
  }),
  setMyCommands: z.strictObject({
    commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^[a-z0-9_]{1,32}$/),
          description: z.string().min(1).max(256),
        }),
      )
      .max(100),
    language_code: LanguageCode,
  }),
  setMyDescription: z.strictObject({ description: z.string().max(512), language_code: LanguageCode }),
  setMyShortDescription: z.strictObject({
    short_description: z.string().max(120),
    language_code: LanguageCode,
  }),
};

export type Method = keyof typeof METHODS;
export type PayloadOf<M extends Method> = z.infer<(typeof METHODS)[M]>;

export function isMethod(name: string): name is Method {
  return Object.hasOwn(METHODS, name);
}
