import type { BoundRequirement } from '../question/question.ts'
import { decideAccess } from '../rbac/access.ts'
import type { ActivationPolicy } from '../rbac/activation-policy.ts'
import { canActivateRoles, sameId } from '../rbac/principal.ts'
import { subscriptionIdOf } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import type { AccessSnapshot, BlindSpot, PrincipalFacts } from './snapshot.ts'

type Assignments = Pick<
  AccessSnapshot,
  'roleAssignments' | 'eligibleAssignments' | 'roleDefinitions' | 'managementGroups'
> & {
  readonly principals: readonly PrincipalFacts[]
}

export interface PolicyReading {
  readonly activationPolicies: readonly ActivationPolicy[]
  readonly blindSpots: readonly BlindSpot[]
}

/** The policies of the eligible roles that would bring somebody what no active role brings them. */
export async function readActivationPolicies(
  requirements: readonly BoundRequirement[],
  assignments: Assignments,
  reader: AzureReader,
): Promise<PolicyReading> {
  const helpful = new Set(requirements.flatMap((each) => helpfulIds(each, assignments)))
  const wanted = new Map(
    assignments.eligibleAssignments
      .filter(({ id }) => helpful.has(id))
      .map((each) => [`${each.scope} ${each.roleId}`.toLowerCase(), each]),
  )
  const read = await Promise.all(
    [...wanted.values()].map(async ({ scope, roleDefinitionId }) => ({
      scope,
      policy: await reader.activationPolicy(scope, roleDefinitionId),
    })),
  )
  return {
    activationPolicies: read.flatMap(({ policy }) => (policy.kind === 'read' ? [policy.value] : [])),
    blindSpots: read.flatMap(({ scope, policy }) =>
      blindSpotsOf('activation-policy-unread', 'activation (PIM) policies', scope, [policy]),
    ),
  }
}

/** ids of eligible assignments */
function helpfulIds(
  { requirement, assignee, scope }: BoundRequirement,
  { roleAssignments, eligibleAssignments, roleDefinitions, managementGroups, principals }: Assignments,
): readonly string[] {
  if (assignee === null || !canActivateRoles(assignee)) return []
  const known = principals.find(({ principal }) => sameId(principal.id, assignee.id))
  const facts = {
    principalId: assignee.id,
    groupIds: known?.groupIds ?? [],
    groupsComplete: known?.groupsComplete ?? false,
    roleDefinitions,
    denyAssignments: [],
    managementGroups: managementGroups.get(subscriptionIdOf(scope)?.toLowerCase() ?? '') ?? [],
  }
  return requirement.operations.flatMap((operation) => {
    const held = decideAccess(operation, scope, { ...facts, roleAssignments })
    if (held.grants.length > 0) return []
    const eligible = decideAccess(operation, scope, { ...facts, roleAssignments: eligibleAssignments })
    return eligible.grants.map(({ assignment }) => assignment.id)
  })
}
