import { ClaimsIdentity } from 'botframework-connector'
import type { Activity } from 'botbuilder'
import { OutboxAuthentication } from '../outbox/outbox-authentication.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { ChannelTokens } from './channel-tokens.ts'
import { ForeignServiceUrlError, isAmong, type IsConnector } from './service-url.ts'
import type { TeamsChannel } from './teams-channel.ts'

type Settings = ConstructorParameters<typeof OutboxAuthentication>[0]

/** botbuilder's authentication, with its judgement of who comes in replaced by a narrower one. */
export class TeamsChannelAuthentication extends OutboxAuthentication {
  readonly #audience: string
  readonly #isConnector: IsConnector
  readonly #tokens: ChannelTokens

  constructor(settings: Settings, appId: string, channel: TeamsChannel, outbox: Outbox) {
    const isConnector = isAmong(channel.connectors)
    super(settings, outbox, isConnector)
    this.#audience = channel.audience
    this.#isConnector = isConnector
    this.#tokens = new ChannelTokens(channel, appId)
  }

  override async authenticateRequest({ channelId, serviceUrl }: Activity, authorization: string) {
    if (!this.#isConnector(serviceUrl)) throw new ForeignServiceUrlError()
    const payload = await this.#tokens.verify(authorization, { channelId, serviceUrl })
    const claims = Object.entries(payload).map(([type, value]) => ({ type, value: String(value) }))
    const claimsIdentity = new ClaimsIdentity(claims, true)
    return {
      audience: this.#audience,
      claimsIdentity,
      connectorFactory: this.createConnectorFactory(claimsIdentity),
    }
  }
}
