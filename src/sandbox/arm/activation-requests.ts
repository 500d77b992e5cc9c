import { sameId } from '../../rbac/principal.ts'
import { roleIdOf } from '../../rbac/role-definition.ts'
import { isAtOrAbove, scopeName, scopesEqual } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId } from '../extension-resource.ts'
import type { Answer } from '../exchange.ts'
import type { TenantScheduleInstance } from '../tenant.ts'
import { policyRules } from './activation-policies.ts'
import { armError, invalidContent } from './errors.ts'
import { failedRules, policyFailure } from './schedule-policy.ts'
import {
  REQUESTS,
  scheduledRole,
  timedRequest,
  writtenRequest,
  type ScheduleRequest,
  type TimedRequest,
} from './written-schedule.ts'

/** Where a schedule request is made, under which name, and by whom. */
export interface RequestTarget {
  readonly scope: string
  readonly name: string
  readonly callerId: string
}

/** An eligible person activates a role for themselves. No right is needed for it but the eligible assignment. */
export function activate(requested: ScheduleRequest, target: RequestTarget, context: SandboxContext): Answer {
  const { scope, name, callerId } = target
  if (!sameId(requested.principalId, callerId)) {
    return armError(
      403,
      'AuthorizationFailed',
      `The client with object id '${callerId}' cannot activate a role for the principal '${requested.principalId}'.`,
    )
  }
  const timed = timedRequest.safeParse(requested)
  if (!timed.success) return invalidContent(timed.error.issues[0]?.message ?? 'no schedule')
  // a request of the same name is the same request
  const before = context.store.scheduleRequest(extensionId(scope, REQUESTS, name))
  return before === null ? activateNow(timed.data, target, context) : { status: 200, body: before }
}

function activateNow(requested: TimedRequest, target: RequestTarget, context: SandboxContext): Answer {
  const { store } = context
  const { scope, name, callerId } = target
  const eligible = store.tenant.roleEligibilityScheduleInstances.find((each) =>
    allows(each, requested, scope, callerId, context),
  )
  if (eligible === undefined) return policyFailure(['EligibilityRule'])
  const roleId = roleIdOf(requested.roleDefinitionId)
  const isActive = store.roleAssignments.some(
    ({ properties }) =>
      sameId(properties.principalId, callerId) &&
      scopesEqual(properties.scope, scope) &&
      roleIdOf(properties.roleDefinitionId) === roleId,
  )
  if (isActive) return armError(400, 'RoleAssignmentExists', 'The Role assignment already exists.')

  const rules = policyRules(roleId, scope, context)
  const failed = failedRules(requested, 'EndUser', rules)
  if (failed.length > 0) return policyFailure(failed)

  const waits = rules.get('Approval_EndUser_Assignment')?.setting?.isApprovalRequired === true
  const active = waits ? null : activatedRole(requested, eligible, scope, context)
  const status = active === null ? 'PendingApproval' : 'Provisioned'
  const written = writtenRequest(requested, { scope, name, requestorId: callerId, status }, context)
  store.addScheduleRequest({ requestId: extensionId(scope, REQUESTS, name), request: written, active })
  return { status: 201, body: written }
}

/** The instance of an activation names the eligible assignment that it is of. */
function activatedRole(
  requested: TimedRequest,
  { id, properties }: TenantScheduleInstance,
  scope: string,
  context: SandboxContext,
) {
  const condition = properties.condition ?? null
  const role = scheduledRole(requested, scope, { assignmentType: 'Activated', condition }, context)
  const linked = {
    linkedRoleEligibilityScheduleId: properties.roleEligibilityScheduleId ?? null,
    linkedRoleEligibilityScheduleInstanceId: id,
  }
  return {
    ...role,
    instance: { ...role.instance, properties: { ...role.instance.properties, ...linked } },
  }
}

/** The schedule may be named by its ARM id or by its name alone. */
function allows(
  { properties }: TenantScheduleInstance,
  { roleDefinitionId, linkedRoleEligibilityScheduleId: linked }: TimedRequest,
  scope: string,
  callerId: string,
  { store: { directory, hierarchy } }: SandboxContext,
): boolean {
  const schedule = properties.roleEligibilityScheduleId ?? ''
  return (
    directory.find(callerId)?.kind === 'user' &&
    (sameId(properties.principalId, callerId) || directory.isIn(callerId, properties.principalId)) &&
    roleIdOf(properties.roleDefinitionId) === roleIdOf(roleDefinitionId) &&
    isAtOrAbove(properties.scope, scope, hierarchy.managementGroupsAbove(scope)) &&
    (linked == null || sameId(scopeName(schedule), scopeName(linked)))
  )
}
