import { once } from 'node:events'
import { createServer } from 'node:http'
import type { TeamsMessages } from '../graph/teams-messages.ts'
import { ActivityFactory } from './activities.ts'
import { ActivityFrame } from './activity-frame.ts'
import { BotClient } from './bot-client.ts'
import { CardClient } from './client/card-client.ts'
import { ConversationClient } from './client/conversation-client.ts'
import { commands, ExtensionClient } from './client/extension-client.ts'
import { attachmentRoutes } from './connector-attachments.ts'
import { connectorRoutes } from './connector.ts'
import { Conversations } from './conversations.ts'
import { graphMessages } from './graph-messages.ts'
import { InvokeFactory } from './invokes.ts'
import { loopbackGuard } from './loopback-guard.ts'
import { MessageResources } from './message-resource.ts'
import { pageRoutes } from './page-api/page-routes.ts'
import type { Setup } from './page-api/page-room.ts'
import { pageFileRoutes, pageHeaders } from './page-files.ts'
import type { Persona, Sample } from './persona.ts'
import { pictureRoutes } from './picture-routes.ts'
import { pictureLimits, Pictures } from './pictures.ts'
import { serve } from './router.ts'
import type { SandboxActions } from './sandbox-actions.ts'
import { portOf } from './server-port.ts'
import type { ChannelAccount } from './teams-activity.ts'
import type { TokenService } from './token-service/token-service.ts'
import { Transcript } from './transcript.ts'

export interface ChatOptions {
  /** URL of the bot's `/api/messages` */
  readonly botEndpoint: string
  /** the bot's account in Teams: `28:` and its app id, and the name that people mention */
  readonly bot: ChannelAccount
  readonly tenantId: string
  readonly personas: readonly Persona[]
  readonly samples: readonly Sample[]
  /** ids of the personas who share a group chat with the bot; without it there is no group chat */
  readonly groupChat?: { readonly name: string; readonly memberIds: readonly string[] }
  /** without it nobody can sign in to the bot */
  readonly tokenService?: TokenService
  /** what a person can do in the sandbox outside the chat; without it the page offers nothing of the kind */
  readonly actions?: SandboxActions
  /** a free one is taken when it is left out */
  readonly port?: number
}

export interface Chat {
  readonly url: string
  /** the `serviceUrl` of every activity */
  readonly connectorUrl: string
  /** what is said here, for the sandbox's Microsoft Graph */
  readonly messages: TeamsMessages
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

  const { bot: botAccount, tenantId, actions } = options
  const conversations = new Conversations(tenantId, options.personas, options.groupChat?.memberIds)
  const transcript = new Transcript()
  transcript.setMaxListeners(0)
  const pictures = new Pictures()
  const bot = new BotClient(options.botEndpoint, botAccount.name)
  const frame = new ActivityFrame(conversations, botAccount, tenantId, connectorUrl)
  const resources = new MessageResources(conversations, botAccount, pictures)
  const client = {
    ...{ conversations, transcript, bot, botAccount },
    activities: new ActivityFactory(frame),
    invokes: new InvokeFactory(frame),
    resources,
    tokenService: options.tokenService ?? null,
  }
  const conversation = new ConversationClient(client, pictures)
  const cards = new CardClient(client, (sender, text) => {
    conversation.say(sender, { text, html: null, pictures: [] })
  })
  const extension = new ExtensionClient(client)
  const setup = setupOf(options, conversations)
  const routes = [
    ...pageFileRoutes(),
    ...pictureRoutes(pictures),
    ...pageRoutes({ setup, conversations, transcript, pictures, conversation, cards, extension, actions }),
    ...connectorRoutes(connectorPath, tenantId, {
      conversations,
      transcript,
      install: (persona) => conversation.open({ persona, spot: { kind: 'personal', persona } }),
    }),
    ...attachmentRoutes(connectorPath, pictures),
  ]
  server.on('request', serve(routes, loopbackGuard(port), pageHeaders(new URL(options.botEndpoint).origin)))

  const close = async (): Promise<void> => {
    bot.close()
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
  const messages = graphMessages({ tenantId, conversations, transcript, resources, pictures })
  return { url, connectorUrl, messages, close }
}

function setupOf(
  { bot, personas, samples, groupChat, actions }: ChatOptions,
  conversations: Conversations,
): Setup {
  const { name, team } = conversations.channel
  return {
    bot,
    personas,
    memberIds: Object.fromEntries(personas.map((persona) => [persona.id, conversations.memberId(persona)])),
    channel: { name, team: team.name },
    groupChat: groupChat ?? null,
    commands: { diagnose: commands.diagnose.title, findRole: commands.findRole.title },
    samples,
    pictures: pictureLimits,
    calls: actions?.calls ?? null,
  }
}
