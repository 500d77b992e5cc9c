import { control, data, GIVING_ACCESS } from '../../knowledge/operation-names.ts'
import { roleGrants } from '../../rbac/permission.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { scopeLevel } from '../../rbac/scope.ts'
import { mayNot, type Refusal } from './ruling.ts'

/** With these somebody can let themselves, or others, activate more than they were given. */
const GIVING_ELIGIBILITY = [
  control('Microsoft.Authorization/roleEligibilityScheduleRequests/whenApprovalRequired/write'),
  control('Microsoft.Authorization/roleManagementPolicies/write'),
]

/** Operations that no provider has: only a role without bounds grants them. */
const OF_NO_PROVIDER = ['write', 'delete', 'action'].flatMap((verb) => [
  control(`Nobody.Provider/things/${verb}`),
  data(`Nobody.Provider/things/${verb}`),
])

export type OwnerLikeCode = 'gives-access' | 'too-broad-there' | 'role-unknown'

/**
 * Whether a role is one that a message in a chat may bring about. Never one that can give access, also where a
 * condition limits to whom; one with all operations only in a resource group or on a resource.
 */
export function grantableInChat(
  role: RoleDefinition | undefined,
  scope: string,
): { readonly kind: 'may' } | Refusal<OwnerLikeCode> {
  if (role === undefined) {
    return mayNot('role-unknown', 'I could not read what this role allows, so it cannot be requested here.')
  }
  if (givesAccess(role)) {
    return mayNot(
      'gives-access',
      `${role.name} lets its holder give access to others, so it cannot be requested or granted in chat.`,
    )
  }
  if (isUnbounded(role) && !isNarrow(scope)) {
    return mayNot(
      'too-broad-there',
      `${role.name} allows nearly everything, so it can be requested here for a resource group or a resource only.`,
    )
  }
  return { kind: 'may' }
}

function givesAccess(role: RoleDefinition): boolean {
  return [...GIVING_ACCESS, ...GIVING_ELIGIBILITY].some((operation) => roleGrants(role, operation))
}

function isUnbounded(role: RoleDefinition): boolean {
  return OF_NO_PROVIDER.some((operation) => roleGrants(role, operation))
}

function isNarrow(scope: string): boolean {
  const level = scopeLevel(scope)
  return level === 'resource-group' || level === 'resource'
}
