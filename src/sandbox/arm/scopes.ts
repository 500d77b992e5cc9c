import { managementGroupName, resourceGroupOf, scopeName, subscriptionIdOf } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import type { Answer } from '../exchange.ts'
import { managementGroupNotFound, resourceGroupNotFound, subscriptionNotFound } from './errors.ts'

/** ARM looks for the subscription before it looks at the caller's rights. */
export function missingSubscription(scope: string, { store }: SandboxContext): Answer | null {
  const id = subscriptionIdOf(scope)
  return id !== null && store.hierarchy.subscription(id) === null ? subscriptionNotFound(id) : null
}

/**
 * ARM's 404 for a scope whose management group or resource group does not exist. It does not ask whether a
 * resource exists when something of Microsoft.Authorization is attached to it.
 */
export function missingGroup(scope: string, { store: { hierarchy } }: SandboxContext): Answer | null {
  if (managementGroupName(scope) !== null && hierarchy.managementGroup(scopeName(scope)) === null) {
    return managementGroupNotFound(scope)
  }
  const group = resourceGroupOf(scope)
  return group !== null && hierarchy.resourceGroup(group) === null
    ? resourceGroupNotFound(scopeName(group))
    : null
}
