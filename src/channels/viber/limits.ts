/** Characters of a text message. https://developers.viber.com/docs/api/rest-bot-api/#text-message */
export const TEXT_CHARACTERS = 7000;

/** Bytes of a whole request. Its documentation says 30 kB. https://developers.viber.com/docs/api/rest-bot-api/#send-message */
export const REQUEST_BYTES = 30_000;

/** Characters of the sender's name. https://developers.viber.com/docs/api/rest-bot-api/#general-send-message-parameters */
export const SENDER_NAME_CHARACTERS = 28;

/** The grid of a keyboard. https://developers.viber.com/docs/tools/keyboards/#keyboard-design */
export const KEYBOARD_COLUMNS = 6;
export const KEYBOARD_ROWS = 24;

/** Characters of a button's text; not in the reference, the smallest number that others report. */
export const LABEL_CHARACTERS = 250;

/** Characters that are readable side by side in a row: a rule of thumb of RapidPro's Viber channel. */
export const ROW_CHARACTERS = 38;

/** Buttons side by side, so that each has room for a word or two. Our own choice. */
export const BUTTONS_IN_ROW = 3;

/**
 * The level of the API that an app must know to show our keyboards. `share-phone` needs 3; `Silent`, which keeps the ids of
 * pressed buttons out of the chat, was reported to work with 6: https://github.com/Bogdaan/viber-bot-php/issues/48
 */
export const KEYBOARD_API_LEVEL = 6;

/** Milliseconds until a call without an answer counts as failed. Our own choice. */
export const ANSWER_TIME = 15_000;
