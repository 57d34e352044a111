export { createViber, type ViberChannel, type ViberOptions } from './viber.ts';
