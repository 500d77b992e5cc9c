import type { BotConfig, Config } from './config.ts'
import { TEAMS_CHANNELS } from './teams/authentication/teams-channel.ts'
import { botFrameworkSettings } from './teams/bot-framework-clouds.ts'
import type { TeamsAuthentication } from './teams/options.ts'

/** How the configuration's bot signs in to the Bot Framework, and who signs in to it. */
export function botAuthentication({ cloud }: Config, bot: BotConfig): TeamsAuthentication {
  const { appId, tenantId, appType, appPassword } = bot
  return {
    kind: 'bot-framework',
    appId,
    tenantId,
    appType,
    ...(appPassword === null ? {} : { appPassword }),
    settings: botFrameworkSettings(cloud, tenantId),
    channel: TEAMS_CHANNELS[cloud],
  }
}
