import { AnonymousAuthentication } from './anonymous-authentication.ts'
import type { TeamsAuthentication } from './options.ts'
import { OutboxAuthentication } from './outbox/outbox-authentication.ts'
import type { Outbox } from './outbox/outbox.ts'

/** Without an application id botbuilder authenticates nobody. */
export function botFrameworkAuthentication(
  authentication: TeamsAuthentication,
  outbox: Outbox,
): OutboxAuthentication {
  if (authentication.kind === 'none') {
    const { tokenServiceUrl } = authentication
    const settings = tokenServiceUrl === undefined ? {} : { OAuthUrl: tokenServiceUrl }
    return new AnonymousAuthentication(settings, outbox)
  }
  const { appId, appType, appPassword, tenantId, settings } = authentication
  return new OutboxAuthentication(
    {
      MicrosoftAppId: appId,
      MicrosoftAppType: appType,
      MicrosoftAppTenantId: tenantId,
      ...(appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword }),
      ...settings,
    },
    outbox,
  )
}
