export { type Counsellor, includesRole, ROLES, type Role } from './account.ts';
export { type Accounts, createAccounts, type SignedIn } from './accounts.ts';
export { DESK_TOPIC, type DeskParts } from './api/call.ts';
export { DESK_ROUTES } from './api/routes.ts';
export { createDiscretion, REASONS, type Reason } from './discretion.ts';
export { DESK_ERRORS, DeskError, type DeskErrorCode } from './errors.ts';
export type {
  AccountStore,
  AuditEntry,
  AuditedEntry,
  AuditLog,
  ChannelHealth,
  Invitation,
  NewAccount,
  SensitivityStore,
  Session,
} from './ports.ts';
export { deskRoutes } from './routes.ts';
export type { SupervisionStore } from './supervision.ts';
export type { Absence, Colleague, Duties, Team } from './team.ts';
