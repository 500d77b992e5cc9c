import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'
import type { BotFrameworkAuthentication } from '../../../src/teams/options.ts'
import { BOT, TENANT } from '../workbench.ts'

export const APP_ID = BOT.id.slice('28:'.length)
export const ISSUER = 'https://api.botframework.test'
export const APP_PASSWORD = 'planted-app-password-0123456789'

type Keys = Awaited<ReturnType<typeof generateKeyPair>>
type ChannelKey = JWK & { readonly endorsements?: readonly string[] }

export interface TokenParts {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly key?: CryptoKey | Uint8Array
}

/**
 * The Bot Framework as a bot sees it before a turn: OpenID metadata that point at a key set, keys endorsed by channel,
 * and tokens signed with them. Source: "Authentication with the Bot Connector API".
 */
export class BotFramework {
  /** what was asked for, and where the bot's own token would be */
  readonly asked: string[] = []
  readonly #server: Server
  readonly #keys: Keys
  readonly #jwks: readonly ChannelKey[]

  private constructor(keys: Keys, jwks: readonly ChannelKey[]) {
    this.#keys = keys
    this.#jwks = jwks
    this.#server = createServer((request, response) => {
      this.asked.push(request.url ?? '')
      const body =
        request.url === '/keys'
          ? { keys: this.#jwks }
          : request.url === '/metadata'
            ? { issuer: ISSUER, jwks_uri: `${this.url}/keys` }
            : null
      response.statusCode = body === null ? 404 : 200
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    })
  }

  /** Its key set has one pair of keys under several names, with other endorsements each. */
  static async start(): Promise<BotFramework> {
    const keys = await generateKeyPair('RS256')
    const jwk = await exportJWK(keys.publicKey)
    const framework = new BotFramework(keys, [
      { ...jwk, kid: 'teams', endorsements: ['msteams', 'webchat'] },
      { ...jwk, kid: 'webchat', endorsements: ['webchat'] },
      { ...jwk, kid: 'no-channel', endorsements: [] },
      { ...jwk, kid: 'no-endorsements' },
    ])
    framework.#server.listen(0, '127.0.0.1')
    await once(framework.#server, 'listening')
    return framework
  }

  get url(): string {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('expected a port')
    return `http://127.0.0.1:${address.port}`
  }

  get publicKey(): CryptoKey {
    return this.#keys.publicKey
  }

  /** For a bot that answers at `connectors` only. */
  authentication(
    connectors: readonly string[],
    openIdMetadataUrl = `${this.url}/metadata`,
  ): BotFrameworkAuthentication {
    return {
      kind: 'bot-framework',
      appId: APP_ID,
      tenantId: TENANT,
      appType: 'SingleTenant',
      appPassword: APP_PASSWORD,
      settings: {
        CallerId: 'urn:botframework:azure',
        OAuthUrl: this.url,
        ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
        ToBotFromChannelTokenIssuer: ISSUER,
        ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
        ToChannelFromBotLoginUrl: this.url,
        ToChannelFromBotOAuthScope: ISSUER,
      },
      channel: { issuer: ISSUER, openIdMetadataUrl, audience: ISSUER, connectors },
    }
  }

  /** The header by which Teams sends an activity from `serviceUrl`, or one that differs in some parts. */
  async bearer(serviceUrl: string, { claims, header, key }: TokenParts = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    const good = { iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 600 }
    const token = await new SignJWT({ ...good, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'teams', ...header })
      .sign(key ?? this.#keys.privateKey)
    return `Bearer ${token}`
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}
