import type { AccessToken, TokenCredential } from '@azure/core-auth'
import { audienceOf, encodeToken, type SandboxToken } from './token.ts'

const LIFETIME = 60 * 60 * 1000

/** The identity that the bot itself reads with; it may read everything that the tenant does not call unreadable. */
export const READER_ID = '0b07c0de-0000-4000-8000-0000000000b7'

/** Who signs in. */
export type SandboxIdentity = Pick<SandboxToken, 'principalId' | 'tenantId' | 'isApplication'>

/** Signs in one principal of a sandbox, for whichever Azure SDK client asks. */
export class SandboxCredential implements TokenCredential {
  readonly #identity: SandboxIdentity
  readonly #clock: () => Date

  constructor(identity: SandboxIdentity, clock: () => Date) {
    this.#identity = identity
    this.#clock = clock
  }

  getToken(scopes: string | string[]): Promise<AccessToken> {
    const scope = typeof scopes === 'string' ? scopes : (scopes[0] ?? '')
    const expiresOn = this.#clock().getTime() + LIFETIME
    const token = encodeToken({ ...this.#identity, audience: audienceOf(scope), expiresOn })
    return Promise.resolve({ token, expiresOnTimestamp: expiresOn })
  }
}
