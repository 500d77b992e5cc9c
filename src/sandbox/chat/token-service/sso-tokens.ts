import { jwtVerify, SignJWT } from 'jose'
import { randomBytes } from 'node:crypto'
import type { Persona } from '../persona.ts'

export interface SsoTokensOptions {
  readonly tenantId: string
  /** the application id URI of the bot's app registration, `api://…/botid-…` */
  readonly audience: string
  readonly clock: () => Date
}

/** Seconds for which a token can be exchanged. */
const lifetime = 60 * 60

/**
 * The tokens that the Teams client gets for a person silently, and a bot exchanges for others.
 * Source: Teams, "Enable SSO for your bot"; claims: "Access token claims reference" (Microsoft identity platform).
 */
export class SsoTokens {
  readonly #key = randomBytes(32)
  readonly #options: SsoTokensOptions

  constructor(options: SsoTokensOptions) {
    this.#options = options
  }

  issue(person: Persona): Promise<string> {
    const { tenantId, audience, clock } = this.#options
    const now = Math.floor(clock().getTime() / 1000)
    return new SignJWT({
      oid: person.id,
      tid: tenantId,
      name: person.name,
      preferred_username: person.userPrincipalName,
      scp: 'access_as_user',
      ver: '2.0',
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(this.#issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + lifetime)
      .sign(this.#key)
  }

  /** The object id of whom the token is for; undefined where it is not one of these, for this bot, in date. */
  async personOf(token: string): Promise<string | undefined> {
    const { audience, clock } = this.#options
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        issuer: this.#issuer,
        audience,
        currentDate: clock(),
      })
      return typeof payload['oid'] === 'string' ? payload['oid'] : undefined
    } catch {
      return undefined
    }
  }

  get #issuer(): string {
    return `https://login.microsoftonline.com/${this.#options.tenantId}/v2.0`
  }
}
