import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { Activity, TurnContext } from 'botbuilder'
import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector'
import type { UserTokenClient } from 'botframework-connector'
import { once } from 'node:events'
import restify from 'restify'

export interface RealBot {
  readonly endpoint: string
  /** every activity that reached the bot, in order */
  readonly received: readonly Activity[]
  readonly close: () => Promise<void>
}

/** Without authentication a turn has no app id, without which botbuilder's client cannot ask for a sign-in. */
class WithoutAuthentication extends ConfigurationBotFrameworkAuthentication {
  override createUserTokenClient(): Promise<UserTokenClient> {
    const appId = { type: AuthenticationConstants.AppIdClaim, value: 'scripted-bot' }
    return super.createUserTokenClient(new ClaimsIdentity([appId]))
  }
}

/**
 * A bot on the real adapter and the real connector client, with authentication off.
 *
 * `oauthUrl`: its token service
 */
export async function startRealBot(
  onTurn: (context: TurnContext) => Promise<void>,
  oauthUrl?: string,
): Promise<RealBot> {
  const settings = oauthUrl === undefined ? {} : { OAuthUrl: oauthUrl }
  const adapter = new CloudAdapter(new WithoutAuthentication(settings))
  const received: Activity[] = []
  adapter.onTurnError = (_, fault) => Promise.reject(fault)
  const server = restify.createServer({ noWriteContinue: true })
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (request, response) => {
    const { headers, method = '' } = request
    await adapter.process(
      { body: request.body as Record<string, unknown>, headers, method },
      response,
      async (context) => {
        received.push(context.activity)
        await onTurn(context)
      },
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  return {
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    received,
    close: async () => {
      server.close()
      server.server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
