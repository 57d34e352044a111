export { ansi, asData } from './render.ts';
export { createTerminal, type Terminal, type TerminalReply } from './terminal.ts';
