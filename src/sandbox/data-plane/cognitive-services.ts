import { randomUUID } from 'node:crypto'
import { accessOf } from '../access.ts'
import { keysOf } from '../arm/keys.ts'
import type { SandboxContext } from '../context.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { TenantResource } from '../tenant.ts'
import { readToken } from '../token.ts'
import { accountError } from './account-call.ts'
import { agentCall } from './agents.ts'
import { openAiCall } from './openai.ts'

const AUDIENCES = ['https://cognitiveservices.azure.com', 'https://ai.azure.com']

/** An account of Azure OpenAI or Azure AI services at its own endpoint. */
export function answerCognitiveServices(
  account: TenantResource,
  path: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  const answer = networkFault(account) ?? answered(account, path, request, context)
  return { ...answer, headers: { 'apim-request-id': randomUUID(), ...answer.headers } }
}

function answered(
  account: TenantResource,
  path: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  const call = openAiCall(account, path, request, context) ?? agentCall(account, path, request, context)
  if (call === null) return accountError(404, '404', 'Resource not found')
  const key = request.headers['api-key'] ?? request.headers['ocp-apim-subscription-key']
  if (key !== undefined) return keyFault(account, key) ?? call.reply()
  const reading = readToken(request, AUDIENCES, context.clock())
  if (reading.kind === 'absent') return wrongKey()
  if (reading.kind !== 'token') return unauthorized()
  const { principalId } = reading.token
  const operation = { name: call.dataAction, isDataAction: true }
  const access = accessOf(context.store, principalId, operation, call.scope)
  return access.kind === 'allowed' ? call.reply() : call.lacking(principalId)
}

function networkFault({ properties }: TenantResource): Answer | null {
  if (String(properties['publicNetworkAccess']).toLowerCase() === 'disabled') {
    return accountError(403, 'AccessDenied', 'Public access is disabled. Please configure private endpoint.')
  }
  const rules: unknown = properties['networkAcls']
  const closed =
    typeof rules === 'object' && rules !== null && 'defaultAction' in rules && rules.defaultAction === 'Deny'
  return closed ? accountError(403, '403', 'Access denied due to Virtual Network/Firewall rules.') : null
}

function keyFault(account: TenantResource, key: string): Answer | null {
  if (account.properties['disableLocalAuth'] === true) {
    return accountError(
      403,
      'AuthenticationTypeDisabled',
      'Key based authentication is disabled for this resource.',
    )
  }
  return keysOf(account).includes(key) ? null : wrongKey()
}

function wrongKey(): Answer {
  return accountError(
    401,
    '401',
    'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
  )
}

function unauthorized(): Answer {
  const message =
    'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.'
  return { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { statusCode: 401, message } }
}
