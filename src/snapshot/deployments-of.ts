import { z } from 'zod'
import type { AccessQuestion, Resource } from '../question/question.ts'
import { isCognitiveServices } from '../question/resource-type.ts'
import type { Connection, Deployment } from '../question/surroundings.ts'
import type { AzureReader } from './azure-reader.ts'
import { childrenOf, type Partly } from './children-of.ts'
import { uniqueById } from './unique.ts'

/** Whether an answer depends on which models are deployed where. */
export function takesDeployments({ ask, raisedBy }: Pick<AccessQuestion, 'ask' | 'raisedBy'>): boolean {
  return (
    ask.kind === 'playground' ||
    (ask.kind === 'service-error' && (ask.model !== undefined || raisedBy === 'error'))
  )
}

/** The model deployments of the accounts that some connections lead to. */
export async function deploymentsOf(
  connections: readonly Connection[],
  reader: AzureReader,
): Promise<Partly<readonly Deployment[]>> {
  const accounts = uniqueById(
    connections.flatMap(({ targetResource }) =>
      targetResource !== null && isCognitiveServices(targetResource) ? [targetResource] : [],
    ),
  )
  const read = await Promise.all(accounts.map(({ id }) => childrenOf(id, 'deployments', reader)))
  return {
    value: read.flatMap(({ value }, index) =>
      value.map((deployment) => ({ accountId: accounts[index]?.id ?? '', model: modelOf(deployment) })),
    ),
    blindSpots: read.flatMap(({ blindSpots }) => blindSpots),
  }
}

/** ARM, `Microsoft.CognitiveServices/accounts/deployments` 2024-10-01: `properties.model.name`. */
const deploymentProperties = z.object({ model: z.object({ name: z.string() }) })

function modelOf(deployment: Resource): string {
  const parsed = deploymentProperties.safeParse(deployment.properties)
  return parsed.success ? parsed.data.model.name : ''
}
