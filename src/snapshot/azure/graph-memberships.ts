import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { z } from 'zod'
import type { AzureReader } from '../azure-reader.ts'
import { batchesOf } from './batches.ts'
import type { AzureConnection } from './connection.ts'
import { directoryPath } from './directory-path.ts'
import { reading } from './reading.ts'
import { restClient } from './rest.ts'
import { directoryObject } from './wire.ts'

/** Microsoft Graph documentation, "Combine multiple HTTP requests using JSON batching". */
const REQUESTS_PER_BATCH = 20

/** `@odata.type` comes along unasked, and tells groups from directory roles. */
const QUERY = '$select=id&$top=999'

const groupsAmong = z
  .array(directoryObject)
  .transform((found) => found.filter(({ type }) => type === 'Group').map(({ id }) => id))

const groupsBody = z.object({ value: groupsAmong })

/** A step that was refused has another body. */
const batchBody = z.object({
  responses: z.array(
    z.object({ id: z.string(), status: z.number(), body: z.unknown() }).transform(({ id, status, body }) => {
      const parsed = groupsBody.safeParse(body)
      return { id, groupIds: status === 200 && parsed.success ? parsed.data.value : null }
    }),
  ),
})

/** Who is directly in which groups, from Microsoft Graph v1.0. */
export function graphMemberships(
  connection: AzureConnection,
  perRequest: PipelinePolicy,
): Pick<AzureReader, 'directGroupsOf' | 'parentsOfGroups'> {
  const { graphEndpoint, graphScope } = connection.cloud
  const graph = restClient(graphEndpoint, graphScope, connection, perRequest)
  return {
    directGroupsOf: (principal) =>
      reading(async () =>
        groupsAmong.parse(
          await graph.list(z.unknown(), `/v1.0/${directoryPath(principal)}/memberOf?${QUERY}`),
        ),
      ),
    parentsOfGroups: (groupIds) =>
      reading(async () => {
        const answers = await Promise.all(
          batchesOf(groupIds, REQUESTS_PER_BATCH).map((batch) =>
            graph.post(batchBody, '/v1.0/$batch', {
              requests: batch.map((id) => ({
                id,
                method: 'GET',
                url: `/groups/${encodeURIComponent(id)}/memberOf?${QUERY}`,
              })),
            }),
          ),
        )
        return new Map(
          answers
            .flatMap(({ responses }) => responses)
            .flatMap(({ id, groupIds: parents }) => (parents === null ? [] : [[id.toLowerCase(), parents]])),
        )
      }),
  }
}
