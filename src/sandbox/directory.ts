import { v5 as uuid5 } from 'uuid'
import type { Tenant, TenantGroup, TenantServicePrincipal, TenantUser } from './tenant.ts'

export type DirectoryObject =
  | { readonly kind: 'user'; readonly id: string; readonly user: TenantUser }
  | { readonly kind: 'group'; readonly id: string; readonly group: TenantGroup }
  | {
      readonly kind: 'servicePrincipal'
      readonly id: string
      readonly servicePrincipal: TenantServicePrincipal
    }

/** The principals of a tenant, managed identities of its resources included, and who belongs to which group. */
export class Directory {
  readonly #objects = new Map<string, DirectoryObject>()
  readonly #parents = new Map<string, Set<string>>()
  /** the tenant's people do not change, so each is looked up once */
  readonly #groups = new Map<string, ReadonlyMap<string, string>>()

  constructor(tenant: Tenant) {
    for (const servicePrincipal of [...managedIdentities(tenant), ...tenant.servicePrincipals]) {
      this.#add({ kind: 'servicePrincipal', id: servicePrincipal.id, servicePrincipal })
    }
    for (const user of tenant.users) this.#add({ kind: 'user', id: user.id, user })
    for (const group of tenant.groups) {
      this.#add({ kind: 'group', id: group.id, group })
      for (const member of group.members) this.#addParent(member, group.id)
    }
  }

  all(): readonly DirectoryObject[] {
    return [...this.#objects.values()]
  }

  find(id: string): DirectoryObject | null {
    return this.#objects.get(id.toLowerCase()) ?? null
  }

  /** Object ids of every group that the principal is in, directly or through other groups. */
  groupsOf(id: string): readonly string[] {
    return [...(this.#groups.get(id.toLowerCase()) ?? this.#findGroups(id)).values()]
  }

  /** Object ids of the groups that list the principal as a member. */
  directGroupsOf(id: string): readonly string[] {
    return [...(this.#parents.get(id.toLowerCase()) ?? [])]
  }

  /** Whether the principal is in the group, directly or through other groups. */
  isIn(id: string, groupId: string): boolean {
    return (this.#groups.get(id.toLowerCase()) ?? this.#findGroups(id)).has(groupId.toLowerCase())
  }

  #findGroups(id: string): ReadonlyMap<string, string> {
    const groups = reachable(id, (each) => this.#parents.get(each.toLowerCase()) ?? [])
    const byId = new Map(groups.map((group) => [group.toLowerCase(), group]))
    this.#groups.set(id.toLowerCase(), byId)
    return byId
  }

  /** Object ids of everything in the group, directly or through other groups, groups included. */
  membersOf(groupId: string): readonly string[] {
    return reachable(groupId, (each) => {
      const found = this.find(each)
      return found?.kind === 'group' ? found.group.members : []
    })
  }

  #add(found: DirectoryObject): void {
    this.#objects.set(found.id.toLowerCase(), found)
  }

  #addParent(member: string, groupId: string): void {
    const parents = this.#parents.get(member.toLowerCase()) ?? new Set()
    this.#parents.set(member.toLowerCase(), parents.add(groupId))
  }
}

/** ARM's `principalType` of a directory object. */
export function principalTypeOf(found: DirectoryObject): 'User' | 'Group' | 'ServicePrincipal' {
  switch (found.kind) {
    case 'user':
      return 'User'
    case 'group':
      return 'Group'
    case 'servicePrincipal':
      return 'ServicePrincipal'
  }
}

function reachable(start: string, next: (id: string) => Iterable<string>): readonly string[] {
  const seen = new Map<string, string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const neighbour of next(id)) {
      if (neighbour.toLowerCase() === start.toLowerCase() || seen.has(neighbour.toLowerCase())) continue
      seen.set(neighbour.toLowerCase(), neighbour)
      open.push(neighbour)
    }
  }
  return [...seen.values()]
}

/** Entra names a managed identity after the resource that it belongs to. */
function managedIdentities(tenant: Tenant): TenantServicePrincipal[] {
  return tenant.resources.flatMap((resource) => {
    const own = resource.identity?.principalId
    const userAssigned = resource.properties['principalId']
    const clientId = resource.properties['clientId']
    return [
      ...(typeof own === 'string' && own !== '' ? [managedIdentity(own, resource.name)] : []),
      ...(isUserAssignedIdentity(resource.type) && typeof userAssigned === 'string'
        ? [managedIdentity(userAssigned, resource.name, typeof clientId === 'string' ? clientId : undefined)]
        : []),
      ...Object.entries(resource.identity?.userAssignedIdentities ?? {}).flatMap(([armId, identity]) =>
        typeof identity.principalId === 'string'
          ? [managedIdentity(identity.principalId, lastSegment(armId), identity.clientId ?? undefined)]
          : [],
      ),
    ]
  })
}

function isUserAssignedIdentity(type: string): boolean {
  return type.toLowerCase() === 'microsoft.managedidentity/userassignedidentities'
}

function managedIdentity(id: string, displayName: string, appId?: string): TenantServicePrincipal {
  return { id, appId: appId ?? uuid5(id, uuid5.URL), displayName, servicePrincipalType: 'ManagedIdentity' }
}

function lastSegment(armId: string): string {
  return armId.slice(armId.lastIndexOf('/') + 1)
}
