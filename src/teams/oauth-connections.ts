import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector'
import { ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder'
import { z } from 'zod'
import type { TeamsAuthentication } from './options.ts'

/** What the Bot Framework Token Service tells a bot of its OAuth connections, without anybody who signs in. */
export interface OAuthConnections {
  /** of all of them */
  readonly names: readonly string[]
  /** what Teams signs people in to for the one that was asked about, `api://…`; null where it cannot be told */
  readonly exchangeUri: string | null
}

export type ReadOAuthConnections =
  | { readonly kind: 'read'; readonly connections: OAuthConnections }
  /** `status` of HTTP */
  | { readonly kind: 'refused'; readonly status: number }

/** Nobody on the channel has it; no token is kept for it. */
const NOBODY = 'rolecall-doctor'
const CHANNEL = 'msteams'

const statuses = z.array(z.object({ connectionName: z.string() }))
const signInResource = z.object({ tokenExchangeResource: z.object({ uri: z.string() }).nullish() })
const answered = z.object({ statusCode: z.number() })

/**
 * Asks as the bot itself. Without a filter the service tells of every connection of the bot, whoever it is asked about
 * (Bot Builder, `UserTokenClient.getTokenStatus`). Faults of signing in, and no answer, reject.
 */
export async function readOAuthConnections(
  authentication: TeamsAuthentication,
  connectionName: string,
): Promise<ReadOAuthConnections> {
  try {
    const appId = authentication.kind === 'none' ? '' : authentication.appId
    const claims = new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }])
    const client = await plainAuthentication(authentication).createUserTokenClient(claims)
    const names = statuses
      .parse(await client.getTokenStatus(NOBODY, CHANNEL, ''))
      .map((status) => status.connectionName)
    if (!names.includes(connectionName)) return { kind: 'read', connections: { names, exchangeUri: null } }
    const resource = signInResource.parse(await client.getSignInResource(connectionName, ACTIVITY, ''))
    const exchangeUri = resource.tokenExchangeResource?.uri ?? null
    return { kind: 'read', connections: { names, exchangeUri } }
  } catch (fault) {
    const status = answered.safeParse(fault).data?.statusCode
    if (status === undefined) throw fault
    return { kind: 'refused', status }
  }
}

/** As much of an activity as the state of a sign-in is made from. */
const ACTIVITY = z
  .custom<Activity>((value) => typeof value === 'object')
  .parse({
    type: 'message',
    id: NOBODY,
    channelId: CHANNEL,
    serviceUrl: '',
    from: { id: NOBODY, name: '' },
    recipient: { id: NOBODY, name: '' },
    conversation: { id: NOBODY, name: '', isGroup: false, conversationType: 'personal' },
  })

function plainAuthentication(authentication: TeamsAuthentication): ConfigurationBotFrameworkAuthentication {
  if (authentication.kind === 'none') {
    const { tokenServiceUrl } = authentication
    return new ConfigurationBotFrameworkAuthentication(
      tokenServiceUrl === undefined ? {} : { OAuthUrl: tokenServiceUrl },
    )
  }
  const { appId, appType, appPassword, tenantId, settings } = authentication
  return new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: tenantId,
    ...(appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword }),
    ...settings,
  })
}
