import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'grammy/types';
import type { Choice, Outbound } from '../../message.ts';
import { BUTTONS, BUTTONS_IN_ROW, CALLBACK_BYTES } from './limits.ts';

/** The buttons under a message, links in rows of their own; undefined when it has none. */
export function inlineKeyboard({ choices = [], links = [] }: Outbound): InlineKeyboardMarkup | undefined {
  const rows: InlineKeyboardButton[][] = [
    ...choices.map((row) => row.filter(isShort).map(({ id, label }) => ({ text: label, callback_data: id }))),
    ...links.map(({ label, url }) => [{ text: label, url }]),
  ];
  const fitting = withinTotal(rows.flatMap(withinRow));
  return fitting.length === 0 ? undefined : { inline_keyboard: fitting };
}

/** The checker of the content sees to it. Should an id slip through, its button is missing and not the whole message. */
function isShort({ id }: Choice): boolean {
  return Buffer.byteLength(id) <= CALLBACK_BYTES;
}

function withinRow<T>(row: T[]): T[][] {
  return row.length <= BUTTONS_IN_ROW
    ? [row]
    : [row.slice(0, BUTTONS_IN_ROW), ...withinRow(row.slice(BUTTONS_IN_ROW))];
}

function withinTotal<T>(rows: T[][]): T[][] {
  let left = BUTTONS;
  return rows.flatMap((row) => {
    const fitting = row.slice(0, left);
    left -= fitting.length;
    return fitting.length === 0 ? [] : [fitting];
  });
}

/** The button that shares the person's own number. It exists only here, in place of the letters. */
export function contactKeyboard(label: string): ReplyKeyboardMarkup {
  return {
    keyboard: [[{ text: label, request_contact: true }]],
    resize_keyboard: true,
    one_time_keyboard: true,
  };
}
