import { ASSIGN_ROLES, DELETE_LOCKS } from '../../knowledge/operation-names.ts'
import { decideAccess, type AccessDecision, type AccessFacts } from '../../rbac/access.ts'
import type { RoleAssignment } from '../../rbac/assignment.ts'
import type { AttributeValue } from '../../rbac/condition/attribute.ts'
import { roleAssignmentAttributes } from '../../rbac/condition/role-assignment-attributes.ts'
import type { ManagementLock } from '../../rbac/lock.ts'
import type { Operation } from '../../rbac/operation.ts'
import { actsFor } from '../../rbac/own-assignments.ts'
import { canActivateRoles, type Principal } from '../../rbac/principal.ts'
import { roleIndexOf } from '../../rbac/role-index.ts'
import { scopeDepth } from '../../rbac/scope.ts'
import { accessFactsOf } from '../../verdict/principal-facts.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import type { AdviceStep, Grantor } from '../advice.ts'
import { grantorsNote } from './grantors-note.ts'

export interface GrantRequest {
  readonly scope: string
  readonly roleId: string
  /** who is to get the role; null: an identity that does not exist yet */
  readonly principal: Principal | null
}

/**
 * Who may assign that role to that principal there: whoever effectively holds
 * `Microsoft.Authorization/roleAssignments/write`, conditions on role and principal type included. In the order
 * of `tierOf`; within a tier nearest scope first, then by name.
 */
export function grantorsOf(request: GrantRequest, snapshot: AccessSnapshot): readonly Grantor[] {
  return able(candidates(assigning(request), snapshot))
}

/** Who may delete a lock, in the same order. */
export function lockRemovers({ scope }: ManagementLock, snapshot: AccessSnapshot): readonly Grantor[] {
  return able(candidates({ operation: DELETE_LOCKS, scope, attributes: new Map() }, snapshot))
}

interface Wanted {
  readonly operation: Operation
  readonly scope: string
  /** what conditions may ask of the request */
  readonly attributes: ReadonlyMap<string, AttributeValue>
}

function assigning({ scope, roleId, principal }: GrantRequest): Wanted {
  const attributes = roleAssignmentAttributes({
    roleId,
    principalId: principal?.id ?? '',
    principalType: principal === null ? 'ServicePrincipal' : principal.type,
  })
  return { operation: ASSIGN_ROLES, scope, attributes }
}

/** The fields of a step that say who may take it. */
export function grantorFields(
  request: GrantRequest,
  snapshot: AccessSnapshot,
): Pick<AdviceStep, 'grantors' | 'grantorsNote'> {
  const found = candidates(assigning(request), snapshot)
  const grantors = able(found)
  const note = grantorsNote({ scope: request.scope, grantors, candidates: found }, snapshot)
  return { grantors, ...(note === null ? {} : { grantorsNote: note }) }
}

/** People who can; those perhaps denied; those who must activate a role; groups that stayed closed; applications. */
export function tierOf({ type, eligible, perhaps }: Grantor): number {
  if (type === 'ServicePrincipal' || type === 'Device') return 4
  if (type === 'Group' || type === 'ForeignGroup') return 3
  if (eligible === true) return 2
  return perhaps === true ? 1 : 0
}

/** Somebody whose role brings the right to assign roles, and how that stands for this grant. */
export interface Candidate {
  readonly grantor: Grantor
  readonly scope: string
  readonly decision: AccessDecision
}

function candidates(wanted: Wanted, snapshot: AccessSnapshot): readonly Candidate[] {
  return [
    ...candidatesBy(snapshot.roleAssignments, wanted, snapshot),
    ...candidatesBy(snapshot.eligibleAssignments, wanted, snapshot)
      .filter(({ grantor }) => canActivateRoles(grantor))
      .map(({ grantor, ...rest }) => ({ grantor: { ...grantor, eligible: true as const }, ...rest })),
  ]
}

function able(found: readonly Candidate[]): readonly Grantor[] {
  const holders = found
    .filter(({ decision }) => decision.grants.length > 0 && decision.denials.length === 0)
    .map(({ decision, ...rest }) =>
      decision.possibleDenials.length === 0
        ? rest
        : { ...rest, grantor: { ...rest.grantor, perhaps: true as const } },
    )
  return uniqueById(holders.toSorted(bestFirst).map(({ grantor }) => grantor))
}

function candidatesBy(
  assignments: readonly RoleAssignment[],
  wanted: Wanted,
  snapshot: AccessSnapshot,
): readonly Candidate[] {
  const granting = roleIndexOf(snapshot.roleDefinitions).rolesGranting(wanted.operation)
  const bringing = assignments.filter(({ roleId }) => {
    const role = snapshot.roleDefinitions.get(roleId)
    return role !== undefined && granting.has(role)
  })
  return bringing.flatMap((assignment) =>
    peopleBehind(assignment, snapshot).map(({ person, groupId }) => {
      const facts = factsOf(person, groupId, [assignment], wanted, snapshot)
      const grantor: Grantor = {
        id: person.id,
        name: person.name,
        type: person.type,
        roleAssignmentId: assignment.id,
        ...(groupId === null ? {} : { viaGroupId: groupId }),
      }
      return {
        grantor,
        scope: assignment.scope,
        decision: decideAccess(wanted.operation, wanted.scope, facts),
      }
    }),
  )
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
  wanted: Wanted,
  snapshot: AccessSnapshot,
): AccessFacts {
  const facts = accessFactsOf(person, wanted.scope, snapshot, assignments)
  const groupIds = groupId === null || actsFor(groupId, facts) ? facts.groupIds : [...facts.groupIds, groupId]
  const attributes = new Map([...(facts.attributes ?? []), ...wanted.attributes])
  return { ...facts, groupIds, attributes }
}

function bestFirst(left: Pick<Candidate, 'grantor' | 'scope'>, right: typeof left): number {
  return (
    tierOf(left.grantor) - tierOf(right.grantor) ||
    Number(left.grantor.eligible === true) - Number(right.grantor.eligible === true) ||
    scopeDepth(right.scope) - scopeDepth(left.scope) ||
    Number(left.grantor.name === null) - Number(right.grantor.name === null) ||
    (left.grantor.name ?? left.grantor.id).localeCompare(right.grantor.name ?? right.grantor.id)
  )
}

function uniqueById(grantors: readonly Grantor[]): readonly Grantor[] {
  const first = new Map<string, Grantor>()
  for (const grantor of grantors) {
    const id = grantor.id.toLowerCase()
    if (!first.has(id)) first.set(id, grantor)
  }
  return [...first.values()]
}
