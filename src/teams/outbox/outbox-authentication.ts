import type { Pipeline } from '@azure/core-rest-pipeline'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { z } from 'zod'
import { ForeignServiceUrlError, type IsConnector } from '../authentication/service-url.ts'
import type { Outbox } from './outbox.ts'
import { sendThrough } from './outbox-policy.ts'
import { keepEntitiesWhole } from './whole-entities.ts'

type Settings = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[0]
type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>

/** A connector client, by the field in which it keeps its HTTP client. */
const connectorClient = z.object({
  client: z.object({
    pipeline: z.custom<Pipeline>(
      (value) =>
        typeof value === 'object' && value !== null && 'addPolicy' in value && 'removePolicy' in value,
    ),
  }),
})

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
      sendThrough(this.#outbox, connectorClient.parse(client).client.pipeline)
      return client
    }
    return factory
  }
}
