export type { ShownMessage, ViberPerson } from './person.ts';
export { startViberSimulator, type ViberCall, type ViberFault, type ViberSimulator } from './simulator.ts';
