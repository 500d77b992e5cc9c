import type { SandboxContext } from '../context.ts'
import type { Answer } from '../exchange.ts'
import type { TokenReading } from '../token.ts'
import { armError } from './errors.ts'

/** ARM's 401, with the challenge that tells a client where to sign in. */
export function armTokenFault(
  reading: Exclude<TokenReading, { kind: 'token' }>,
  { store, clock }: SandboxContext,
): Answer {
  const [code, message] = codeAndMessage(reading, clock())
  return {
    ...armError(401, code, message),
    headers: {
      'www-authenticate': `Bearer authorization_uri="https://login.microsoftonline.com/${store.tenant.tenantId}", error="invalid_token", error_description="${message.replaceAll('"', "'")}"`,
    },
  }
}

function codeAndMessage(
  reading: Exclude<TokenReading, { kind: 'token' }>,
  now: Date,
): readonly [code: string, message: string] {
  switch (reading.kind) {
    case 'absent':
      return ['AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing."]
    case 'malformed':
      return ['InvalidAuthenticationToken', 'The access token is invalid.']
    case 'expired':
      return [
        'ExpiredAuthenticationToken',
        `The access token expiry UTC time '${new Date(reading.token.expiresOn).toISOString()}' is earlier than current UTC time '${now.toISOString()}'.`,
      ]
    case 'wrong-audience':
      return [
        'InvalidAuthenticationTokenAudience',
        `The access token has been obtained for wrong audience or resource '${reading.token.audience}'. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'.`,
      ]
  }
}
