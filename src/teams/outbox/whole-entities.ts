import { createRequire } from 'node:module'
import { z } from 'zod'

const MAPPERS = 'botframework-connector/lib/connectorApi/models/mappers'

const mappers = z.object({
  Entity: z.object({
    type: z.custom<{ additionalProperties?: unknown }>(
      (value) => typeof value === 'object' && value !== null && 'modelProperties' in value,
    ),
  }),
})

/**
 * Lets entities go out whole. botbuilder 4.23 says of the entities of an activity that they may have any fields, but
 * its serializer looks at the mapper of entities alone, which does not say so, and drops all but three of them.
 */
export function keepEntitiesWhole(): void {
  const requireOfBotbuilder = createRequire(createRequire(import.meta.url).resolve('botbuilder'))
  const { Entity } = mappers.parse(requireOfBotbuilder(MAPPERS))
  Entity.type.additionalProperties = { type: { name: 'Object' } }
}
