import { isSpecialPurpose } from '../../knowledge/catalogue/special-roles.ts'
import { GIVING_ACCESS } from '../../knowledge/operation-names.ts'
import { ROLES } from '../../knowledge/role-names.ts'
import { roleGrants } from '../../rbac/permission.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'

/** Kinds of roles. Each is advised only where none of those before it suffice, however few or many it takes. */
export const RELUCTANCES = ['general', 'special-purpose', 'contributor', 'gives-access', 'owner'] as const
export type Reluctance = (typeof RELUCTANCES)[number]

const known = new WeakMap<RoleDefinition, Reluctance>()

export function reluctanceToAdvise(role: RoleDefinition): Reluctance {
  let reluctance = known.get(role)
  if (reluctance === undefined) {
    reluctance = reluctanceOf(role)
    known.set(role, reluctance)
  }
  return reluctance
}

/** Roles that Rolecall advises last, and never without a warning. */
export function isPowerful(role: RoleDefinition): boolean {
  return RELUCTANCES.indexOf(reluctanceToAdvise(role)) >= RELUCTANCES.indexOf('contributor')
}

function reluctanceOf(role: RoleDefinition): Reluctance {
  if (role.id === ROLES.owner.id) return 'owner'
  if (GIVING_ACCESS.some((operation) => roleGrants(role, operation))) return 'gives-access'
  if (role.id === ROLES.contributor.id) return 'contributor'
  return isSpecialPurpose(role.id) ? 'special-purpose' : 'general'
}
