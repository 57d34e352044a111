import type { Outbound } from '../../message.ts';
import {
  BUTTONS_IN_ROW,
  KEYBOARD_COLUMNS,
  KEYBOARD_ROWS,
  LABEL_CHARACTERS,
  ROW_CHARACTERS,
} from './limits.ts';

/**
 * What a pressed button sends comes back as a text message. This sign before a choice's id tells it from what people type:
 * nobody begins a message with it.
 */
export const CHOICE_SIGN = '#:';

export type Button = {
  Columns: number;
  Rows: 1;
  ActionType: 'reply' | 'open-url' | 'share-phone';
  ActionBody: string;
  Text: string;
  /** Nothing of the press shows in the chat. */
  Silent: true;
};

export type Keyboard = { Type: 'keyboard'; DefaultHeight: false; Buttons: Button[] };

type Label = Pick<Button, 'ActionType' | 'ActionBody'> & { label: string };

/** The buttons of a message, links and the contact button in rows of their own; undefined when it has none. */
export function keyboard({ choices = [], links = [], requestContact }: Outbound): Keyboard | undefined {
  const rows: Label[][] = [
    ...choices.map((row) => row.map(({ id, label }) => reply(id, label))),
    ...links.map(({ label, url }): Label[] => [{ ActionType: 'open-url', ActionBody: url, label }]),
    ...(requestContact ? [[sharePhone(requestContact.label)]] : []),
  ];
  const fitting = rows.flatMap(readableRows).slice(0, KEYBOARD_ROWS);
  if (fitting.length === 0) return undefined;
  return { Type: 'keyboard', DefaultHeight: false, Buttons: fitting.flatMap(buttonsOf) };
}

function reply(id: string, label: string): Label {
  return { ActionType: 'reply', ActionBody: CHOICE_SIGN + id, label };
}

/** Viber wants some text in this action, too, and an app that does not know the action sends it. */
function sharePhone(label: string): Label {
  return { ...reply('share-phone', label), ActionType: 'share-phone' };
}

/** A row as it is when its labels can be read side by side, shared out evenly when it has too many, else one to a row. */
function readableRows(row: Label[]): Label[][] {
  const rows = shareOut(row, Math.ceil(row.length / BUTTONS_IN_ROW));
  return rows.every(isReadable) ? rows : row.map((one) => [one]);
}

function shareOut<T>(all: T[], shares: number): T[][] {
  if (all.length === 0) return [];
  const size = Math.ceil(all.length / shares);
  return [all.slice(0, size), ...shareOut(all.slice(size), shares - 1)];
}

function isReadable(row: Label[]): boolean {
  return row.reduce((sum, { label }) => sum + label.length, 0) <= ROW_CHARACTERS;
}

function buttonsOf(row: Label[]): Button[] {
  return row.map(({ label, ...action }) => ({
    Columns: KEYBOARD_COLUMNS / row.length,
    Rows: 1,
    ...action,
    Text: escapeHtml(shorten(label)),
    Silent: true,
  }));
}

function shorten(label: string): string {
  return label.length <= LABEL_CHARACTERS ? label : `${label.slice(0, LABEL_CHARACTERS - 1)}…`;
}

/** A label may hold HTML, so what shall be read as it is must say so. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
