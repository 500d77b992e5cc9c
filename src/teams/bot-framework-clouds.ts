import type { CloudName } from '../snapshot/azure/connection.ts'
import type { BotFrameworkSettings } from './options.ts'

/**
 * botbuilder's settings in each cloud (Azure AI Bot Service documentation, "Configure Bot Framework bots for
 * US Government customers" and "Configure a bot in Azure operated by 21Vianet").
 */
export function botFrameworkSettings(cloud: CloudName, tenantId: string): BotFrameworkSettings {
  switch (cloud) {
    case 'public':
      return {}
    case 'us-government':
      // Teams is there in Office 365 GCC High only, whose token service is another than that of Azure US Government
      return {
        ChannelService: 'https://botframework.azure.us',
        OAuthUrl: 'https://tokengcch.botframework.azure.us/',
        ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
        ToChannelFromBotOAuthScope: 'https://api.botframework.us',
        ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
        ToBotFromChannelOpenIdMetadataUrl:
          'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
        ToBotFromEmulatorOpenIdMetadataUrl:
          'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
      }
    case 'china':
      return {
        OAuthUrl: 'https://token.botframework.azure.cn/',
        ToChannelFromBotLoginUrl: `https://login.partner.microsoftonline.cn/${tenantId}`,
        ToChannelFromBotOAuthScope: 'https://api.botframework.azure.cn',
        ToBotFromChannelTokenIssuer: 'https://api.botframework.azure.cn',
        ToBotFromChannelOpenIdMetadataUrl:
          'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
        ToBotFromEmulatorOpenIdMetadataUrl:
          'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
      }
    default:
      return cloud satisfies never
  }
}

/** For whom a bot's own token is, in each cloud; the same sources. */
export const BOT_FRAMEWORK_SCOPES: Readonly<Record<CloudName, string>> = {
  public: 'https://api.botframework.com/.default',
  'us-government': 'https://api.botframework.us/.default',
  china: 'https://api.botframework.azure.cn/.default',
}
