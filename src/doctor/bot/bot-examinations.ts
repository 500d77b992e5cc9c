import type { TokenCredential } from '@azure/core-auth'
import type { BotConfig } from '../../config.ts'
import { tokenOf } from '../azure/credential.ts'
import { ok, skipped, type Examination } from '../check.ts'
import { oauthConnection, type SignInTrial } from './oauth-connection.ts'

/** What a bot signs in with and for; null where there is none, as in the sandbox. */
export interface BotAccess {
  readonly registration: BotConfig
  readonly credential: TokenCredential
  /** for whom the bot's own token is */
  readonly scope: string
  /** of the app that people sign in to; null: the bot reads no messages */
  readonly messageReader: TokenCredential | null
  readonly graphScope: string
  readonly authorityHost: string
}

export function botExaminations(bot: BotAccess | null, signIn: SignInTrial): readonly Examination[] {
  return [
    {
      id: 'bot-registration',
      title: 'Bot registration',
      examine: async (signal) => {
        if (bot === null) return skipped('the sandbox has none')
        const { appId: clientId, tenantId, appType } = bot.registration
        const token = await tokenOf(bot.credential, bot.scope, { clientId, tenantId }, signal)
        if (token.kind === 'token') return ok(`${appType} ${clientId} gets a token for the Bot Framework`)
        const { outcome } = token
        return outcome.status === 'failed'
          ? { ...outcome, means: 'Rolecall can answer nobody in Teams.' }
          : outcome
      },
    },
    oauthConnection(signIn),
    {
      id: 'message-reader',
      title: 'App that reads messages',
      examine: async (signal) => {
        if (bot === null) return skipped('the sandbox has none')
        const { messageReader, registration, graphScope, authorityHost } = bot
        if (messageReader === null) {
          return skipped('ROLECALL_SSO_APP_ID is not set: only messages that mention the bot are read')
        }
        const { appId, tenantId, signInAppId } = registration
        const federated = signInAppId === null ? {} : { federated: { clientId: appId, authorityHost } }
        const subject = { clientId: signInAppId ?? appId, tenantId, ...federated }
        const token = await tokenOf(messageReader, graphScope, subject, signal)
        if (token.kind === 'token') return ok(`${subject.clientId} gets a token for Microsoft Graph`)
        const { outcome } = token
        return outcome.status === 'failed'
          ? {
              ...outcome,
              means: 'Rolecall does not see the message that a mention answers to, nor its pictures.',
            }
          : outcome
      },
    },
  ]
}
