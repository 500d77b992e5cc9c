import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { TeamsAuthentication } from './options.ts'

/** Without an application id botbuilder authenticates nobody. */
export function botFrameworkAuthentication(
  authentication: TeamsAuthentication,
): ConfigurationBotFrameworkAuthentication {
  if (authentication.kind === 'none') return new ConfigurationBotFrameworkAuthentication({})
  const { appId, appType, appPassword, tenantId, settings } = authentication
  return new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    MicrosoftAppTenantId: tenantId,
    ...(appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword }),
    ...settings,
  })
}
