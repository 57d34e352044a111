import { z } from 'zod';

/** Status codes of Viber's REST API. https://developers.viber.com/docs/api/rest-bot-api/#error-codes */
export const STATUS = {
  ok: 0,
  invalidUrl: 1,
  invalidAuthToken: 2,
  badData: 3,
  notRegistered: 5,
  notSubscribed: 6,
};

const COLUMNS = 6;

/** Labels may hold HTML, so a sign that is not part of it must be escaped. The limit is of what is seen. */
export function readLabel(html: string): string | undefined {
  if (/[<>]|&(?!(amp|lt|gt);)/.test(html)) return undefined;
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const Button = z
  .strictObject({
    Columns: z.int().min(1).max(COLUMNS),
    Rows: z.int().min(1).max(2),
    ActionType: z.enum(['reply', 'open-url', 'share-phone', 'none']),
    ActionBody: z.string().min(1),
    Text: z.string().refine((text) => {
      const label = readLabel(text);
      return label !== undefined && label.length >= 1 && label.length <= 250;
    }, 'the label is no HTML, empty or too long'),
    Silent: z.boolean().optional(),
  })
  .refine(
    ({ ActionType, ActionBody }) => ActionType !== 'open-url' || URL.canParse(ActionBody),
    'no address',
  );

export type Button = z.infer<typeof Button>;

/** Buttons flow into rows of six columns; a row that is not full leaves a hole. */
export function rowsOf(buttons: Button[]): Button[][] {
  const rows: Button[][] = [];
  let free = 0;
  for (const button of buttons) {
    if (free < button.Columns) {
      rows.push([]);
      free = COLUMNS;
    }
    rows.at(-1)?.push(button);
    free -= button.Columns;
  }
  return rows;
}

const width = (row: Button[]) => row.reduce((sum, button) => sum + button.Columns, 0);

const Keyboard = z.strictObject({
  Type: z.literal('keyboard'),
  DefaultHeight: z.boolean().optional(),
  Buttons: z
    .array(Button)
    .min(1)
    .refine((buttons) => rowsOf(buttons).length <= 24, 'too many rows')
    .refine((buttons) => rowsOf(buttons).every((row) => width(row) === COLUMNS), 'a row is not full'),
});

/** A text as `send_message` takes it, and without a receiver as a welcome. An unknown field is a mistake. */
export const Message = z
  .strictObject({
    receiver: z.string().optional(),
    type: z.literal('text'),
    text: z.string().min(1).max(7_000),
    sender: z.strictObject({ name: z.string().min(1).max(28) }),
    min_api_version: z.int().min(1).max(8).optional(),
    keyboard: Keyboard.optional(),
  })
  .refine(({ keyboard, min_api_version = 1 }) => {
    const sharesPhone = keyboard?.Buttons.some(({ ActionType }) => ActionType === 'share-phone');
    return !sharesPhone || min_api_version >= 3;
  }, 'share-phone needs API level 3');

export type Message = z.infer<typeof Message>;

export const Webhook = z.strictObject({
  url: z.string().regex(/^https:\/\/./),
  event_types: z
    .array(z.enum(['delivered', 'seen', 'failed', 'subscribed', 'unsubscribed', 'conversation_started']))
    .optional(),
  send_name: z.boolean().optional(),
  send_photo: z.boolean().optional(),
});
