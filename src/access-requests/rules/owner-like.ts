import { control, data } from '../../knowledge/operation-names.ts'
import { roleGrants } from '../../rbac/permission.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { scopeLevel } from '../../rbac/scope.ts'
import { givesAccessInAzure, reachOf, type Reach } from './reach.ts'
import { mayNot, type Refusal } from './ruling.ts'

/** Operations that no provider has: only a role without bounds grants them. */
const OF_NO_PROVIDER = ['write', 'delete', 'action'].flatMap((verb) => [
  control(`Nobody.Provider/things/${verb}`),
  data(`Nobody.Provider/things/${verb}`),
])

export type OwnerLikeCode = Reach | 'too-broad-there' | 'role-unknown'

/**
 * Whether a role is one that a message in a chat may bring about. Never one that reaches further than its own operations,
 * in Azure also where a condition limits to whom it may be given. One with all operations hides nothing of what it
 * reaches, so that it may be given in a resource group or on a resource, unless it gives access in Azure itself.
 */
export function grantableInChat(
  role: RoleDefinition | undefined,
  scope: string,
): { readonly kind: 'may' } | Refusal<OwnerLikeCode> {
  if (role === undefined) {
    return mayNot('role-unknown', 'I could not read what this role allows, so it cannot be requested here.')
  }
  if (isUnbounded(role) && !givesAccessInAzure(role)) {
    return isNarrow(scope)
      ? { kind: 'may' }
      : mayNot(
          'too-broad-there',
          `${role.name} allows nearly everything, so it can be requested here for a resource group or a resource only.`,
        )
  }
  const reach = reachOf(role)
  return reach === null
    ? { kind: 'may' }
    : mayNot(
        reach,
        `${role.name} lets its holder ${DEEDS[reach]}, so it cannot be requested or granted in chat.`,
      )
}

const DEEDS: Readonly<Record<Reach, string>> = {
  'gives-access': 'give access to others',
  'reads-keys': 'read keys that open more than the role does',
  'acts-as-another': 'act as other identities, with whatever they may do',
}

function isUnbounded(role: RoleDefinition): boolean {
  return OF_NO_PROVIDER.some((operation) => roleGrants(role, operation))
}

function isNarrow(scope: string): boolean {
  const level = scopeLevel(scope)
  return level === 'resource-group' || level === 'resource'
}
