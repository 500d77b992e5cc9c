import { sameId } from '../../rbac/principal.ts'
import { roleIdOf } from '../../rbac/role-definition.ts'
import { scopesEqual } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId } from '../extension-resource.ts'
import type { Answer } from '../exchange.ts'
import type { TenantRoleAssignment } from '../tenant.ts'
import type { RequestTarget } from './activation-requests.ts'
import { policyRules } from './activation-policies.ts'
import { barrier } from './authorize.ts'
import { armError } from './errors.ts'
import { assignmentFault, requestAttributes, resourceAttributes } from './role-assignment-writes.ts'
import { failedRules, policyFailure } from './schedule-policy.ts'
import {
  REQUESTS,
  scheduledRole,
  timedRequest,
  writtenRequest,
  type ScheduleRequest,
} from './written-schedule.ts'

/** Azure takes an assignment away no sooner ("Assign Azure resource roles in Privileged Identity Management"). */
const LEAST_ACTIVE = 5 * 60_000

/**
 * Somebody who may assign that role to that principal does so for a time. A second request of the same name is
 * refused, whatever it asks for.
 */
export function adminAssign(
  requested: ScheduleRequest,
  { scope, name, callerId }: RequestTarget,
  context: SandboxContext,
): Answer {
  const { store } = context
  const barred = barrier(
    {
      callerId,
      action: 'Microsoft.Authorization/roleAssignments/write',
      scope: extensionId(scope, 'roleAssignments', name),
      attributes: requestAttributes(requested, context),
    },
    context,
  )
  if (barred !== null) return barred
  const requestId = extensionId(scope, REQUESTS, name)
  if (store.scheduleRequest(requestId) !== null) {
    return armError(
      409,
      'RoleAssignmentRequestExists',
      `A role assignment request with Id: ${name} already exists.`,
    )
  }
  const fault = assignmentFault(requested, name, context)
  if (fault !== null) return fault
  if (activeAssignment(requested, scope, context) !== undefined) {
    return armError(400, 'RoleAssignmentExists', 'The Role assignment already exists.')
  }
  const timed = timedRequest.safeParse(requested)
  if (!timed.success) return policyFailure(['ExpirationRule'])
  const rules = policyRules(roleIdOf(requested.roleDefinitionId), scope, context)
  const failed = failedRules(timed.data, 'Admin', rules)
  if (failed.length > 0) return policyFailure(failed)

  const fields = { assignmentType: 'Assigned', condition: requested.condition ?? null } as const
  const active = scheduledRole(timed.data, scope, fields, context)
  const status = 'Provisioned'
  const written = writtenRequest(requested, { scope, name, requestorId: callerId, status }, context)
  store.addScheduleRequest({ requestId, request: written, active })
  return { status: 201, body: written }
}

/** Takes an active assignment away, whether or not it would have ended. */
export function adminRemove(
  requested: ScheduleRequest,
  { scope, name, callerId }: RequestTarget,
  context: SandboxContext,
): Answer {
  const { store, clock } = context
  const found = activeAssignment(requested, scope, context)
  const action = 'Microsoft.Authorization/roleAssignments/delete'
  const attributes = found === undefined ? {} : { attributes: resourceAttributes(found) }
  const barred = barrier({ callerId, action, scope, ...attributes }, context)
  if (barred !== null) return barred
  if (found === undefined) {
    return armError(400, 'RoleAssignmentDoesNotExist', 'The Role assignment does not exist.')
  }
  if (clock().getTime() - Date.parse(found.properties.createdOn ?? '') < LEAST_ACTIVE) {
    return armError(
      400,
      'ActiveDurationTooShort',
      'The Active duration is too short. Miniumum Required is 5 minutes.',
    )
  }
  store.removeRoleAssignment(found.id)
  const status = 'Revoked'
  const written = writtenRequest(requested, { scope, name, requestorId: callerId, status }, context)
  store.addScheduleRequest({
    requestId: extensionId(scope, REQUESTS, name),
    request: written,
    active: null,
  })
  return { status: 201, body: written }
}

function activeAssignment(
  { principalId, roleDefinitionId }: ScheduleRequest,
  scope: string,
  { store }: SandboxContext,
): TenantRoleAssignment | undefined {
  return store.roleAssignments.find(
    ({ properties }) =>
      sameId(properties.principalId, principalId) &&
      scopesEqual(properties.scope, scope) &&
      roleIdOf(properties.roleDefinitionId) === roleIdOf(roleDefinitionId),
  )
}
