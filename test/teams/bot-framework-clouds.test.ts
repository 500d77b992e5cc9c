import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { describe, expect, it } from 'vitest'
import { TEAMS_CHANNELS } from '../../src/teams/authentication/teams-channel.ts'
import { botFrameworkSettings } from '../../src/teams/bot-framework-clouds.ts'

const TENANT = '11111111-1111-4111-8111-111111111111'

describe('the settings of each cloud', () => {
  it.each(['public', 'us-government', 'china'] as const)('%s: botbuilder takes them', (cloud) => {
    const settings = { ...botFrameworkSettings(cloud, TENANT) }
    expect(() => new ConfigurationBotFrameworkAuthentication(settings)).not.toThrow()
  })

  it('botbuilder takes no channel service of another name', () => {
    const settings = { ChannelService: 'https://botframework.azure.cn' }
    expect(() => new ConfigurationBotFrameworkAuthentication(settings)).toThrow()
  })

  it('in US Government signs approvers in at the token service of Office 365 GCC High', () => {
    expect(botFrameworkSettings('us-government', TENANT).OAuthUrl).toBe(
      'https://tokengcch.botframework.azure.us/',
    )
  })

  it.each(['us-government', 'china'] as const)('%s: agree with what activities are verified by', (cloud) => {
    const { issuer, openIdMetadataUrl, audience } = TEAMS_CHANNELS[cloud]
    expect(botFrameworkSettings(cloud, TENANT)).toMatchObject({
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToChannelFromBotOAuthScope: audience,
    })
  })

  it('in China signs in at the tenant of the bot', () => {
    expect(botFrameworkSettings('china', TENANT).ToChannelFromBotLoginUrl).toMatch(new RegExp(`/${TENANT}$`))
  })
})
