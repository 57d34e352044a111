export { measureRecords, measureSending, measureState, measureTurns, type State } from './measures.ts';
export { type Labels, Registry, type Sample } from './registry.ts';
export { type MonitoringParts, monitoringRoutes } from './routes.ts';
