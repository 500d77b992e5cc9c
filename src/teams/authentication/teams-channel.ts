import type { CloudName } from '../../snapshot/azure/connection.ts'

/** How Teams reaches a bot in one cloud, and where the bot may answer. */
export interface TeamsChannel {
  /** of the tokens by which activities come */
  readonly issuer: string
  readonly openIdMetadataUrl: string
  /** of the bot's own tokens for the connectors */
  readonly audience: string
  /** origins, for `isAmong` */
  readonly connectors: readonly string[]
}

/**
 * Sources: Azure AI Bot Service, "Authentication with the Bot Connector API" and the pages about US Government and
 * 21Vianet; Teams documentation, "Send proactive messages" (service URLs), and the presets of the Teams SDK. The names
 * below trafficmanager.net are anybody's, so there only whole ones are listed.
 */
export const TEAMS_CHANNELS: Readonly<Record<CloudName, TeamsChannel>> = {
  public: {
    issuer: 'https://api.botframework.com',
    openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    audience: 'https://api.botframework.com',
    connectors: [
      'https://smba.trafficmanager.net',
      'https://smba.onyx.prod.teams.trafficmanager.net',
      'https://*.teams.microsoft.com',
      'https://*.botframework.com',
    ],
  },
  'us-government': {
    issuer: 'https://api.botframework.us',
    openIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    audience: 'https://api.botframework.us',
    connectors: [
      'https://*.teams.microsoft.us',
      'https://*.botframework.us',
      'https://*.botframework.azure.us',
    ],
  },
  china: {
    issuer: 'https://api.botframework.azure.cn',
    openIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    audience: 'https://api.botframework.azure.cn',
    connectors: ['https://*.teams.microsoftonline.cn', 'https://*.botframework.azure.cn'],
  },
}
