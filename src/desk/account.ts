/** From the one who may least to the one who may all. */
export const ROLES = ['counsellor', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export type Counsellor = { id: string; login: string; name: string; role: Role };

/** Whether a role includes another. */
export function includesRole(has: Role, needed: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needed);
}
