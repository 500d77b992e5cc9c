import type { PackageSettings } from '../../../deployment/teams/package-settings.ts'

export const BOT_ID = '11111111-1111-4111-8111-111111111111'
export const SIGN_IN_APP_ID = '22222222-2222-4222-8222-222222222222'

/** What a bot with a managed identity is packaged by. */
export const ENVIRONMENT = {
  MICROSOFT_APP_ID: BOT_ID,
  ROLECALL_SSO_APP_ID: SIGN_IN_APP_ID,
  ROLECALL_PUBLIC_URL: 'https://rolecall.contoso.com',
} as const

export const SETTINGS: PackageSettings = {
  cloud: 'public',
  botId: BOT_ID,
  signInAppId: SIGN_IN_APP_ID,
  host: 'rolecall.contoso.com',
  developer: {
    name: 'Contoso',
    websiteUrl: 'https://contoso.com',
    privacyUrl: 'https://contoso.com/privacy',
    termsOfUseUrl: 'https://contoso.com/terms',
  },
  missingLinks: [],
}
