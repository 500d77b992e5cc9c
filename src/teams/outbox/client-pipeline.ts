import type { Pipeline } from '@azure/core-rest-pipeline'
import { z } from 'zod'

/** A client of the connector, by the field in which it keeps its HTTP client. */
const httpClient = z.object({
  client: z.object({
    pipeline: z.custom<Pipeline>(
      (value) =>
        typeof value === 'object' && value !== null && 'addPolicy' in value && 'removePolicy' in value,
    ),
  }),
})

/** What the requests of a connector client of botbuilder go through. */
export function clientPipeline(client: unknown): Pipeline {
  return httpClient.parse(client).client.pipeline
}
