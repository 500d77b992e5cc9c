import { resourceGroupOf, scopeName, subscriptionIdOf } from '../rbac/scope.ts'
import type { Tenant, TenantManagementGroup, TenantSubscription } from './tenant.ts'

export interface ResourceGroup {
  /** `/subscriptions/{id}/resourceGroups/{name}` */
  readonly id: string
  readonly name: string
  readonly subscriptionId: string
  readonly location: string | null
}

/** What stands above the resources of a tenant: resource groups, subscriptions, management groups. */
export class Hierarchy {
  readonly #managementGroups: ReadonlyMap<string, TenantManagementGroup>
  readonly #subscriptions = new Map<string, TenantSubscription>()
  readonly #resourceGroups = new Map<string, ResourceGroup>()

  constructor(tenant: Tenant) {
    this.#managementGroups = new Map(
      tenant.managementGroups.map((group) => [group.name.toLowerCase(), group]),
    )
    for (const id of mentionedSubscriptions(tenant))
      this.#subscriptions.set(id.toLowerCase(), { subscriptionId: id })
    for (const each of tenant.subscriptions) this.#subscriptions.set(each.subscriptionId.toLowerCase(), each)
    for (const scope of mentionedScopes(tenant)) this.#addResourceGroup(scope, tenant)
  }

  managementGroups(): readonly TenantManagementGroup[] {
    return [...this.#managementGroups.values()]
  }

  managementGroup(name: string): TenantManagementGroup | null {
    return this.#managementGroups.get(name.toLowerCase()) ?? null
  }

  subscriptions(): readonly TenantSubscription[] {
    return [...this.#subscriptions.values()]
  }

  subscription(id: string): TenantSubscription | null {
    return this.#subscriptions.get(id.toLowerCase()) ?? null
  }

  resourceGroups(): readonly ResourceGroup[] {
    return [...this.#resourceGroups.values()]
  }

  resourceGroup(id: string): ResourceGroup | null {
    return this.#resourceGroups.get(id.toLowerCase()) ?? null
  }

  /** The management groups above a management group, nearest first. */
  ancestorsOf(group: TenantManagementGroup): readonly TenantManagementGroup[] {
    const ancestors: TenantManagementGroup[] = []
    for (
      let above = this.#parentOf(group);
      above !== null && !ancestors.includes(above);
      above = this.#parentOf(above)
    ) {
      ancestors.push(above)
    }
    return ancestors
  }

  /** The management groups above a subscription, nearest first. */
  ancestorsOfSubscription(id: string): readonly TenantManagementGroup[] {
    const nearest = this.managementGroups().find((group) =>
      group.subscriptions.some((each) => each.toLowerCase() === id.toLowerCase()),
    )
    return nearest === undefined ? [] : [nearest, ...this.ancestorsOf(nearest)]
  }

  /** The names of the management groups above any scope. */
  managementGroupsAbove(scope: string): readonly string[] {
    const subscriptionId = subscriptionIdOf(scope)
    if (subscriptionId !== null) return this.ancestorsOfSubscription(subscriptionId).map(({ name }) => name)
    const group = this.managementGroup(scopeName(scope))
    return group === null ? [] : this.ancestorsOf(group).map(({ name }) => name)
  }

  #parentOf(group: TenantManagementGroup): TenantManagementGroup | null {
    return typeof group.parent === 'string' ? this.managementGroup(group.parent) : null
  }

  #addResourceGroup(scope: string, tenant: Tenant): void {
    const id = resourceGroupOf(scope)
    const subscriptionId = subscriptionIdOf(scope)
    if (id === null || subscriptionId === null || this.#resourceGroups.has(id.toLowerCase())) return
    const within = tenant.resources.find(
      (resource) => typeof resource.location === 'string' && isWithin(resource.id, id),
    )
    this.#resourceGroups.set(id.toLowerCase(), {
      id,
      name: scopeName(id),
      subscriptionId,
      location: within?.location ?? null,
    })
  }
}

function isWithin(resourceId: string, groupId: string): boolean {
  return `${resourceId.toLowerCase()}/`.startsWith(`${groupId.toLowerCase()}/`)
}

function mentionedSubscriptions(tenant: Tenant): string[] {
  return [
    ...tenant.managementGroups.flatMap((group) => group.subscriptions),
    ...tenant.resources.flatMap((resource) => subscriptionIdOf(resource.id) ?? []),
  ]
}

/** A tenant file has no list of resource groups: they are those that something stands in or is assigned on. */
function mentionedScopes(tenant: Tenant): string[] {
  return [
    ...tenant.resources.map(({ id }) => id),
    ...[...tenant.roleAssignments, ...tenant.denyAssignments, ...tenant.roleEligibilityScheduleInstances].map(
      ({ properties }) => properties.scope,
    ),
  ]
}
