import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { clientPipeline } from './client-pipeline.ts'
import type { Outbox } from './outbox.ts'
import { sendThrough } from './outbox-policy.ts'
import { keepEntitiesWhole } from './whole-entities.ts'

type Settings = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0]
type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>

/** botbuilder makes its connector clients here, so that all of them send through the outbox. */
export class OutboxAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #outbox: Outbox

  constructor(settings: Settings, outbox: Outbox) {
    super(settings)
    this.#outbox = outbox
    keepEntitiesWhole()
  }

  override async authenticateRequest(
    ...request: Parameters<ConfigurationBotFrameworkAuthentication['authenticateRequest']>
  ) {
    const result = await super.authenticateRequest(...request)
    const { connectorFactory } = result
    return connectorFactory === undefined
      ? result
      : { ...result, connectorFactory: this.#outboxed(connectorFactory) }
  }

  override createConnectorFactory(
    ...identity: Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
  ) {
    return this.#outboxed(super.createConnectorFactory(...identity))
  }

  #outboxed(factory: ConnectorFactory): ConnectorFactory {
    const create = factory.create.bind(factory)
    factory.create = async (serviceUrl, audience) => {
      const client = await create(serviceUrl, audience)
      sendThrough(this.#outbox, clientPipeline(client))
      return client
    }
    return factory
  }
}
