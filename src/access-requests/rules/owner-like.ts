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

export type OwnerLikeCode = Exclude<Reach, 'reads-keys'> | 'too-broad-there' | 'role-unknown'

export interface Grantable {
  readonly kind: 'may'
  /** what whoever approves it should know; null: nothing in particular */
  readonly caution: string | null
}

/**
 * Whether a role is one that a message in a chat may bring about. Never one that gives access, in Azure also where a
 * condition limits to whom, or that acts as another. One that reads keys is, with a word to whoever approves it: keys are
 * what some failures are about. One with all operations hides nothing of what it
 * reaches, so that it may be given in a resource group or on a resource, unless it gives access in Azure itself.
 */
export function grantableInChat(
  role: RoleDefinition | undefined,
  scope: string,
): Grantable | Refusal<OwnerLikeCode> {
  if (role === undefined) {
    return mayNot('role-unknown', 'I could not read what this role allows, so it cannot be requested here.')
  }
  if (isUnbounded(role) && !givesAccessInAzure(role)) {
    return isNarrow(scope)
      ? { kind: 'may', caution: null }
      : mayNot(
          'too-broad-there',
          `${role.name} allows nearly everything, so it can be requested here for a resource group or a resource only.`,
        )
  }
  const reach = reachOf(role)
  if (reach === null) return { kind: 'may', caution: null }
  if (reach === 'reads-keys') {
    return {
      kind: 'may',
      caution: `${role.name} also lets its holder read keys, which open more than the role does.`,
    }
  }
  return mayNot(
    reach,
    `${role.name} lets its holder ${DEEDS[reach]}, so it cannot be requested or granted in chat.`,
  )
}

const DEEDS: Readonly<Record<Exclude<Reach, 'reads-keys'>, string>> = {
  'gives-access': 'give access to others',
  'acts-as-another': 'act as other identities, with whatever they may do',
}

function isUnbounded(role: RoleDefinition): boolean {
  return OF_NO_PROVIDER.some((operation) => roleGrants(role, operation))
}

function isNarrow(scope: string): boolean {
  const level = scopeLevel(scope)
  return level === 'resource-group' || level === 'resource'
}
