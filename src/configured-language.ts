import type { TokenCredential } from '@azure/core-auth'
import type { Config } from './config.ts'
import { azureLanguage } from './language/azure-language.ts'
import { NO_LANGUAGE, type Language } from './language/language.ts'
import { observedLanguage } from './language/observed-language.ts'

/** The second reader that the configuration asks for, signed in when it is first asked. */
export function configuredLanguage(
  { language }: Pick<Config, 'language'>,
  credential: () => Promise<TokenCredential>,
): Language {
  if (language === null) return NO_LANGUAGE
  const asked = azureLanguage(language, {
    getToken: async (scopes, options) => (await credential()).getToken(scopes, options),
  })
  return observedLanguage(asked)
}
