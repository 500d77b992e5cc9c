import { control } from '../../knowledge/operation-names.ts'
import { decideAccess } from '../../rbac/access.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { accessFactsOf } from '../../verdict/principal-facts.ts'
import type { Grantor } from '../advice.ts'

/** What making a custom role takes on each of its assignable scopes (Azure documentation, "Azure custom roles"). */
export const DEFINE_ROLES = control('Microsoft.Authorization/roleDefinitions/write')

/** Whether somebody who may assign roles may make custom ones there too, activated roles included for who must activate. */
export function mayDefineRoles(
  { id, viaGroupId, eligible }: Grantor,
  scope: string,
  snapshot: AccessSnapshot,
): boolean {
  const { roleAssignments, eligibleAssignments } = snapshot
  const assignments = eligible === true ? [...roleAssignments, ...eligibleAssignments] : roleAssignments
  const facts = accessFactsOf({ id }, scope, snapshot, assignments)
  const groupIds = viaGroupId === undefined ? facts.groupIds : [...facts.groupIds, viaGroupId]
  const { grants, denials } = decideAccess(DEFINE_ROLES, scope, { ...facts, groupIds })
  return grants.length > 0 && denials.length === 0
}
