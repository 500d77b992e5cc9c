import { once } from 'node:events'
import { createServer } from 'node:http'
import { Conversations } from '../conversations.ts'
import { loopbackGuard } from '../loopback-guard.ts'
import type { Persona } from '../persona.ts'
import { serve } from '../router.ts'
import { portOf } from '../server-port.ts'
import { SignIns } from './sign-ins.ts'
import { SsoTokens } from './sso-tokens.ts'
import { tokenRoutes } from './token-routes.ts'

export interface TokenServiceOptions {
  readonly tenantId: string
  readonly personas: readonly Persona[]
  /** the bot's OAuth connection; any other is unknown here */
  readonly connectionName: string
  /** the application id URI of the bot's app registration, `api://…/botid-…` */
  readonly applicationIdUri: string
  /** makes a delegated token of that person for a scope, such as `https://management.azure.com/.default` */
  readonly issueToken: (
    personId: string,
    scope: string,
  ) => Promise<{ readonly token: string; readonly expiresOnTimestamp: number }>
  readonly clock?: () => Date
}

/** The Bot Framework Token Service, and as much of Entra as the Teams client needs to sign people in. */
export interface TokenService {
  /** for Bot Builder's setting `OAuthUrl` */
  readonly url: string
  /** whether the person lets the bot act for them */
  readonly hasConsented: (person: Persona) => boolean
  readonly consent: (person: Persona) => void
  /** what the Teams client gets silently for the person and hands to the bot; undefined for another audience */
  readonly ssoToken: (person: Persona, audience: string) => Promise<string | undefined>
  /**
   * Signs the person in where a bot's sign-in link leads; the magic code that the page would show at the end.
   * Undefined where the link is not one of this service, or used up.
   */
  readonly signIn: (person: Persona, link: string) => string | undefined
  readonly close: () => Promise<void>
}

/** Starts the service on a free port of 127.0.0.1, without authentication of bots. */
export async function startTokenService(options: TokenServiceOptions): Promise<TokenService> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  const url = `http://127.0.0.1:${port}`

  const { tenantId, connectionName, applicationIdUri, issueToken } = options
  const conversations = new Conversations(tenantId, options.personas)
  const signIns = new SignIns()
  const clock = options.clock ?? (() => new Date())
  const ssoTokens = new SsoTokens({ tenantId, audience: applicationIdUri, clock })
  const consents = new Set<string>()
  const hasConsented = ({ id }: Persona): boolean => consents.has(id)
  const signInPage = `${url}/api/oauth/signin?signin=`
  const routes = tokenRoutes({
    connectionName,
    applicationIdUri,
    signIns,
    ssoTokens,
    member: (userId) => conversations.member(userId),
    hasConsented,
    issue: ({ id }, scope) => issueToken(id, scope),
    signInLink: (id) => `${signInPage}${id}`,
  })
  server.on('request', serve(routes, loopbackGuard(port), { 'cache-control': 'no-store' }))

  return {
    url,
    hasConsented,
    consent: ({ id }) => {
      consents.add(id)
    },
    ssoToken: (person, audience) =>
      audience === applicationIdUri ? ssoTokens.issue(person) : Promise.resolve(undefined),
    signIn: (person, link) =>
      link.startsWith(signInPage) ? signIns.complete(link.slice(signInPage.length), person) : undefined,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
