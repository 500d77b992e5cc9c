import { describe, expect, it } from 'vitest'
import { readPackageSettings } from '../../../deployment/teams/package-settings.ts'
import { ConfigError, VARIABLES } from '../../../src/config.ts'
import { BOT_ID, ENVIRONMENT, SIGN_IN_APP_ID } from './settings.ts'

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readPackageSettings(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

describe('the settings of the app package', () => {
  it('come from what configures the bot', () => {
    expect(readPackageSettings(ENVIRONMENT)).toEqual({
      cloud: 'public',
      botId: BOT_ID,
      signInAppId: SIGN_IN_APP_ID,
      host: 'rolecall.contoso.com',
      developer: {
        name: 'Rolecall',
        websiteUrl: 'https://rolecall.contoso.com',
        privacyUrl: 'https://rolecall.contoso.com',
        termsOfUseUrl: 'https://rolecall.contoso.com',
      },
      missingLinks: ['ROLECALL_WEBSITE_URL', 'ROLECALL_PRIVACY_URL', 'ROLECALL_TERMS_URL'],
    })
  })

  it('share their names with the bot’s own configuration', () => {
    expect(VARIABLES).toEqual(
      expect.arrayContaining([
        'AZURE_CLOUD',
        'MICROSOFT_APP_ID',
        'MICROSOFT_APP_TYPE',
        'ROLECALL_PUBLIC_URL',
      ]),
    )
  })

  it('lead the privacy and terms links to the website where they have no page of their own', () => {
    const { developer, missingLinks } = readPackageSettings({
      ...ENVIRONMENT,
      ROLECALL_WEBSITE_URL: 'https://contoso.com/rolecall',
      ROLECALL_TERMS_URL: 'https://contoso.com/terms',
    })
    expect(developer).toMatchObject({
      websiteUrl: 'https://contoso.com/rolecall',
      privacyUrl: 'https://contoso.com/rolecall',
      termsOfUseUrl: 'https://contoso.com/terms',
    })
    expect(missingLinks).toEqual(['ROLECALL_PRIVACY_URL'])
  })

  it('sign people in to the registration of a single-tenant bot itself', () => {
    const env = { ...ENVIRONMENT, MICROSOFT_APP_TYPE: 'SingleTenant', ROLECALL_SSO_APP_ID: '' }
    expect(readPackageSettings(env).signInAppId).toBe(BOT_ID)
  })

  it('take host and ids in lower case, as the application ID URI is compared', () => {
    const upper = {
      MICROSOFT_APP_ID: 'ABCDEF11-1111-4111-8111-111111111111',
      ROLECALL_SSO_APP_ID: 'ABCDEF22-2222-4222-8222-222222222222',
      ROLECALL_PUBLIC_URL: 'https://Rolecall.Contoso.com/',
    }
    expect(readPackageSettings(upper)).toMatchObject({
      botId: 'abcdef11-1111-4111-8111-111111111111',
      signInAppId: 'abcdef22-2222-4222-8222-222222222222',
      host: 'rolecall.contoso.com',
    })
  })

  it.each<[string, Record<string, string>, readonly string[]]>([
    ['nothing set', {}, ['MICROSOFT_APP_ID', 'ROLECALL_PUBLIC_URL', 'ROLECALL_SSO_APP_ID']],
    ['an empty bot id', { ...ENVIRONMENT, MICROSOFT_APP_ID: '' }, ['MICROSOFT_APP_ID']],
    ['a bot id that is none', { ...ENVIRONMENT, MICROSOFT_APP_ID: 'me' }, ['MICROSOFT_APP_ID']],
    ['an unknown cloud', { ...ENVIRONMENT, AZURE_CLOUD: 'mars' }, ['AZURE_CLOUD']],
    ['an unknown type of bot', { ...ENVIRONMENT, MICROSOFT_APP_TYPE: 'MultiTenant' }, ['MICROSOFT_APP_TYPE']],
    [
      'an address that is not https',
      { ...ENVIRONMENT, ROLECALL_PUBLIC_URL: 'http://rolecall.contoso.com' },
      ['ROLECALL_PUBLIC_URL'],
    ],
    [
      'an address with a path',
      { ...ENVIRONMENT, ROLECALL_PUBLIC_URL: 'https://contoso.com/rolecall' },
      ['ROLECALL_PUBLIC_URL'],
    ],
    [
      'a managed identity that people are to sign in to',
      { ...ENVIRONMENT, ROLECALL_SSO_APP_ID: BOT_ID },
      ['ROLECALL_SSO_APP_ID'],
    ],
    [
      'the same in other letters',
      {
        ...ENVIRONMENT,
        MICROSOFT_APP_ID: 'abcdef11-1111-4111-8111-111111111111',
        ROLECALL_SSO_APP_ID: 'ABCDEF11-1111-4111-8111-111111111111',
      },
      ['ROLECALL_SSO_APP_ID'],
    ],
    [
      'a developer whose name Teams would not take',
      { ...ENVIRONMENT, ROLECALL_DEVELOPER_NAME: 'n'.repeat(33) },
      ['ROLECALL_DEVELOPER_NAME'],
    ],
    [
      'a page that is no address',
      { ...ENVIRONMENT, ROLECALL_PRIVACY_URL: 'privacy.html' },
      ['ROLECALL_PRIVACY_URL'],
    ],
  ])('%s is named', (_, env, names) => {
    expect(faultsOf(env).map((fault) => fault.split(':')[0])).toEqual(names)
  })

  it('say what a missing one is, and show no value of a wrong one', () => {
    expect(faultsOf({})[0]).toBe('MICROSOFT_APP_ID: is needed: the client id of the bot’s identity')
    expect(faultsOf({ ...ENVIRONMENT, MICROSOFT_APP_ID: 'hunter2' }).join()).not.toContain('hunter2')
  })
})
