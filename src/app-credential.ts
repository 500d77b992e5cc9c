import type { TokenCredential } from '@azure/core-auth'
import type { BotConfig } from './config.ts'
import type { AzureCloud } from './snapshot/azure/connection.ts'

/** What a managed identity's token is for that stands in for a secret of an app registration. */
const TOKEN_EXCHANGE = 'api://AzureADTokenExchange/.default'

/**
 * Signs in the app registration that may read messages of teams and chats: a single-tenant bot with its secret, another
 * app by the bot's managed identity (Microsoft identity platform, "Configure an application to trust a managed
 * identity"). Null where there is no such app.
 */
export async function appCredential(
  { authorityHost }: AzureCloud,
  { appType, appId, appPassword, tenantId, signInAppId }: BotConfig,
): Promise<TokenCredential | null> {
  if (appType === 'SingleTenant' && appPassword !== null) {
    const { ClientSecretCredential } = await import('@azure/identity')
    return new ClientSecretCredential(tenantId, appId, appPassword, { authorityHost })
  }
  if (signInAppId === null) return null
  const { ClientAssertionCredential, ManagedIdentityCredential } = await import('@azure/identity')
  const identity = new ManagedIdentityCredential({ clientId: appId })
  const assertion = async () => (await identity.getToken(TOKEN_EXCHANGE)).token
  return new ClientAssertionCredential(tenantId, signInAppId, assertion, { authorityHost })
}

/** Signs in the bot itself, as botbuilder does where it answers. */
export async function botCredential(
  { authorityHost }: AzureCloud,
  { appId, appPassword, tenantId }: BotConfig,
): Promise<TokenCredential> {
  const { ClientSecretCredential, ManagedIdentityCredential } = await import('@azure/identity')
  return appPassword === null
    ? new ManagedIdentityCredential({ clientId: appId })
    : new ClientSecretCredential(tenantId, appId, appPassword, { authorityHost })
}
