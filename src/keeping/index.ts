export { createKeeper, type Keeper } from './keeper.ts';
export { type Library, openLibrary, type Reloaded } from './library.ts';
