/** Characters of a message, sent or edited, after its markup was read. https://core.telegram.org/bots/api#sendmessage */
export const TEXT_CHARACTERS = 4096;

/** Buttons side by side, and under one message. Not in the reference; observed: https://github.com/tginfo/Telegram-Limits */
export const BUTTONS_IN_ROW = 8;
export const BUTTONS = 100;

/** Bytes of a choice's id. https://core.telegram.org/bots/api#inlinekeyboardbutton */
export const CALLBACK_BYTES = 64;

/** Characters of a command's description. https://core.telegram.org/bots/api#botcommand */
export const COMMAND_CHARACTERS = 256;

/** Characters. https://core.telegram.org/bots/api#setmydescription and #setmyshortdescription */
export const DESCRIPTION_CHARACTERS = 512;
export const SHORT_DESCRIPTION_CHARACTERS = 120;

/** Messages that one call removes. https://core.telegram.org/bots/api#deletemessages */
export const REMOVED_AT_ONCE = 100;

/** Updates in one answer, and seconds that a poll may wait for them. https://core.telegram.org/bots/api#getupdates */
export const UPDATES = 100;
export const POLL_SECONDS = 30;

/** Seconds until a call without an answer counts as failed. Our own choice; Telegram answers within a few. */
export const ANSWER_SECONDS = 15;

/**
 * Bytes of an update. Telegram names no limit; a message may quote a long one and carry the markup of both. Ours is generous,
 * because an update that we refuse comes again and holds its chat back.
 */
export const UPDATE_BYTES = 1024 * 1024;
