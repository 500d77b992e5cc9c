import { AuthorizationManagementClient } from '@azure/arm-authorization'
import { ResourceGraphClient } from '@azure/arm-resourcegraph'
import type { TokenCredential } from '@azure/core-auth'
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
  type HttpMethods,
} from '@azure/core-rest-pipeline'
import type { Sandbox } from '../../../src/sandbox/sandbox.ts'

export const ARM = 'https://management.azure.com/.default'
export const GRAPH = 'https://graph.microsoft.com/.default'
export const COGNITIVE_SERVICES = 'https://cognitiveservices.azure.com/.default'
export const SEARCH = 'https://search.azure.com/.default'

/** The role assignment client of the Azure SDK, as the bot makes it. */
export function authorizationClient(
  sandbox: Sandbox,
  credential: TokenCredential = sandbox.readerCredential,
): AuthorizationManagementClient {
  return new AuthorizationManagementClient(credential, '', {
    endpoint: sandbox.armEndpoint,
    $host: sandbox.armEndpoint,
    credentialScopes: ARM,
    retryOptions: { retryDelayInMs: 1, maxRetryDelayInMs: 1 },
    tlsOptions: { ca: sandbox.certificateAuthority },
  })
}

export function resourceGraphClient(
  sandbox: Sandbox,
  credential: TokenCredential = sandbox.readerCredential,
): ResourceGraphClient {
  return new ResourceGraphClient(credential, {
    endpoint: sandbox.armEndpoint,
    credentials: { scopes: [ARM] },
    tlsOptions: { ca: sandbox.certificateAuthority },
  })
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly body: unknown
}

export interface RawCall {
  readonly url: string
  readonly method?: HttpMethods
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** none: the request goes out without a token */
  readonly credential?: TokenCredential
  readonly scope?: string
}

/** One request through the SDK's pipeline, so that what is on the wire can be looked at. */
export async function send(sandbox: Sandbox, call: RawCall): Promise<RawAnswer> {
  const pipeline = createPipelineFromOptions({
    retryOptions: { maxRetries: 0 },
    tlsOptions: { ca: sandbox.certificateAuthority },
  })
  if (call.credential !== undefined) {
    pipeline.addPolicy(
      bearerTokenAuthenticationPolicy({ credential: call.credential, scopes: call.scope ?? ARM }),
    )
  }
  const request = createPipelineRequest({ url: call.url, method: call.method ?? 'GET' })
  for (const [name, value] of Object.entries(call.headers ?? {})) request.headers.set(name, value)
  if (call.body !== undefined) {
    request.headers.set('content-type', 'application/json')
    request.body = typeof call.body === 'string' ? call.body : JSON.stringify(call.body)
  }
  const { status, headers, bodyAsText } = await pipeline.sendRequest(createDefaultHttpClient(), request)
  const text = bodyAsText ?? ''
  return { status, headers: headers.toJSON(), text, body: text === '' ? undefined : JSON.parse(text) }
}

/** `GET` of ARM as the bot, unless another credential is given. */
export function armGet(
  sandbox: Sandbox,
  path: string,
  credential: TokenCredential = sandbox.readerCredential,
): Promise<RawAnswer> {
  const version = path.includes('api-version=')
    ? ''
    : `${path.includes('?') ? '&' : '?'}api-version=2024-10-01`
  return send(sandbox, { url: `${sandbox.armEndpoint}${path}${version}`, credential })
}

export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  return Array.fromAsync(items)
}

/** What a failed SDK call threw, as code and status. */
export async function failureOf(
  call: Promise<unknown>,
): Promise<{ code: unknown; statusCode: unknown; message: string }> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return {
      code: 'code' in error ? error.code : undefined,
      statusCode: 'statusCode' in error ? error.statusCode : undefined,
      message: error.message,
    }
  }
  throw new Error('expected the call to fail, it succeeded')
}
