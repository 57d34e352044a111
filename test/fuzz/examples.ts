/** Honest updates, callbacks and messages of the page, one of each kind, to be mutated. */

const chat = { id: 42, type: 'private', first_name: 'P' };
const from = { id: 42, is_bot: false, first_name: 'P', language_code: 'sq' };
const message = (content: object) => ({ message_id: 7, date: 1_795_000_000, chat, from, ...content });

export const UPDATES: readonly object[] = [
  { update_id: 1, message: message({ text: '/start work' }) },
  { update_id: 2, message: message({ text: 'Si të marr vizë për Gjermani?' }) },
  { update_id: 3, message: message({ photo: [{ file_id: 'x' }], caption: 'ndihmë' }) },
  { update_id: 4, message: message({ contact: { phone_number: '+38344123456', user_id: 42 } }) },
  { update_id: 5, message: message({ sticker: {} }) },
  {
    update_id: 6,
    callback_query: { id: '9', from, data: 'go:menu', message: { message_id: 8, chat } },
  },
  { update_id: 7, edited_message: message({ text: 'x' }) },
  { update_id: 8, my_chat_member: { chat, from } },
];

const sender = { id: '01234567890A=', name: 'P', language: 'sr', country: 'XK', api_version: 10 };
const common = { timestamp: 4_102_444_800_000, chat_hostname: 'SN-CHAT-01_' };

export const CALLBACKS: readonly object[] = [
  { ...common, event: 'message', message_token: 1, sender, message: { type: 'text', text: 'Kako do vize?' } },
  {
    ...common,
    event: 'message',
    message_token: 2,
    sender,
    message: { type: 'picture', media: 'https://x.y/z' },
  },
  {
    ...common,
    event: 'message',
    message_token: 3,
    sender,
    message: { type: 'contact', contact: { phone_number: '1' } },
  },
  {
    ...common,
    event: 'conversation_started',
    message_token: 4,
    user: sender,
    context: 'work',
    subscribed: false,
  },
  { ...common, event: 'subscribed', message_token: 5, user: sender },
  { ...common, event: 'unsubscribed', user_id: sender.id },
  { ...common, event: 'delivered', message_token: 6, user_id: sender.id },
  { ...common, event: 'failed', message_token: 7, user_id: sender.id, desc: 'x' },
];

export const PAGE_MESSAGES: readonly object[] = [
  { id: 'message-1', event: { type: 'text', text: 'How do I get a visa?' } },
  { id: 'message-2', event: { type: 'choice', id: 'start/who/leaving', label: 'x' } },
  { id: 'message-3', event: { type: 'command', name: 'start', argument: 'work-germany' } },
];
