import { isAtOrAbove } from '../../rbac/scope.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { describeScope } from '../../verdict/describe-assignment.ts'
import { hasBlindSpot } from '../../verdict/operation-state.ts'
import { managementGroupsAbove } from '../../verdict/principal-facts.ts'
import type { Grantor } from '../advice.ts'
import type { Candidate } from './grantors.ts'

export interface GrantorsFound {
  readonly scope: string
  readonly grantors: readonly Grantor[]
  /** everybody whose role brings the right, whether or not they may use it here */
  readonly candidates: readonly Candidate[]
}

/** What must be said beside the people who may assign a role: why there are none, or may be others. */
export function grantorsNote(
  { scope, grantors, candidates }: GrantorsFound,
  snapshot: AccessSnapshot,
): string | null {
  const place = describeScope(scope, snapshot)
  const isUnread = hasBlindSpot('role-assignments-unread', scope, snapshot) || hasUnknownRole(scope, snapshot)
  if (grantors.length > 0) {
    return isUnread ? `Not everything assigned on ${place} could be read, so there may be others.` : null
  }
  const notes = [
    ...(isUnread
      ? [
          `What is assigned on ${place} could not be read in full: an owner there, or of its subscription, can.`,
        ]
      : []),
    ...perhapsNote(candidates),
    ...deniedNote(candidates),
  ]
  return notes.length === 0 ? null : notes.join(' ')
}

function perhapsNote(candidates: readonly Candidate[]): readonly string[] {
  const names = namesOf(
    candidates.filter(
      ({ decision }) =>
        decision.denials.length === 0 &&
        decision.conditionalGrants.some(({ outcome }) => outcome.kind === 'unknown'),
    ),
  )
  return names.length === 0
    ? []
    : [`Perhaps ${names.join(', ')}: a condition on the role decides, and I cannot evaluate it.`]
}

function deniedNote(candidates: readonly Candidate[]): readonly string[] {
  const denied = candidates.filter(({ decision }) => decision.grants.length > 0)
  const denials = new Set(denied.flatMap(({ decision }) => decision.denials.map(({ name }) => name)))
  return [...denials].map(
    (name) => `The deny assignment "${name}" keeps ${namesOf(denied).join(', ')} from assigning roles there.`,
  )
}

function namesOf(candidates: readonly Candidate[]): readonly string[] {
  return [...new Set(candidates.map(({ grantor }) => grantor.name ?? grantor.id))]
}

function hasUnknownRole(
  scope: string,
  { roleAssignments, roleDefinitions, ...snapshot }: AccessSnapshot,
): boolean {
  const managementGroups = managementGroupsAbove(scope, snapshot)
  return roleAssignments.some(
    (assignment) =>
      !roleDefinitions.has(assignment.roleId) && isAtOrAbove(assignment.scope, scope, managementGroups),
  )
}
