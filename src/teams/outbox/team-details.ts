import type { TurnContext } from 'botbuilder'
import { TeamsConnectorClient } from 'botframework-connector'
import { z } from 'zod'
import { clientPipeline } from './client-pipeline.ts'
import type { Outbox } from './outbox.ts'
import { sendThrough } from './outbox-policy.ts'

const connectorClient = z.object({
  credentials: z.custom<ConstructorParameters<typeof TeamsConnectorClient>[0]>(
    (value) => typeof value === 'object' && value !== null && 'signRequest' in value,
  ),
})

/**
 * Entra object id of a team's group; null where the connector does not say. botbuilder's own `TeamsInfo.getTeamDetails`
 * makes a client that knows no outbox, though Teams counts this too ("Optimize your bot with rate limiting in Teams").
 */
export async function readTeamGroup(
  outbox: Outbox,
  turnsClient: unknown,
  { activity }: TurnContext,
  teamId: string,
): Promise<string | null> {
  const { credentials } = connectorClient.parse(turnsClient)
  const client = new TeamsConnectorClient(credentials, { baseUri: activity.serviceUrl })
  sendThrough(outbox, clientPipeline(client))
  return (await client.teams.fetchTeamDetails(teamId)).aadGroupId ?? null
}
