import { ResourceGraphClient } from '@azure/arm-resourcegraph'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { z } from 'zod'
import type { AzureReader } from '../azure-reader.ts'
import { pipelineOptions, type AzureConnection } from './connection.ts'
import { grantorQueryText } from './grantor-query.ts'
import { reading } from './reading.ts'
import { PartialListError } from './rest.ts'
import { resourceQueryText } from './resource-query.ts'
import { uniqueById } from '../unique.ts'
import { likelyGrantor, resource } from './wire.ts'

const PAGE_LIMIT = 20

/** What Resource Graph indexes: resources, and who seems to be able to grant. */
export function resourceGraphReader(
  connection: AzureConnection,
  perRequest: PipelinePolicy,
): Pick<AzureReader, 'findResources' | 'likelyGrantors'> {
  const { cloud, credential } = connection
  const client = new ResourceGraphClient(credential, {
    endpoint: cloud.armEndpoint,
    credentials: { scopes: [cloud.armScope] },
    additionalPolicies: [{ policy: perRequest, position: 'perRetry' }],
    ...pipelineOptions(connection),
  })
  return {
    // what changes while it is searched may stand on two pages
    findResources: (query) =>
      reading(async () => uniqueById(await everyRow(client, resource, resourceQueryText(query)))),
    likelyGrantors: () =>
      reading(async () => (await onePage(client, likelyGrantor, grantorQueryText())).rows),
  }
}

const page = z
  .object({
    data: z.array(z.unknown()),
    /** of the rows in it */
    count: z.number(),
    skipToken: z.string().nullish(),
    resultTruncated: z.string().nullish(),
  })
  .refine(({ data, count }) => data.length === count)

async function everyRow<Row>(
  client: ResourceGraphClient,
  row: z.ZodType<Row>,
  query: string,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  const asked = new Set<string>()
  for (let skipToken: string | null = ''; skipToken !== null;) {
    // what a search has not found may be on a page that was not asked for
    if (asked.has(skipToken) || asked.size === PAGE_LIMIT) throw new PartialListError('a search does not end')
    asked.add(skipToken)
    const next: Page<Row> = await onePage(client, row, query, skipToken)
    rows.push(...next.rows)
    skipToken = next.skipToken
  }
  return rows
}

interface Page<Row> {
  readonly rows: readonly Row[]
  /** null: it is the last one */
  readonly skipToken: string | null
}

async function onePage<Row>(
  client: ResourceGraphClient,
  row: z.ZodType<Row>,
  query: string,
  skipToken = '',
): Promise<Page<Row>> {
  const answer = page.parse(
    await client.resources({
      query,
      options: { resultFormat: 'objectArray', ...(skipToken === '' ? {} : { skipToken }) },
    }),
  )
  const next = answer.skipToken === '' ? null : (answer.skipToken ?? null)
  if (next === null && answer.resultTruncated === 'true') {
    throw new PartialListError('a search is cut off and does not go on')
  }
  return { rows: answer.data.map((each) => row.parse(each)), skipToken: next }
}
