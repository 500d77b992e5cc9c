import { cosmosRoleGrants, type CosmosDataRoles } from '../knowledge/cosmos-data-roles.ts'
import type { BoundRequirement } from '../question/question.ts'
import type { Operation } from '../rbac/operation.ts'
import type { Principal } from '../rbac/principal.ts'
import { isBelow, scopesEqual } from '../rbac/scope.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { accessFactsOf } from './principal-facts.ts'
import type { Reason, Verdict } from './verdict.ts'

type Outcome = Pick<Verdict, 'state' | 'reasons'>

/** How operations stand that Cosmos DB's own data roles decide: no Azure role gives them, Owner included. */
export function underCosmosRoles(
  { requirement, resource, scope }: BoundRequirement,
  assignee: Principal,
  snapshot: AccessSnapshot,
): Outcome {
  const account = resource?.name ?? 'the account'
  const roles = resource === null ? undefined : snapshot.cosmosRoles.get(resource.id.toLowerCase())
  if (resource === null || roles === undefined) {
    const text = `Cosmos DB checks this with data roles of its own; no Azure role gives it, Owner included. Those of ${account} could not be read.`
    return { state: 'indeterminate', reasons: [{ code: 'outside-azure-rbac', text }] }
  }
  const { groupIds, groupsComplete } = accessFactsOf(assignee, scope, snapshot)
  const own = heldBy([assignee.id, ...groupIds], roles)
  const reaching = own.filter((each) => scopesEqual(each.scope, resource.id))
  const granting = requirement.operations.map((operation) => reaching.find((each) => grants(each, operation)))
  const found = granting.flatMap((each) => each ?? [])
  if (found.length === granting.length) {
    return { state: 'granted', reasons: found.map((each) => grantReason(each, account, assignee)) }
  }
  const lacking = requirement.operations.filter((_, index) => granting[index] === undefined)
  const partial = own.filter(
    (each) => isBelow(each.scope, resource.id) && lacking.some((operation) => grants(each, operation)),
  )
  const name = assignee.name ?? assignee.id
  const unread = groupsComplete ? '' : ' Groups could not be read, so one of them may hold it.'
  return {
    state: 'indeterminate',
    reasons: [
      {
        code: 'outside-azure-rbac',
        text: `Cosmos DB checks this with data roles of its own; no Azure role gives it, Owner included. ${name} holds none on ${account} that gives ${lacking.map((each) => each.name).join(', ')}.${unread}`,
      },
      ...partial.map((each) => belowReason(each, resource.id, assignee)),
    ],
  }
}

type Assignment = CosmosDataRoles['assignments'][number]
interface Held extends Assignment {
  readonly role: CosmosDataRoles['definitions'][number]
}

function heldBy(principalIds: readonly string[], roles: CosmosDataRoles): readonly Held[] {
  const wanted = principalIds.map((id) => id.toLowerCase())
  return roles.assignments
    .filter(({ principalId }) => wanted.includes(principalId.toLowerCase()))
    .flatMap((assignment) => {
      const role = roles.definitions.find(({ id }) => id === assignment.roleId)
      return role === undefined ? [] : [{ ...assignment, role }]
    })
}

function grants({ role }: Held, { name }: Operation): boolean {
  return cosmosRoleGrants(role, name)
}

function grantReason(held: Held, account: string, assignee: Principal): Reason {
  return {
    code: 'granted-outside-azure-rbac',
    text: `${held.role.name}, one of Cosmos DB's own data roles, assigned on ${account}, grants this.`,
    ...referenceTo(held, assignee),
  }
}

function belowReason(held: Held, accountId: string, assignee: Principal): Reason {
  const [, path = ''] = held.scope.toLowerCase().split(accountId.toLowerCase())
  return {
    code: 'assigned-below-scope',
    text: `${held.role.name} is held on ${path} only, and does not reach the rest of the account.`,
    ...referenceTo(held, assignee),
  }
}

function referenceTo(held: Held, assignee: Principal): Omit<Reason, 'code' | 'text'> {
  const isDirect = held.principalId.toLowerCase() === assignee.id.toLowerCase()
  return {
    roleAssignmentId: held.id,
    roleId: held.roleId,
    scope: held.scope,
    ...(isDirect ? {} : { viaGroupId: held.principalId }),
  }
}
