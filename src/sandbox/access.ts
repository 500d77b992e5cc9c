import { decideAccess } from '../rbac/access.ts'
import type { DenyAssignment } from '../rbac/assignment.ts'
import type { AttributeValue } from '../rbac/condition/attribute.ts'
import type { Operation } from '../rbac/operation.ts'
import { denyAssignmentFrom, roleAssignmentFrom } from './rbac-facts.ts'
import type { TenantStore } from './tenant-store.ts'

export type Access =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'not-granted' }
  | { readonly kind: 'condition-not-met' }
  | { readonly kind: 'denied'; readonly denyAssignment: DenyAssignment }

/** Values that conditions may ask for, by `attributeKey`. */
export type Attributes = ReadonlyMap<string, AttributeValue>

/** Whether the sandbox lets a principal do something: judged by the engine that judges real tenants. */
export function accessOf(
  store: TenantStore,
  principalId: string,
  operation: Operation,
  scope: string,
  attributes?: Attributes,
): Access {
  const decision = decideAccess(operation, scope, {
    principalId,
    groupIds: store.directory.groupsOf(principalId),
    groupsComplete: true,
    roleAssignments: store.roleAssignments.map(roleAssignmentFrom),
    roleDefinitions: store.roleDefinitions,
    denyAssignments: store.tenant.denyAssignments.map(denyAssignmentFrom),
    managementGroups: store.hierarchy.managementGroupsAbove(scope),
    ...(attributes === undefined ? {} : { attributes }),
  })
  const [denyAssignment] = decision.denials
  if (decision.grants.length === 0) {
    return { kind: decision.conditionalGrants.length === 0 ? 'not-granted' : 'condition-not-met' }
  }
  return denyAssignment === undefined ? { kind: 'allowed' } : { kind: 'denied', denyAssignment }
}
