import { decodeJwt, type JWTPayload } from 'jose'
import { sameId } from '../rbac/principal.ts'
import type { AzureCloud } from '../snapshot/azure/connection.ts'

/** Whose token is expected, and what it is to be for. */
export interface ExpectedToken {
  readonly approverId: string
  readonly tenantId: string
  readonly cloud: AzureCloud
}

/** Why a token is not used; the texts hold nothing of it. */
export interface TokenFault {
  readonly code: 'unreadable' | 'other-person' | 'other-tenant' | 'other-audience' | 'expired' | 'no-person'
  readonly text: string
}

/** A token that is about to end is as good as one that has ended. */
const LEAST_LIFETIME = 60_000

/** What Azure Resource Manager is called besides its address, by that address. */
const SERVICE_MANAGEMENT: Readonly<Record<string, string>> = {
  'https://management.azure.com': 'https://management.core.windows.net',
  'https://management.usgovcloudapi.net': 'https://management.core.usgovcloudapi.net',
  'https://management.chinacloudapi.cn': 'https://management.core.chinacloudapi.cn',
}

/**
 * Why Azure Resource Manager is not to be called with a token in somebody's name; null where it may be. The
 * signature is Azure's to check: the claims tell only whether it is the right token to hand over.
 */
export function delegatedTokenFault(token: string, expected: ExpectedToken, now: Date): TokenFault | null {
  const claims = claimsOf(token)
  if (claims === null) {
    return { code: 'unreadable', text: 'Your sign-in brought no token that I can use. Please sign in again.' }
  }
  return claimsFault(claims, expected, now)
}

export function claimsFault(
  { oid, tid, aud, exp, idtyp }: JWTPayload,
  { approverId, tenantId, cloud }: ExpectedToken,
  now: Date,
): TokenFault | null {
  if (idtyp === 'app') {
    return { code: 'no-person', text: 'That sign-in is of an application. A person has to approve.' }
  }
  if (typeof oid !== 'string' || !sameId(oid, approverId)) {
    return { code: 'other-person', text: 'You signed in with another account than the one you use here.' }
  }
  if (typeof tid !== 'string' || !sameId(tid, tenantId)) {
    return { code: 'other-tenant', text: 'You signed in to another tenant than the one that this is about.' }
  }
  if (typeof aud !== 'string' || !audiencesOf(cloud).has(withoutSlash(aud))) {
    return { code: 'other-audience', text: 'Your sign-in is for something else than Azure Resource Manager.' }
  }
  if (exp === undefined || exp * 1000 - now.getTime() < LEAST_LIFETIME) {
    return { code: 'expired', text: 'Your sign-in has expired. Please sign in again.' }
  }
  return null
}

function claimsOf(token: string): JWTPayload | null {
  try {
    return decodeJwt(token)
  } catch {
    return null
  }
}

function audiencesOf({ armEndpoint, armScope }: AzureCloud): ReadonlySet<string> {
  const audience = armScope.replace(/\/\.default$/, '')
  const former = SERVICE_MANAGEMENT[audience]
  return new Set([armEndpoint, audience, ...(former === undefined ? [] : [former])].map(withoutSlash))
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '').toLowerCase()
}
