import type { TokenCredential } from '@azure/core-auth'
import type { Config } from './config.ts'
import { azureLanguage } from './language/azure-language.ts'
import { NO_LANGUAGE, type Language } from './language/language.ts'
import { observedLanguage } from './language/observed-language.ts'
import { CLOUDS } from './snapshot/azure/connection.ts'
import { signedInCredential } from './snapshot/azure/signed-in-credential.ts'

/** The second reader that the configuration asks for, signed in when it is first asked. */
export function configuredLanguage({ language, cloud, readerClientId }: Config): Language {
  if (language === null) return NO_LANGUAGE
  let signingIn: Promise<TokenCredential> | undefined
  const asked = azureLanguage(language, {
    getToken: async (scopes, options) => {
      signingIn ??= signedInCredential(CLOUDS[cloud], readerClientId)
      return (await signingIn).getToken(scopes, options)
    },
  })
  return observedLanguage(asked)
}
