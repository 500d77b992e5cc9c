import { randomUUID } from 'node:crypto'
import { managementGroupName } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import { extensionPath, type ExtensionPath } from '../extension-resource.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { answerResourceGraph } from '../resource-graph/resource-graph.ts'
import { readToken } from '../token.ts'
import { answerActivationPolicies } from './activation-policies.ts'
import {
  getManagementGroup,
  getResourceGroup,
  getSubscription,
  listManagementGroups,
  listResourceGroups,
  listSubscriptions,
} from './containers.ts'
import { answerDenyAssignments } from './deny-assignments.ts'
import { armError, noLicence, notAllowed } from './errors.ts'
import { answerLocks } from './locks.ts'
import { answerResources } from './resources.ts'
import { answerRoleAssignments } from './role-assignments.ts'
import { answerRoleDefinitions } from './role-definitions.ts'
import { answerActiveSchedules, answerEligibility } from './schedule-instances.ts'
import { answerScheduleRequests } from './schedule-requests.ts'
import { armTokenFault } from './token-faults.ts'

const AUDIENCES = ['https://management.azure.com', 'https://management.core.windows.net']

const RESOURCE_GRAPH = /^\/providers\/Microsoft\.ResourceGraph\/resources$/i

type Handler = (
  path: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
) => Answer

const AUTHORIZATION: Readonly<Record<string, Handler>> = {
  roleassignments: answerRoleAssignments,
  roledefinitions: answerRoleDefinitions,
  denyassignments: answerDenyAssignments,
  locks: answerLocks,
  roleeligibilityscheduleinstances: answerEligibility,
  roleassignmentscheduleinstances: answerActiveSchedules,
  roleassignmentschedulerequests: answerScheduleRequests,
  rolemanagementpolicyassignments: answerActivationPolicies,
}

/** What belongs to Privileged Identity Management, and takes a licence for it. */
const LICENSED: readonly string[] = [
  'roleeligibilityscheduleinstances',
  'roleassignmentscheduleinstances',
  'roleassignmentschedulerequests',
  'rolemanagementpolicyassignments',
]

/** Azure Resource Manager. */
export function answerArm(request: SandboxRequest, context: SandboxContext): Answer {
  const id = randomUUID()
  const correlationId = request.headers['x-ms-correlation-request-id'] ?? id
  const answer = answered(request, context)
  return {
    ...answer,
    headers: {
      'x-ms-request-id': id,
      'x-ms-correlation-request-id': correlationId,
      'cache-control': 'no-cache',
      ...answer.headers,
    },
  }
}

function answered(request: SandboxRequest, context: SandboxContext): Answer {
  const reading = readToken(request, [...AUDIENCES, context.origin], context.clock())
  if (reading.kind !== 'token') return armTokenFault(reading, context)
  const callerId = reading.token.principalId
  const answer = apiVersionFault(request) ?? route(request, callerId, context)
  const { method, path } = request
  if (isWrite(request)) context.logWrite({ callerId, method, path, status: answer.status })
  return answer
}

/** Resource Graph is asked by POST. */
function isWrite({ method, path }: SandboxRequest): boolean {
  return method !== 'GET' && !RESOURCE_GRAPH.test(path)
}

function route(request: SandboxRequest, callerId: string, context: SandboxContext): Answer {
  const { path } = request
  const extension = extensionPath(path)
  if (extension !== null) {
    if (LICENSED.includes(extension.collection) && !context.store.tenant.privilegedIdentityManagement) {
      return noLicence()
    }
    const handler = AUTHORIZATION[extension.collection]
    return handler === undefined ? noSuchPath(path) : handler(extension, callerId, request, context)
  }
  if (RESOURCE_GRAPH.test(path)) {
    return answerResourceGraph(callerId, request, context)
  }
  return answerContainers(request, callerId, context) ?? answerResourcePath(request, callerId, context)
}

function answerContainers(request: SandboxRequest, callerId: string, context: SandboxContext): Answer | null {
  const { path } = request
  if (request.method !== 'GET') return null
  if (/^\/subscriptions$/i.test(path)) return listSubscriptions(callerId, request, context)
  if (/^\/subscriptions\/[^/]+$/i.test(path)) return getSubscription(path, callerId, context)
  if (/^\/subscriptions\/[^/]+\/resourceGroups$/i.test(path)) {
    return listResourceGroups(path.slice(0, path.lastIndexOf('/')), callerId, request, context)
  }
  if (/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(path)) {
    return getResourceGroup(path, callerId, context)
  }
  if (/^\/providers\/Microsoft\.Management\/managementGroups$/i.test(path)) {
    return listManagementGroups(callerId, request, context)
  }
  return managementGroupName(path) === null ? null : getManagementGroup(path, callerId, context)
}

function answerResourcePath(request: SandboxRequest, callerId: string, context: SandboxContext): Answer {
  const isResourcePath = /^\/subscriptions\/[^/]+\/(?:resourceGroups\/[^/]+\/)?providers\/[^/]+\/[^/]+/i.test(
    request.path,
  )
  if (!isResourcePath) return request.method === 'GET' ? noSuchPath(request.path) : notAllowed(request.method)
  return answerResources(request.path, callerId, request, context)
}

function apiVersionFault(request: SandboxRequest): Answer | null {
  const version = request.url.searchParams.get('api-version')
  if (version === null) {
    return armError(
      400,
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    )
  }
  if (/^\d{4}-\d{2}-\d{2}(?:-preview)?$/.test(version)) return null
  return armError(400, 'InvalidApiVersionParameter', `The api-version '${version}' is invalid.`)
}

function noSuchPath(path: string): Answer {
  return armError(404, 'NotFound', `No HTTP resource was found that matches the request path '${path}'.`)
}
