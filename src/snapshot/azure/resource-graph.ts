import { ResourceGraphClient } from '@azure/arm-resourcegraph'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { z } from 'zod'
import type { AzureReader } from '../azure-reader.ts'
import type { AzureConnection } from './connection.ts'
import { grantorQueryText } from './grantor-query.ts'
import { ownOriginPolicy } from './own-origin.ts'
import { reading } from './reading.ts'
import { resourceQueryText } from './resource-query.ts'
import { likelyGrantor, resource } from './wire.ts'

const PAGE_LIMIT = 20

/** What Resource Graph indexes: resources, and who seems to be able to grant. */
export function resourceGraphReader(
  { cloud, credential, certificateAuthority }: AzureConnection,
  perRequest: PipelinePolicy,
): Pick<AzureReader, 'findResources' | 'likelyGrantors'> {
  const client = new ResourceGraphClient(credential, {
    endpoint: cloud.armEndpoint,
    credentials: { scopes: [cloud.armScope] },
    additionalPolicies: [
      { policy: ownOriginPolicy(cloud.armEndpoint), position: 'perCall' },
      { policy: perRequest, position: 'perRetry' },
    ],
    ...(certificateAuthority === undefined ? {} : { tlsOptions: { ca: certificateAuthority } }),
  })
  return {
    findResources: (query) => reading(() => queried(client, resource, resourceQueryText(query), PAGE_LIMIT)),
    likelyGrantors: () => reading(() => queried(client, likelyGrantor, grantorQueryText(), 1)),
  }
}

const anything = z.array(z.unknown())

async function queried<Row>(
  client: ResourceGraphClient,
  row: z.ZodType<Row>,
  query: string,
  mostPages: number,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  let skipToken: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.resources({
      query,
      options: { resultFormat: 'objectArray', ...(skipToken === undefined ? {} : { skipToken }) },
    })
    rows.push(...anything.parse(answer.data).map((each) => row.parse(each)))
    skipToken = answer.skipToken
    if (skipToken === undefined || skipToken === '') break
  }
  return rows
}
