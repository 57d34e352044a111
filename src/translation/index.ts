export { readPo, writePo } from './po.ts';
export { putUnits, type Refused } from './put.ts';
export { type Unit, unitsOf } from './units.ts';
