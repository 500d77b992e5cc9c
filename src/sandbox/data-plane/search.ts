import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Operation } from '../../rbac/operation.ts'
import { accessOf } from '../access.ts'
import { keysOf } from '../arm/keys.ts'
import type { SandboxContext } from '../context.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { TenantResource } from '../tenant.ts'
import { readToken } from '../token.ts'

const AUDIENCES = ['https://search.azure.com']
const INDEXES = 'Microsoft.Search/searchServices/indexes'

interface SearchCall {
  /** every one of them is needed */
  readonly operations: readonly Operation[]
  readonly scope: string
  readonly reply: Answer
}

/** Azure AI Search at its own endpoint. It refuses a principal with 403 and says little more. */
export function answerSearch(
  service: TenantResource,
  path: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  const answer = answered(service, path, request, context)
  return { ...answer, headers: { 'request-id': randomUUID(), ...answer.headers } }
}

function answered(
  service: TenantResource,
  path: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (String(service.properties['publicNetworkAccess']).toLowerCase() === 'disabled') return { status: 403 }
  const call = searchCall(service, path, request)
  if (call === null) return { status: 404, body: { error: { code: '', message: 'Resource not found' } } }
  const key = request.headers['api-key']
  // a key in the request wins over a token (Azure documentation, "Enable or disable role-based access control")
  if (key !== undefined)
    return takesKeys(service) && keysOf(service).includes(key) ? call.reply : { status: 403 }
  if (!takesTokens(service)) return { status: 403 }
  const reading = readToken(request, AUDIENCES, context.clock())
  if (reading.kind !== 'token') return challenge(service, context)
  const { principalId } = reading.token
  const allowed = call.operations.every(
    (operation) => accessOf(context.store, principalId, operation, call.scope).kind === 'allowed',
  )
  return allowed ? call.reply : { status: 403 }
}

/** Paths come as documented and as the SDKs write them: `/indexes('i')/docs/search.post.search`. */
function searchCall(
  service: TenantResource,
  path: string,
  { method, body }: SandboxRequest,
): SearchCall | null {
  const parts = /^\/indexes(?:\/([^/]+)|\('([^']+)'\))?(\/docs.*)?$/.exec(path)
  if (parts === null) return null
  const [, plain, quoted, documents] = parts
  const index = plain ?? quoted
  if (index === undefined || documents === undefined) return definitionCall(service, index, method)
  const scope = `${service.id}/indexes/${index}`
  if (method === 'POST' && /^\/docs\/(?:search\.)?index$/.test(documents)) {
    const actions = batchActions(body)
    const operations = actions.map((action) => documentOperation(action === 'delete' ? 'delete' : 'write'))
    const value = actions.map((_, at) => ({
      key: String(at + 1),
      status: true,
      errorMessage: null,
      statusCode: 200,
    }))
    return { operations, scope, reply: { status: 200, body: { value } } }
  }
  const read = { operations: [documentOperation('read')], scope }
  if (method === 'POST' && /^\/docs\/search(?:\.post\.search)?$/.test(documents)) {
    return { ...read, reply: { status: 200, body: { '@odata.count': 0, value: [] } } }
  }
  if (method === 'GET' && documents === '/docs/$count') return { ...read, reply: { status: 200, body: 0 } }
  const key = /^\/docs(?:\/([^/]+)|\('([^']+)'\))$/.exec(documents)
  if (method !== 'GET' || key === null) return null
  return {
    ...read,
    reply: { status: 200, body: { id: key[1] ?? key[2], content: 'A document of the sandbox.' } },
  }
}

/** Index definitions are guarded by actions of the control plane. */
function definitionCall(
  service: TenantResource,
  index: string | undefined,
  method: string,
): SearchCall | null {
  const right = { GET: 'read', PUT: 'write', POST: 'write', DELETE: 'delete' }[method]
  if (right === undefined) return null
  const definition = { name: index ?? 'index', fields: [] }
  return {
    operations: [{ name: `${INDEXES}/${right}`, isDataAction: false }],
    scope: index === undefined ? service.id : `${service.id}/indexes/${index}`,
    reply: { status: 200, body: index === undefined && method === 'GET' ? { value: [] } : definition },
  }
}

const batchShape = z.object({ value: z.array(z.object({ '@search.action': z.string().optional() })) })

/** An empty batch still needs the right to write. */
function batchActions(body: unknown): readonly string[] {
  const actions =
    batchShape.safeParse(body).data?.value.map((each) => each['@search.action'] ?? 'upload') ?? []
  return actions.length === 0 ? ['upload'] : actions
}

function documentOperation(right: 'read' | 'write' | 'delete'): Operation {
  return { name: `${INDEXES}/documents/${right}`, isDataAction: true }
}

function takesKeys({ properties }: TenantResource): boolean {
  return properties['disableLocalAuth'] !== true
}

/** Without `aadOrApiKey` a service with keys takes keys only (Azure documentation, same page). */
function takesTokens(service: TenantResource): boolean {
  return !takesKeys(service) || tokenOptions(service) !== null
}

function tokenOptions({ properties }: TenantResource): object | null {
  const options: unknown = properties['authOptions']
  if (typeof options !== 'object' || options === null || !('aadOrApiKey' in options)) return null
  return typeof options.aadOrApiKey === 'object' ? options.aadOrApiKey : null
}

function challenge(service: TenantResource, { store }: SandboxContext): Answer {
  const options = tokenOptions(service)
  const isSilent =
    options !== null && 'aadAuthFailureMode' in options && options.aadAuthFailureMode === 'http403'
  if (isSilent) return { status: 403 }
  const uri = `https://login.microsoftonline.com/${store.tenant.tenantId}`
  return {
    status: 401,
    headers: { 'www-authenticate': `Bearer authorization_uri="${uri}", resource="https://search.azure.com"` },
  }
}
