import * as z from 'zod'
import type { SandboxRequest } from './exchange.ts'

/** What a sandbox bearer token says. It is signed by nobody: it opens nothing but a sandbox. */
export interface SandboxToken {
  /** object id of the principal that it speaks for */
  readonly principalId: string
  /** `https://management.azure.com` */
  readonly audience: string
  /** milliseconds since 1970 */
  readonly expiresOn: number
}

export type TokenReading =
  | { readonly kind: 'token'; readonly token: SandboxToken }
  | { readonly kind: 'absent' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'expired'; readonly token: SandboxToken }
  | { readonly kind: 'wrong-audience'; readonly token: SandboxToken }

const PREFIX = 'rolecall-sandbox.'

const tokenShape = z.object({ principalId: z.string(), audience: z.string(), expiresOn: z.number() })

export function encodeToken(token: SandboxToken): string {
  return PREFIX + Buffer.from(JSON.stringify(token)).toString('base64url')
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

function decodeToken(text: string): SandboxToken | null {
  if (!text.startsWith(PREFIX)) return null
  try {
    const payload: unknown = JSON.parse(Buffer.from(text.slice(PREFIX.length), 'base64url').toString('utf8'))
    return tokenShape.safeParse(payload).data ?? null
  } catch {
    return null
  }
}
