import { randomUUID } from 'node:crypto'
import { builtInRole, builtInRoles } from '../knowledge/catalogue/roles.ts'
import { roleIdOf, type RoleDefinition } from '../rbac/role-definition.ts'
import { scopesEqual } from '../rbac/scope.ts'
import { Directory } from './directory.ts'
import { extensionId } from './extension-resource.ts'
import { Hierarchy } from './hierarchy.ts'
import { roleDefinitionFrom } from './rbac-facts.ts'
import type { Tenant, TenantResource, TenantRoleAssignment, TenantRoleDefinition } from './tenant.ts'

/** A tenant that is being served. Only its role assignments and custom roles change while it is. */
export class TenantStore {
  readonly tenant: Tenant
  readonly directory: Directory
  readonly hierarchy: Hierarchy
  readonly #resources: ReadonlyMap<string, TenantResource>
  #customRoles: ReadonlyMap<string, TenantRoleDefinition>
  #roleDefinitions: ReadonlyMap<string, RoleDefinition>
  #roleAssignments: readonly TenantRoleAssignment[]

  constructor(tenant: Tenant) {
    this.tenant = tenant
    this.directory = new Directory(tenant)
    this.hierarchy = new Hierarchy(tenant)
    this.#resources = new Map(tenant.resources.map((resource) => [resource.id.toLowerCase(), resource]))
    this.#customRoles = new Map(tenant.roleDefinitions.map((role) => [roleIdOf(role.name), role]))
    this.#roleDefinitions = withBuiltInRoles(tenant.roleDefinitions)
    this.#roleAssignments = tenant.roleAssignments
  }

  get roleAssignments(): readonly TenantRoleAssignment[] {
    return this.#roleAssignments
  }

  /** Every role by GUID in lower case, built-in and custom. */
  get roleDefinitions(): ReadonlyMap<string, RoleDefinition> {
    return this.#roleDefinitions
  }

  resource(id: string): TenantResource | null {
    return this.#resources.get(id.toLowerCase()) ?? null
  }

  get customRoles(): readonly TenantRoleDefinition[] {
    return [...this.#customRoles.values()]
  }

  /** Makes a custom role, or replaces the one with the same GUID. */
  setCustomRole(role: TenantRoleDefinition): void {
    this.#define(new Map([...this.#customRoles, [roleIdOf(role.name), role]]))
  }

  removeCustomRole(id: string): void {
    this.#define(new Map([...this.#customRoles].filter(([known]) => known !== roleIdOf(id))))
  }

  #define(customRoles: ReadonlyMap<string, TenantRoleDefinition>): void {
    this.#customRoles = customRoles
    this.#roleDefinitions = withBuiltInRoles([...customRoles.values()])
  }

  customRole(id: string): TenantRoleDefinition | null {
    return this.#customRoles.get(roleIdOf(id)) ?? null
  }

  builtInRole(id: string): RoleDefinition | null {
    return builtInRole(roleIdOf(id)) ?? null
  }

  roleAssignment(id: string): TenantRoleAssignment | null {
    return this.#roleAssignments.find((each) => scopesEqual(each.id, id)) ?? null
  }

  /** Assigns a role as if somebody had done so in Azure; replaces an assignment with the same id. */
  addRoleAssignment(
    properties: TenantRoleAssignment['properties'],
    name: string = randomUUID(),
  ): TenantRoleAssignment {
    const added = { id: extensionId(properties.scope, 'roleAssignments', name), name, properties }
    this.#roleAssignments = [...this.#without(added.id), added]
    return added
  }

  /** Whether there was such an assignment. */
  removeRoleAssignment(id: string): boolean {
    const left = this.#without(id)
    const removed = left.length < this.#roleAssignments.length
    this.#roleAssignments = left
    return removed
  }

  #without(id: string): readonly TenantRoleAssignment[] {
    return this.#roleAssignments.filter((each) => !scopesEqual(each.id, id))
  }
}

function withBuiltInRoles(custom: readonly TenantRoleDefinition[]): ReadonlyMap<string, RoleDefinition> {
  return new Map([...builtInRoles(), ...custom.map(roleDefinitionFrom)].map((role) => [role.id, role]))
}
