import { AnonymousAuthentication } from './anonymous-authentication.ts'
import { isOnLoopback } from './authentication/service-url.ts'
import { TEAMS_CHANNELS } from './authentication/teams-channel.ts'
import { TeamsChannelAuthentication } from './authentication/teams-channel-authentication.ts'
import type { TeamsAuthentication } from './options.ts'
import type { OutboxAuthentication } from './outbox/outbox-authentication.ts'
import type { Outbox } from './outbox/outbox.ts'

/** Without an application id botbuilder authenticates nobody. */
export function botFrameworkAuthentication(
  authentication: TeamsAuthentication,
  outbox: Outbox,
): OutboxAuthentication {
  if (authentication.kind === 'none') {
    const { tokenServiceUrl } = authentication
    const settings = tokenServiceUrl === undefined ? {} : { OAuthUrl: tokenServiceUrl }
    return new AnonymousAuthentication(settings, outbox, isOnLoopback)
  }
  const { appId, appType, appPassword, tenantId, settings, channel = TEAMS_CHANNELS.public } = authentication
  return new TeamsChannelAuthentication(
    {
      MicrosoftAppId: appId,
      MicrosoftAppType: appType,
      MicrosoftAppTenantId: tenantId,
      ...(appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword }),
      ...settings,
    },
    appId,
    channel,
    outbox,
  )
}
