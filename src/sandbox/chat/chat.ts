import { once } from 'node:events'
import { createServer } from 'node:http'
import { ActivityFactory } from './activities.ts'
import { BotClient } from './bot-client.ts'
import { attachmentRoutes } from './connector-attachments.ts'
import { connectorRoutes } from './connector.ts'
import { Conversations } from './conversations.ts'
import { loopbackGuard } from './loopback-guard.ts'
import { pageFileRoutes, pageHeaders } from './page-files.ts'
import { pageRoutes } from './page-routes.ts'
import type { Persona, Sample } from './persona.ts'
import { pictureRoutes } from './picture-routes.ts'
import { pictureLimits, Pictures } from './pictures.ts'
import { serve } from './router.ts'
import type { SandboxActions } from './sandbox-actions.ts'
import { portOf } from './server-port.ts'
import type { ChannelAccount } from './teams-activity.ts'
import { TeamsClient } from './teams-client.ts'
import { Transcript } from './transcript.ts'

export interface ChatOptions {
  /** URL of the bot's `/api/messages` */
  readonly botEndpoint: string
  /** the bot's account in Teams: `28:` and its app id, and the name that people mention */
  readonly bot: ChannelAccount
  readonly tenantId: string
  readonly personas: readonly Persona[]
  readonly samples: readonly Sample[]
  /** what a person can do in the sandbox outside the chat; without it the page offers nothing of the kind */
  readonly actions?: SandboxActions
  /** a free one is taken when it is left out */
  readonly port?: number
}

export interface Chat {
  readonly url: string
  /** the `serviceUrl` of every activity */
  readonly connectorUrl: string
  readonly close: () => Promise<void>
}

const connectorPath = '/connector'

/**
 * Starts the sandbox's stand-in for Microsoft Teams: a chat page, and the connector that the bot answers
 * through. Listens on 127.0.0.1 only, without authentication; rejects when the port is taken.
 */
export async function startChat(options: ChatOptions): Promise<Chat> {
  const server = createServer()
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  const url = `http://127.0.0.1:${port}/`
  const connectorUrl = `http://127.0.0.1:${port}${connectorPath}/`

  const { bot, tenantId, personas, samples, actions } = options
  const conversations = new Conversations(tenantId, personas)
  const transcript = new Transcript()
  transcript.setMaxListeners(0)
  const pictures = new Pictures()
  const botClient = new BotClient(options.botEndpoint, bot.name)
  const activities = new ActivityFactory(conversations, bot, tenantId, connectorUrl)
  const client = new TeamsClient(conversations, transcript, activities, botClient, bot)
  const channel = { name: conversations.channel.name, team: conversations.channel.team.name }
  const setup = { bot, personas, channel, samples, pictures: pictureLimits, calls: actions?.calls ?? null }
  const routes = [
    ...pageFileRoutes(),
    ...pictureRoutes(pictures),
    ...pageRoutes({ setup, conversations, transcript, pictures, client, actions }),
    ...connectorRoutes(connectorPath, tenantId, conversations, transcript),
    ...attachmentRoutes(connectorPath, pictures),
  ]
  server.on('request', serve(routes, loopbackGuard(port), pageHeaders(new URL(options.botEndpoint).origin)))

  const close = async (): Promise<void> => {
    botClient.close()
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
  return { url, connectorUrl, close }
}
