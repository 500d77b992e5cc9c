import { UnsecuredJWT } from 'jose'
import * as z from 'zod'
import type { SandboxRequest } from './exchange.ts'

/** What a sandbox bearer token says. It is signed by nobody: it opens nothing but a sandbox. */
export interface SandboxToken {
  /** object id of the principal that it speaks for */
  readonly principalId: string
  readonly tenantId: string
  /** `https://management.azure.com` */
  readonly audience: string
  /** milliseconds since 1970; the token says it in seconds */
  readonly expiresOn: number
  /** no person signed in for it */
  readonly isApplication: boolean
}

export type TokenReading =
  | { readonly kind: 'token'; readonly token: SandboxToken }
  | { readonly kind: 'absent' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'expired'; readonly token: SandboxToken }
  | { readonly kind: 'wrong-audience'; readonly token: SandboxToken }

/** Of another sort than Entra's issuers, so that nothing takes the one for the other. */
const ISSUER = 'rolecall-sandbox'

const claims = z.object({
  oid: z.string(),
  tid: z.string(),
  aud: z.string(),
  exp: z.number(),
  idtyp: z.enum(['user', 'app']),
})

/** A JSON Web Token with the claims of an Entra access token. */
export function encodeToken(token: SandboxToken): string {
  const { principalId: oid, tenantId: tid, audience: aud, expiresOn, isApplication } = token
  return new UnsecuredJWT({
    ...{ oid, tid, aud, idtyp: isApplication ? 'app' : 'user' },
    ...(isApplication ? {} : { scp: 'user_impersonation' }),
  })
    .setIssuer(ISSUER)
    .setExpirationTime(Math.floor(expiresOn / 1000))
    .encode()
}

/** `https://management.azure.com/.default` and `https://management.azure.com/` are the same audience. */
export function audienceOf(scope: string): string {
  return scope.replace(/\/\.default$/, '').replace(/\/$/, '')
}

export function readToken(request: SandboxRequest, audiences: readonly string[], now: Date): TokenReading {
  const bearer = /^bearer +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  if (bearer === undefined) return { kind: 'absent' }
  const token = decodeToken(bearer)
  if (token === null) return { kind: 'malformed' }
  if (token.expiresOn <= now.getTime()) return { kind: 'expired', token }
  return audiences.includes(token.audience) ? { kind: 'token', token } : { kind: 'wrong-audience', token }
}

/** Null for a token of another make; whether it has expired is for the caller to see. */
function decodeToken(text: string): SandboxToken | null {
  try {
    const { payload } = UnsecuredJWT.decode(text, { issuer: ISSUER, currentDate: new Date(0) })
    const { oid, tid, aud, exp, idtyp } = claims.parse(payload)
    return {
      principalId: oid,
      tenantId: tid,
      audience: aud,
      expiresOn: exp * 1000,
      isApplication: idtyp === 'app',
    }
  } catch {
    return null
  }
}
