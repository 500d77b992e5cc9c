import { sameId } from '../../rbac/principal.ts'
import { isAtOrAbove, managementGroupName, scopeName, subscriptionIdOf } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import { READER_ID } from '../credential.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { ResourceGroup } from '../hierarchy.ts'
import type { TenantManagementGroup, TenantSubscription } from '../tenant.ts'
import { barrier, isUnreadable, refusal } from './authorize.ts'
import { managementGroupNotFound, resourceGroupNotFound, subscriptionNotFound } from './errors.ts'
import { listAnswer } from './list.ts'

const GROUP_READ = 'Microsoft.Resources/subscriptions/resourceGroups/read'
const MANAGEMENT_GROUP_READ = 'Microsoft.Management/managementGroups/read'

/** `GET /subscriptions`: those in which the caller may do anything at all. */
export function listSubscriptions(
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  const found = context.store.hierarchy.subscriptions().filter((subscription) => {
    const scope = `/subscriptions/${subscription.subscriptionId}`
    return !isUnreadable('resource', scope, context) && hasRoleWithin(scope, callerId, context)
  })
  return listAnswer(
    found.map((subscription) => writtenSubscription(subscription, context)),
    request,
    context,
  )
}

function hasRoleWithin(scope: string, callerId: string, { store }: SandboxContext): boolean {
  if (callerId === READER_ID) return true
  const own = [callerId, ...store.directory.groupsOf(callerId)]
  return store.roleAssignments.some(
    ({ properties }) =>
      own.some((id) => sameId(id, properties.principalId)) &&
      (isAtOrAbove(scope, properties.scope, []) ||
        isAtOrAbove(properties.scope, scope, store.hierarchy.managementGroupsAbove(scope))),
  )
}

export function getSubscription(scope: string, callerId: string, context: SandboxContext): Answer {
  const action = 'Microsoft.Resources/subscriptions/read'
  const barred = barrier({ callerId, action, scope, reads: 'resource' }, context)
  if (barred !== null) return barred
  const found = context.store.hierarchy.subscription(scopeName(scope))
  return found === null
    ? subscriptionNotFound(scopeName(scope))
    : { status: 200, body: writtenSubscription(found, context) }
}

/** `GET /subscriptions/{id}/resourceGroups`. */
export function listResourceGroups(
  scope: string,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  const barred = barrier({ callerId, action: GROUP_READ, scope, reads: 'resource' }, context)
  if (barred !== null) return barred
  const found = context.store.hierarchy
    .resourceGroups()
    .filter(
      ({ id, subscriptionId }) =>
        sameId(subscriptionId, subscriptionIdOf(scope) ?? '') && !isUnreadable('resource', id, context),
    )
  return listAnswer(found.map(writtenResourceGroup), request, context)
}

export function getResourceGroup(scope: string, callerId: string, context: SandboxContext): Answer {
  const barred = barrier({ callerId, action: GROUP_READ, scope, reads: 'resource' }, context)
  if (barred !== null) return barred
  const found = context.store.hierarchy.resourceGroup(scope)
  return found === null
    ? resourceGroupNotFound(scopeName(scope))
    : { status: 200, body: writtenResourceGroup(found) }
}

/** `GET /providers/Microsoft.Management/managementGroups`. */
export function listManagementGroups(
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  const found = context.store.hierarchy.managementGroups().filter((group) => {
    const attempt = { callerId, action: MANAGEMENT_GROUP_READ, scope: managementGroupId(group.name) }
    return refusal({ ...attempt, reads: 'resource' }, context) === null
  })
  return listAnswer(
    found.map((group) => writtenManagementGroup(group, context)),
    request,
    context,
  )
}

export function getManagementGroup(scope: string, callerId: string, context: SandboxContext): Answer {
  const barred = barrier({ callerId, action: MANAGEMENT_GROUP_READ, scope, reads: 'resource' }, context)
  if (barred !== null) return barred
  const found = context.store.hierarchy.managementGroup(managementGroupName(scope) ?? '')
  return found === null
    ? managementGroupNotFound(scope)
    : { status: 200, body: writtenManagementGroup(found, context) }
}

export function managementGroupId(name: string): string {
  return `/providers/Microsoft.Management/managementGroups/${name}`
}

function writtenSubscription(subscription: TenantSubscription, { store }: SandboxContext): unknown {
  return {
    displayName: subscription.subscriptionId,
    ...subscription,
    id: `/subscriptions/${subscription.subscriptionId}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    tenantId: store.tenant.tenantId,
    state: 'Enabled',
  }
}

function writtenResourceGroup({ id, name, location }: ResourceGroup): unknown {
  return {
    id,
    name,
    type: 'Microsoft.Resources/resourceGroups',
    location,
    properties: { provisioningState: 'Succeeded' },
  }
}

function writtenManagementGroup(group: TenantManagementGroup, { store }: SandboxContext): unknown {
  const [parent] = store.hierarchy.ancestorsOf(group)
  return {
    id: managementGroupId(group.name),
    type: 'Microsoft.Management/managementGroups',
    name: group.name,
    properties: {
      tenantId: store.tenant.tenantId,
      displayName: group.displayName ?? group.name,
      details: {
        version: 1,
        parent:
          parent === undefined
            ? null
            : {
                id: managementGroupId(parent.name),
                name: parent.name,
                displayName: parent.displayName ?? parent.name,
              },
      },
    },
  }
}
