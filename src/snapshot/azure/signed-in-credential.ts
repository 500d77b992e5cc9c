import type { TokenCredential } from '@azure/core-auth'
import type { AzureCloud } from './connection.ts'

/**
 * The identity that Rolecall reads Azure with: a user-assigned managed identity where its client id is given,
 * otherwise the usual chain of `DefaultAzureCredential`. Loaded when first needed: the import takes a while.
 */
export async function signedInCredential(
  { authorityHost }: AzureCloud,
  managedIdentityClientId: string | null,
): Promise<TokenCredential> {
  const { DefaultAzureCredential, ManagedIdentityCredential } = await import('@azure/identity')
  return managedIdentityClientId === null
    ? new DefaultAzureCredential({ authorityHost })
    : new ManagedIdentityCredential({ clientId: managedIdentityClientId })
}
