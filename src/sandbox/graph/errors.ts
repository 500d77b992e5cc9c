import type { SandboxContext } from '../context.ts'
import type { Answer } from '../exchange.ts'
import type { TokenReading } from '../token.ts'

/** A Microsoft Graph error, before the ids of the request are added. */
export interface GraphFault {
  readonly status: number
  readonly code: string
  readonly message: string
}

export function notFound(id: string): GraphFault {
  return {
    status: 404,
    code: 'Request_ResourceNotFound',
    message: `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  }
}

export function noSuchSegment(segment: string): GraphFault {
  return { status: 400, code: 'BadRequest', message: `Resource not found for the segment '${segment}'.` }
}

export function badRequest(message: string): GraphFault {
  return { status: 400, code: 'Request_BadRequest', message }
}

export function unsupportedFilter(resource: string): GraphFault {
  return {
    status: 400,
    code: 'Request_UnsupportedQuery',
    message: `Unsupported or invalid query filter clause specified for property of resource '${resource}'.`,
  }
}

export const REQUEST_DENIED: GraphFault = {
  status: 403,
  code: 'Authorization_RequestDenied',
  message: 'Insufficient privileges to complete the operation.',
}

export function graphTokenFault(reading: Exclude<TokenReading, { kind: 'token' }>): GraphFault {
  return { status: 401, code: 'InvalidAuthenticationToken', message: tokenMessage(reading) }
}

function tokenMessage({ kind }: Exclude<TokenReading, { kind: 'token' }>): string {
  switch (kind) {
    case 'absent':
      return 'Access token is empty.'
    case 'malformed':
      return 'CompactToken parsing failed with error code: 80049217'
    case 'expired':
      return 'Access token has expired or is not yet valid.'
    case 'wrong-audience':
      return 'Access token validation failure. Invalid audience.'
  }
}

export function graphError(fault: GraphFault, requestId: string, { clock, store }: SandboxContext): Answer {
  const innerError = {
    date: clock().toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': requestId,
  }
  return {
    status: fault.status,
    headers:
      fault.status === 401
        ? {
            'www-authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/${store.tenant.tenantId}", client_id="00000003-0000-0000-c000-000000000000"`,
          }
        : {},
    body: { error: { code: fault.code, message: fault.message, innerError } },
  }
}
