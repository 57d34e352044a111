/** From the one who may least to the one who may all. */
export const ROLES = ['counsellor', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export type Counsellor = {
  id: string;
  login: string;
  name: string;
  role: Role;
  /** Whether a code of their phone is asked for when they sign in. */
  hasSecondFactor: boolean;
};

/** Whether a role includes another. */
export function includesRole(has: Role, needed: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needed);
}

/** Who sees more than their own cases must have a second factor before they see anything; counsellors are asked to. */
export function mustEnrol({ role, hasSecondFactor }: Counsellor): boolean {
  return includesRole(role, 'supervisor') && !hasSecondFactor;
}
