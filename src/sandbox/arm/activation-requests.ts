import { isGuid } from '../../rbac/guid.ts'
import { minutesOf } from '../../rbac/duration.ts'
import { sameId } from '../../rbac/principal.ts'
import { roleIdOf } from '../../rbac/role-definition.ts'
import { isAtOrAbove, scopeName, scopesEqual } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId, type ExtensionPath } from '../extension-resource.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { TenantScheduleInstance } from '../tenant.ts'
import { policyRules } from './activation-policies.ts'
import { armError, invalidContent, notAllowed } from './errors.ts'
import { missingGroup, missingSubscription } from './scopes.ts'
import {
  activeActivation,
  requestedActivation,
  REQUESTS,
  writtenRequest,
  type RequestedActivation,
} from './written-activation.ts'

/**
 * `{scope}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/{guid}`, api-version 2020-10-01: an
 * eligible person activates a role for themselves. No right is needed for it but the eligible assignment, and
 * whoever calls is taken to have signed in with multifactor authentication.
 */
export function answerActivationRequests(
  { scope, name }: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (request.method !== 'PUT' || name === null) return notAllowed(request.method)
  const parsed = requestedActivation.safeParse(request.body)
  if (!parsed.success) return invalidContent(parsed.error.issues[0]?.message ?? 'no content')
  const requested = parsed.data.properties
  return (
    missingSubscription(scope, context) ??
    missingGroup(scope, context) ??
    faultIn(requested, name, callerId) ??
    answeredBefore(scope, name, context) ??
    activate(requested, scope, name, callerId, context)
  )
}

function faultIn(
  { requestType, principalId }: RequestedActivation,
  name: string,
  callerId: string,
): Answer | null {
  if (!isGuid(name)) {
    return armError(400, 'InvalidRoleAssignmentScheduleRequestId', `The request ID '${name}' is not a GUID.`)
  }
  if (requestType !== 'SelfActivate') {
    return armError(400, 'UnsupportedRequestType', `This sandbox takes SelfActivate, not '${requestType}'.`)
  }
  if (sameId(principalId, callerId)) return null
  return armError(
    403,
    'AuthorizationFailed',
    `The client with object id '${callerId}' cannot activate a role for the principal '${principalId}'.`,
  )
}

/** A request of the same name is the same request. */
function answeredBefore(scope: string, name: string, { store }: SandboxContext): Answer | null {
  const before = store.activationRequest(extensionId(scope, REQUESTS, name))
  return before === null ? null : { status: 200, body: before }
}

function activate(
  requested: RequestedActivation,
  scope: string,
  name: string,
  callerId: string,
  context: SandboxContext,
): Answer {
  const { store } = context
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
  const failed = failedRules(requested, rules)
  if (failed.length > 0) return policyFailure(failed)

  const waits = rules.get('Approval_EndUser_Assignment')?.setting?.isApprovalRequired === true
  const active = waits ? null : activeActivation(requested, eligible, scope, context)
  const written = writtenRequest(requested, scope, name, active, context)
  store.addActivation({ requestId: extensionId(scope, REQUESTS, name), request: written, active })
  return { status: 201, body: written }
}

/** The schedule may be named by its ARM id or by its name alone. */
function allows(
  { properties }: TenantScheduleInstance,
  { roleDefinitionId, linkedRoleEligibilityScheduleId: linked }: RequestedActivation,
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

function failedRules(
  { justification, ticketInfo, scheduleInfo }: RequestedActivation,
  rules: ReturnType<typeof policyRules>,
): readonly string[] {
  const asked = minutesOf(scheduleInfo.expiration.duration)
  const allowed = minutesOf(rules.get('Expiration_EndUser_Assignment')?.maximumDuration ?? '') ?? Infinity
  const enabled = rules.get('Enablement_EndUser_Assignment')?.enabledRules ?? []
  const lacks = (rule: string, text: string | null | undefined) =>
    enabled.includes(rule) && (text ?? '').trim() === ''
  return [
    ...(asked === null || asked > allowed ? ['ExpirationRule'] : []),
    ...(lacks('Justification', justification) ? ['JustificationRule'] : []),
    ...(lacks('Ticketing', ticketInfo?.ticketNumber) ? ['TicketingRule'] : []),
  ]
}

function policyFailure(rules: readonly string[]): Answer {
  return armError(
    400,
    'RoleAssignmentRequestPolicyValidationFailed',
    `The following policy rules failed: ${JSON.stringify(rules)}`,
  )
}
