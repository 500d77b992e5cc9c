import { randomUUID } from 'node:crypto'
import { builtInRole, builtInRoles } from '../knowledge/catalogue/roles.ts'
import { roleIdOf, type RoleDefinition } from '../rbac/role-definition.ts'
import { scopesEqual } from '../rbac/scope.ts'
import { Directory } from './directory.ts'
import { extensionId } from './extension-resource.ts'
import { Hierarchy } from './hierarchy.ts'
import { roleDefinitionFrom } from './rbac-facts.ts'
import type {
  Tenant,
  TenantResource,
  TenantRoleAssignment,
  TenantRoleDefinition,
  TenantScheduleInstance,
} from './tenant.ts'

/** A request for a role assignment that ends: an activation, or an administrator's. */
export interface TenantScheduleRequest {
  /** ARM id */
  readonly requestId: string
  /** the request as ARM answers it */
  readonly request: unknown
  /** null: it waits for approval, removes an assignment, or was ended */
  readonly active: ScheduledRole | null
}

/** ARM lists what is assigned for a time twice: as a role assignment and as an instance of its schedule. */
export interface ScheduledRole {
  readonly assignment: TenantRoleAssignment
  readonly instance: TenantScheduleInstance
  /** milliseconds since 1970 */
  readonly endsOn: number
}

/** A tenant that is being served. Only its role assignments, their schedules and custom roles change while it is. */
export class TenantStore {
  readonly tenant: Tenant
  readonly directory: Directory
  readonly hierarchy: Hierarchy
  readonly #resources: ReadonlyMap<string, TenantResource>
  readonly #clock: () => Date
  #customRoles: ReadonlyMap<string, TenantRoleDefinition>
  #roleDefinitions: ReadonlyMap<string, RoleDefinition>
  #roleAssignments: readonly TenantRoleAssignment[]
  #scheduleRequests: readonly TenantScheduleRequest[] = []

  constructor(tenant: Tenant, clock: () => Date = () => new Date()) {
    this.#clock = clock
    this.tenant = tenant
    this.directory = new Directory(tenant)
    this.hierarchy = new Hierarchy(tenant)
    this.#resources = new Map(tenant.resources.map((resource) => [resource.id.toLowerCase(), resource]))
    this.#customRoles = new Map(tenant.roleDefinitions.map((role) => [roleIdOf(role.name), role]))
    this.#roleDefinitions = withBuiltInRoles(tenant.roleDefinitions)
    this.#roleAssignments = tenant.roleAssignments
  }

  /** Those that end are among them for as long as they last. */
  get roleAssignments(): readonly TenantRoleAssignment[] {
    const scheduled = this.#scheduledRoles().map(({ assignment }) => assignment)
    return scheduled.length === 0 ? this.#roleAssignments : [...this.#roleAssignments, ...scheduled]
  }

  get roleAssignmentScheduleInstances(): readonly TenantScheduleInstance[] {
    return [
      ...this.tenant.roleAssignmentScheduleInstances,
      ...this.#scheduledRoles().map(({ instance }) => instance),
    ]
  }

  /** The request of Privileged Identity Management with that ARM id, whether or not it still holds. */
  scheduleRequest(id: string): unknown {
    return this.#scheduleRequests.find(({ requestId }) => scopesEqual(requestId, id))?.request ?? null
  }

  addScheduleRequest(request: TenantScheduleRequest): void {
    this.#scheduleRequests = [...this.#scheduleRequests, request]
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
    return this.roleAssignments.find((each) => scopesEqual(each.id, id)) ?? null
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
    const removed = this.roleAssignment(id) !== null
    this.#roleAssignments = this.#without(id)
    this.#scheduleRequests = this.#scheduleRequests.map((each) =>
      each.active !== null && scopesEqual(each.active.assignment.id, id) ? { ...each, active: null } : each,
    )
    return removed
  }

  #scheduledRoles(): readonly ScheduledRole[] {
    const now = this.#clock().getTime()
    return this.#scheduleRequests.flatMap(({ active }) =>
      active !== null && active.endsOn > now ? [active] : [],
    )
  }

  #without(id: string): readonly TenantRoleAssignment[] {
    return this.#roleAssignments.filter((each) => !scopesEqual(each.id, id))
  }
}

function withBuiltInRoles(custom: readonly TenantRoleDefinition[]): ReadonlyMap<string, RoleDefinition> {
  return new Map([...builtInRoles(), ...custom.map(roleDefinitionFrom)].map((role) => [role.id, role]))
}
