import { isGuid } from '../../rbac/guid.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId, type ExtensionPath } from '../extension-resource.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { activate } from './activation-requests.ts'
import { adminAssign, adminRemove } from './admin-requests.ts'
import { barrier } from './authorize.ts'
import { armError, invalidContent, notAllowed } from './errors.ts'
import { missingGroup, missingSubscription } from './scopes.ts'
import { REQUESTS, scheduleRequest } from './written-schedule.ts'

const READ = 'Microsoft.Authorization/roleAssignmentScheduleRequests/read'

/**
 * `{scope}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/{guid}`, api-version 2020-10-01: how
 * Privileged Identity Management is asked for role assignments that end. Whoever calls is taken to have signed in
 * with multifactor authentication.
 */
export function answerScheduleRequests(
  { scope, name }: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (name === null) return notAllowed(request.method)
  switch (request.method) {
    case 'GET':
      return getRequest(scope, name, callerId, context)
    case 'PUT':
      return putRequest(scope, name, callerId, request.body, context)
    default:
      return notAllowed(request.method)
  }
}

function getRequest(scope: string, name: string, callerId: string, context: SandboxContext): Answer {
  const barred = barrier({ callerId, action: READ, scope, reads: 'roleAssignments' }, context)
  if (barred !== null) return barred
  const found = context.store.scheduleRequest(extensionId(scope, REQUESTS, name))
  return found === null
    ? armError(404, 'RoleAssignmentScheduleRequestNotFound', `The request '${name}' is not found.`)
    : { status: 200, body: found }
}

function putRequest(
  scope: string,
  name: string,
  callerId: string,
  body: unknown,
  context: SandboxContext,
): Answer {
  const parsed = scheduleRequest.safeParse(body)
  if (!parsed.success) return invalidContent(parsed.error.issues[0]?.message ?? 'no content')
  const requested = parsed.data.properties
  const missing = missingSubscription(scope, context) ?? missingGroup(scope, context)
  if (missing !== null) return missing
  if (!isGuid(name)) {
    return armError(400, 'InvalidRoleAssignmentScheduleRequestId', `The request ID '${name}' is not a GUID.`)
  }
  const target = { scope, name, callerId }
  switch (requested.requestType) {
    case 'SelfActivate':
      return activate(requested, target, context)
    case 'AdminAssign':
      return adminAssign(requested, target, context)
    case 'AdminRemove':
      return adminRemove(requested, target, context)
    default:
      return armError(
        400,
        'UnsupportedRequestType',
        `This sandbox takes SelfActivate, AdminAssign and AdminRemove, not '${requested.requestType}'.`,
      )
  }
}
