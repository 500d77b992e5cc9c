import type { TokenCredential } from '@azure/core-auth'
import type { Config } from './config.ts'
import { CLOUDS } from './snapshot/azure/connection.ts'
import { signedInCredential } from './snapshot/azure/signed-in-credential.ts'

/** Signs in as the identity that the configuration names: when it is first asked, and once for all who ask. */
export function configuredCredential({
  cloud,
  readerClientId,
}: Pick<Config, 'cloud' | 'readerClientId'>): () => Promise<TokenCredential> {
  let signingIn: Promise<TokenCredential> | undefined
  return () => (signingIn ??= signedInCredential(CLOUDS[cloud], readerClientId))
}
