// required by botbuilder as well, so that both have the same mappers
import * as mappers from 'botframework-connector/lib/connectorApi/models/mappers.js'
import { z } from 'zod'

const entityMapper = z.object({
  type: z.custom<{ additionalProperties?: unknown }>(
    (value) => typeof value === 'object' && value !== null && 'modelProperties' in value,
  ),
})

/**
 * Lets entities go out whole. botbuilder 4.23 says of the entities of an activity that they may have any fields, but
 * its serializer looks at the mapper of entities alone, which does not say so, and drops all but three of them.
 */
export function keepEntitiesWhole(): void {
  entityMapper.parse(mappers.Entity).type.additionalProperties = { type: { name: 'Object' } }
}
