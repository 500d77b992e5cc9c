import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { ForeignServiceUrlError, type IsConnector } from '../authentication/service-url.ts'
import { clientPipeline } from './client-pipeline.ts'
import type { Outbox } from './outbox.ts'
import { sendThrough } from './outbox-policy.ts'
import { keepEntitiesWhole } from './whole-entities.ts'

type Settings = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0]
type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>

/** botbuilder makes all its connector clients here, so all of them send through the outbox, and to connectors only. */
export class OutboxAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #outbox: Outbox
  readonly #isConnector: IsConnector

  constructor(settings: Settings, outbox: Outbox, isConnector: IsConnector) {
    super(settings)
    this.#outbox = outbox
    this.#isConnector = isConnector
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
      if (!this.#isConnector(serviceUrl)) throw new ForeignServiceUrlError()
      const client = await create(serviceUrl, audience)
      sendThrough(this.#outbox, clientPipeline(client))
      return client
    }
    return factory
  }
}
