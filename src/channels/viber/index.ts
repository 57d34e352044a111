export { render as renderForViber } from './render.ts';
export { createViber, type ViberChannel, type ViberOptions } from './viber.ts';
