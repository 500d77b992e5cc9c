import { resourceGroupOf, scopeName, subscriptionIdOf } from '../../rbac/scope.ts'
import { managementGroupId } from '../arm/containers.ts'
import { writtenRoleAssignment } from '../arm/role-assignment-writes.ts'
import type { Tenant, TenantManagementGroup, TenantResource, UnreadableKind } from '../tenant.ts'
import type { TenantStore } from '../tenant-store.ts'
import type { Row } from './evaluate-query.ts'

/** A row and the right that shows it. */
export interface TableRow {
  readonly id: string
  readonly reads: UnreadableKind
  /** `Microsoft.Search/searchServices/read` */
  readonly action: string
  readonly row: Row
}

export interface Table {
  readonly columns: readonly string[]
  readonly rows: (store: TenantStore) => readonly TableRow[]
}

const COLUMNS = [
  'id',
  'name',
  'type',
  'tenantId',
  'kind',
  'location',
  'resourceGroup',
  'subscriptionId',
  'managedBy',
  'sku',
  'plan',
  'properties',
  'tags',
  'identity',
  'zones',
  'extendedLocation',
]

/** Resource Graph's tables by name, with the columns of its reference. */
export const TABLES: ReadonlyMap<string, Table> = new Map([
  ['resources', { columns: COLUMNS, rows: resourceRows }],
  ['resourcecontainers', { columns: COLUMNS, rows: containerRows }],
  ['authorizationresources', { columns: COLUMNS, rows: roleAssignmentRows }],
])

/** Child types that Resource Graph knows; it leaves out connections, deployments and their like. */
const KNOWN_CHILD_TYPES = ['microsoft.cognitiveservices/accounts/projects']

function resourceRows({ tenant }: TenantStore): readonly TableRow[] {
  return tenant.resources.filter(isIndexed).map((resource) => ({
    id: resource.id,
    reads: 'resource',
    action: `${resource.type}/read`,
    row: {
      ...emptyRow(tenant),
      ...resource,
      type: resource.type.toLowerCase(),
      kind: resource.kind ?? '',
      location: (resource.location ?? '').toLowerCase(),
      resourceGroup: scopeName(resourceGroupOf(resource.id) ?? '').toLowerCase(),
      subscriptionId: subscriptionIdOf(resource.id) ?? '',
    },
  }))
}

function isIndexed({ type }: TenantResource): boolean {
  return type.split('/').length === 2 || KNOWN_CHILD_TYPES.includes(type.toLowerCase())
}

function containerRows(store: TenantStore): readonly TableRow[] {
  return [...subscriptionRows(store), ...resourceGroupRows(store), ...managementGroupRows(store)]
}

function subscriptionRows({ tenant, hierarchy }: TenantStore): readonly TableRow[] {
  return hierarchy.subscriptions().map(({ subscriptionId, displayName }) => ({
    id: `/subscriptions/${subscriptionId}`,
    reads: 'resource',
    action: 'Microsoft.Resources/subscriptions/read',
    row: {
      ...emptyRow(tenant),
      id: `/subscriptions/${subscriptionId}`,
      name: displayName ?? subscriptionId,
      type: 'microsoft.resources/subscriptions',
      subscriptionId,
      properties: {
        state: 'Enabled',
        managementGroupAncestorsChain: chainOf(hierarchy.ancestorsOfSubscription(subscriptionId)),
      },
    },
  }))
}

function resourceGroupRows({ tenant, hierarchy }: TenantStore): readonly TableRow[] {
  return hierarchy.resourceGroups().map(({ id, name, subscriptionId, location }) => ({
    id,
    reads: 'resource',
    action: 'Microsoft.Resources/subscriptions/resourceGroups/read',
    row: {
      ...emptyRow(tenant),
      id,
      name,
      type: 'microsoft.resources/subscriptions/resourcegroups',
      location: location ?? '',
      resourceGroup: name.toLowerCase(),
      subscriptionId,
      properties: { provisioningState: 'Succeeded' },
    },
  }))
}

function managementGroupRows({ tenant, hierarchy }: TenantStore): readonly TableRow[] {
  return hierarchy.managementGroups().map((group) => ({
    id: managementGroupId(group.name),
    reads: 'resource',
    action: 'Microsoft.Management/managementGroups/read',
    row: {
      ...emptyRow(tenant),
      id: managementGroupId(group.name),
      name: group.name,
      type: 'microsoft.management/managementgroups',
      properties: {
        displayName: group.displayName ?? group.name,
        details: { managementGroupAncestorsChain: chainOf(hierarchy.ancestorsOf(group)) },
      },
    },
  }))
}

/** Role definitions are in the same table; nobody asks for them here. */
function roleAssignmentRows({ tenant, roleAssignments }: TenantStore): readonly TableRow[] {
  return roleAssignments.map((assignment) => ({
    id: assignment.properties.scope,
    reads: 'roleAssignments',
    action: 'Microsoft.Authorization/roleAssignments/read',
    row: {
      ...emptyRow(tenant),
      ...writtenRoleAssignment(assignment),
      type: 'microsoft.authorization/roleassignments',
      subscriptionId: subscriptionIdOf(assignment.properties.scope) ?? '',
    },
  }))
}

function chainOf(groups: readonly TenantManagementGroup[]): unknown {
  return groups.map(({ name, displayName }) => ({ name, displayName: displayName ?? name }))
}

function emptyRow({ tenantId }: Tenant): Row {
  return {
    ...Object.fromEntries(COLUMNS.map((column) => [column, null])),
    tenantId,
    kind: '',
    location: '',
    resourceGroup: '',
    subscriptionId: '',
    managedBy: '',
  }
}
