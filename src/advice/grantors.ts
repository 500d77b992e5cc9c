import { ASSIGN_ROLES } from '../knowledge/operation-names.ts'
import { decideAccess, type AccessFacts } from '../rbac/access.ts'
import type { RoleAssignment } from '../rbac/assignment.ts'
import { roleAssignmentAttributes } from '../rbac/condition/role-assignment-attributes.ts'
import { actsFor } from '../rbac/own-assignments.ts'
import type { Principal } from '../rbac/principal.ts'
import { roleIndexOf } from '../rbac/role-index.ts'
import { scopeDepth } from '../rbac/scope.ts'
import { accessFactsOf } from '../verdict/principal-facts.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import type { Grantor } from './advice.ts'

export interface GrantRequest {
  readonly scope: string
  readonly roleId: string
  /** who is to get the role; null: an identity that does not exist yet */
  readonly principal: Principal | null
}

/**
 * Who may assign that role to that principal there: whoever effectively holds
 * `Microsoft.Authorization/roleAssignments/write`, conditions on role and principal type included. Nearest
 * scope first, people before service principals; those who must activate a role first come last.
 */
export function grantorsOf(request: GrantRequest, snapshot: AccessSnapshot): readonly Grantor[] {
  const active = holdersOf(snapshot.roleAssignments, request, snapshot)
  const eligible = holdersOf(snapshot.eligibleAssignments, request, snapshot)
    .filter(({ grantor }) => !active.some((each) => each.grantor.id === grantor.id))
    .map(({ grantor, depth }) => ({ grantor: { ...grantor, eligible: true as const }, depth }))
  return uniqueById(
    [...active.toSorted(nearestFirst), ...eligible.toSorted(nearestFirst)].map(({ grantor }) => grantor),
  )
}

interface Holder {
  readonly grantor: Grantor
  /** of the scope of the assignment that makes them one */
  readonly depth: number
}

function holdersOf(
  assignments: readonly RoleAssignment[],
  request: GrantRequest,
  snapshot: AccessSnapshot,
): readonly Holder[] {
  const assigning = roleIndexOf(snapshot.roleDefinitions).rolesGranting(ASSIGN_ROLES)
  const able = assignments.filter(({ roleId }) => {
    const role = snapshot.roleDefinitions.get(roleId)
    return role !== undefined && assigning.has(role)
  })
  return able.flatMap((assignment) => {
    const depth = scopeDepth(assignment.scope)
    return peopleBehind(assignment, snapshot).flatMap(({ person, groupId }) => {
      const facts = factsOf(person, groupId, [assignment], request, snapshot)
      const decision = decideAccess(ASSIGN_ROLES, request.scope, facts)
      if (decision.grants.length === 0 || decision.denials.length > 0) return []
      const grantor: Grantor = {
        id: person.id,
        name: person.name,
        type: person.type,
        roleAssignmentId: assignment.id,
        ...(groupId === null ? {} : { viaGroupId: groupId }),
      }
      return [{ grantor, depth }]
    })
  })
}

/** A group stands for its members; one whose members cannot be read stands for itself. */
function peopleBehind(
  assignment: RoleAssignment,
  snapshot: AccessSnapshot,
): readonly { readonly person: Principal; readonly groupId: string | null }[] {
  const id = assignment.principalId
  const group = snapshot.groups.get(id.toLowerCase())
  if (group?.members) return group.members.map((person) => ({ person, groupId: id }))
  const known = snapshot.principals.get(id.toLowerCase())?.principal
  const type = group === undefined ? assignment.principalType : 'Group'
  return [{ person: known ?? { id, type, name: group?.name ?? null }, groupId: null }]
}

function factsOf(
  person: Principal,
  groupId: string | null,
  assignments: readonly RoleAssignment[],
  { roleId, principal, scope }: GrantRequest,
  snapshot: AccessSnapshot,
): AccessFacts {
  const facts = accessFactsOf(person, scope, snapshot, assignments)
  const groupIds = groupId === null || actsFor(groupId, facts) ? facts.groupIds : [...facts.groupIds, groupId]
  const attributes = roleAssignmentAttributes({
    roleId,
    principalId: principal?.id ?? '',
    principalType: principal === null ? 'ServicePrincipal' : principal.type,
  })
  return { ...facts, groupIds, attributes }
}

function nearestFirst(left: Holder, right: Holder): number {
  return (
    right.depth - left.depth ||
    Number(left.grantor.type === 'ServicePrincipal') - Number(right.grantor.type === 'ServicePrincipal') ||
    (left.grantor.name ?? '').localeCompare(right.grantor.name ?? '')
  )
}

function uniqueById(grantors: readonly Grantor[]): readonly Grantor[] {
  const first = new Map<string, Grantor>()
  for (const grantor of grantors) if (!first.has(grantor.id)) first.set(grantor.id, grantor)
  return [...first.values()]
}
