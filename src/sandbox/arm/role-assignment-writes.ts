import * as z from 'zod'
import { isGuid } from '../../rbac/guid.ts'
import { attributeKey } from '../../rbac/condition/attribute.ts'
import { roleAssignmentAttributes } from '../../rbac/condition/role-assignment-attributes.ts'
import { sameId } from '../../rbac/principal.ts'
import { roleIdOf } from '../../rbac/role-definition.ts'
import { scopesEqual } from '../../rbac/scope.ts'
import type { Attributes } from '../access.ts'
import type { SandboxContext } from '../context.ts'
import { principalTypeOf } from '../directory.ts'
import { extensionId } from '../extension-resource.ts'
import type { Answer } from '../exchange.ts'
import type { TenantRoleAssignment } from '../tenant.ts'
import { barrier } from './authorize.ts'
import { armError, invalidContent } from './errors.ts'

const bodyShape = z.object({
  properties: z.object({
    roleDefinitionId: z.string(),
    principalId: z.string(),
    principalType: z.enum(['User', 'Group', 'ServicePrincipal', 'ForeignGroup', 'Device']).nullish(),
    condition: z.string().nullish(),
    conditionVersion: z.string().nullish(),
    description: z.string().nullish(),
  }),
})

type Requested = z.infer<typeof bodyShape>['properties']
/** What every way of assigning a role names. */
type RequestedRole = Pick<Requested, 'roleDefinitionId' | 'principalId' | 'principalType'>

export function putRoleAssignment(
  scope: string,
  name: string,
  callerId: string,
  body: unknown,
  context: SandboxContext,
): Answer {
  const parsed = bodyShape.safeParse(body)
  if (!parsed.success) return invalidContent(parsed.error.issues[0]?.message ?? 'no content')
  const requested = parsed.data.properties
  const attempt = {
    callerId,
    action: 'Microsoft.Authorization/roleAssignments/write',
    scope: extensionId(scope, 'roleAssignments', name),
    attributes: requestAttributes(requested, context),
  }
  return (
    barrier(attempt, context) ??
    assignmentFault(requested, name, context) ??
    conflictOf(requested, scope, name, context) ??
    assign(requested, scope, name, callerId, context)
  )
}

export function deleteRoleAssignment(
  scope: string,
  name: string,
  callerId: string,
  context: SandboxContext,
): Answer {
  const id = extensionId(scope, 'roleAssignments', name)
  const found = context.store.roleAssignment(id)
  const action = 'Microsoft.Authorization/roleAssignments/delete'
  const attributes = found === null ? {} : { attributes: resourceAttributes(found) }
  const barred = barrier({ callerId, action, scope: id, ...attributes }, context)
  if (barred !== null) return barred
  context.store.removeRoleAssignment(id)
  return found === null ? { status: 204 } : { status: 200, body: writtenRoleAssignment(found) }
}

export function requestAttributes(requested: RequestedRole, { store }: SandboxContext): Attributes {
  const found = store.directory.find(requested.principalId)
  return roleAssignmentAttributes({
    roleId: requested.roleDefinitionId,
    principalId: requested.principalId,
    principalType: requested.principalType ?? (found === null ? null : principalTypeOf(found)),
  })
}

/** A deletion is judged by the assignment that is there (Azure documentation, "Authorization actions and attributes"). */
export function resourceAttributes({ properties }: TenantRoleAssignment): Attributes {
  const key = (name: string) => attributeKey('Resource', `Microsoft.Authorization/roleAssignments:${name}`)
  return new Map([
    [key('RoleDefinitionId'), [roleIdOf(properties.roleDefinitionId)]],
    [key('PrincipalId'), [properties.principalId]],
    [key('PrincipalType'), typeof properties.principalType === 'string' ? [properties.principalType] : []],
  ])
}

/** Why ARM takes no such assignment from anybody. */
export function assignmentFault(
  requested: RequestedRole,
  name: string,
  { store }: SandboxContext,
): Answer | null {
  if (!isGuid(name)) {
    return armError(
      400,
      'InvalidRoleAssignmentId',
      `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
    )
  }
  const roleId = roleIdOf(requested.roleDefinitionId)
  if (!store.roleDefinitions.has(roleId)) {
    return armError(
      400,
      'RoleDefinitionDoesNotExist',
      `The specified role definition with ID '${roleId.replaceAll('-', '')}' does not exist.`,
    )
  }
  return principalFault(requested, store)
}

/** With the type ServicePrincipal ARM does not look: the principal may be too new for its copy of the directory. */
function principalFault(
  { principalId, principalType }: RequestedRole,
  store: SandboxContext['store'],
): Answer | null {
  const found = store.directory.find(principalId)
  if (found === null) {
    if (principalType === 'ServicePrincipal') return null
    return armError(
      400,
      'PrincipalNotFound',
      `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${store.tenant.tenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
    )
  }
  const type = principalTypeOf(found)
  if (principalType === null || principalType === undefined || principalType === type) return null
  return armError(
    400,
    'UnmatchedPrincipalType',
    `The PrincipalId '${principalId.replaceAll('-', '')}' has type '${type}' , which is different from specified PrinciaplType '${principalType}'.`,
  )
}

function conflictOf(
  requested: Requested,
  scope: string,
  name: string,
  { store }: SandboxContext,
): Answer | null {
  const sameName = store.roleAssignment(extensionId(scope, 'roleAssignments', name))
  if (sameName !== null) {
    return isSameGrant(sameName, requested, scope)
      ? null
      : armError(
          400,
          'RoleAssignmentUpdateNotPermitted',
          'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
        )
  }
  const sameGrant = store.roleAssignments.find((each) => isSameGrant(each, requested, scope))
  if (sameGrant === undefined) return null
  const id = sameGrant.name.replaceAll('-', '')
  return armError(
    409,
    'RoleAssignmentExists',
    `The role assignment already exists. The ID of the existing role assignment is ${id}.`,
  )
}

function isSameGrant({ properties }: TenantRoleAssignment, requested: Requested, scope: string): boolean {
  return (
    scopesEqual(properties.scope, scope) &&
    sameId(properties.principalId, requested.principalId) &&
    roleIdOf(properties.roleDefinitionId) === roleIdOf(requested.roleDefinitionId)
  )
}

function assign(
  requested: Requested,
  scope: string,
  name: string,
  callerId: string,
  { store, clock }: SandboxContext,
): Answer {
  const before = store.roleAssignment(extensionId(scope, 'roleAssignments', name))?.properties
  const now = clock().toISOString()
  const found = store.directory.find(requested.principalId)
  const assignment = store.addRoleAssignment(
    {
      roleDefinitionId: requested.roleDefinitionId,
      principalId: requested.principalId,
      principalType: requested.principalType ?? (found === null ? null : principalTypeOf(found)),
      scope,
      condition: requested.condition ?? null,
      conditionVersion: requested.conditionVersion ?? null,
      createdOn: before?.createdOn ?? now,
      updatedOn: now,
      createdBy: before?.createdBy ?? callerId,
      updatedBy: callerId,
      description: requested.description ?? null,
    },
    name,
  )
  return { status: before === undefined ? 201 : 200, body: writtenRoleAssignment(assignment) }
}

/** A role assignment as ARM writes it. */
export function writtenRoleAssignment(assignment: TenantRoleAssignment) {
  return { ...assignment, type: 'Microsoft.Authorization/roleAssignments' }
}
