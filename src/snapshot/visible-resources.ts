import type { Resource } from '../question/question.ts'
import { decideAccess, type AccessFacts } from '../rbac/access.ts'
import type { Principal } from '../rbac/principal.ts'
import { managementGroupName, subscriptionIdOf } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import { readRoleDefinitions } from './read-role-definitions.ts'

const MOST = 25

/** Those of some resources that a principal may read, so that a choice tells nobody of what they cannot see. */
export async function visibleTo(
  { id }: Principal,
  resources: readonly Resource[],
  reader: AzureReader,
): Promise<readonly Resource[]> {
  const bySubscription = Map.groupBy(
    resources,
    (resource) => subscriptionIdOf(resource.id)?.toLowerCase() ?? '',
  )
  const visible = await Promise.all(
    [...bySubscription].map(async ([subscription, inside]) => {
      const scope = `/subscriptions/${subscription}`
      const [assignments, definitions] = await Promise.all([
        reader.roleAssignments(scope, { of: 'principal', id }),
        readRoleDefinitions([scope], reader),
      ])
      if (assignments.kind === 'refused') return []
      const facts: AccessFacts = {
        principalId: id,
        groupIds: assignments.value.map(({ principalId }) => principalId),
        groupsComplete: true,
        roleAssignments: assignments.value,
        roleDefinitions: definitions.roles,
        denyAssignments: [],
        managementGroups: assignments.value.flatMap(
          (assignment) => managementGroupName(assignment.scope) ?? [],
        ),
      }
      return inside.filter(
        (resource) =>
          decideAccess({ name: `${resource.type}/read`, isDataAction: false }, resource.id, facts).grants
            .length > 0,
      )
    }),
  )
  return visible.flat().slice(0, MOST)
}
