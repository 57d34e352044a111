export { createWording, leavesOf, pluralForms, type Resources, type Words } from './create.ts';
export { dayAt, formatDay, isWaking, timeAt } from './date.ts';
export { CONTACT, type Phones, PLACEHOLDER, parseText, telLink } from './template.ts';
export type { Params, Wording } from './wording.ts';
