import type { TokenCredential } from '@azure/core-auth'
import type { BotConfig } from '../../config.ts'
import { bashWord } from '../../advice/commands/shell-quote.ts'
import { cleanName } from '../../reply/clean-text.ts'
import { joinNames } from '../../reply/cut-list.ts'
import type { ReadOAuthConnections } from '../../teams/oauth-connections.ts'
import { tokenOf } from '../azure/credential.ts'
import { failed, fix, ok, skipped, warning, type Examination, type Outcome } from '../check.ts'
import { signInFault } from '../sign-in-fault.ts'

/** What a bot signs in with and for; null where there is none, as in the sandbox. */
export interface BotAccess {
  readonly registration: BotConfig
  readonly credential: TokenCredential
  /** for whom the bot's own token is */
  readonly scope: string
  /** of the app that people sign in to; null: the bot reads no messages */
  readonly messageReader: TokenCredential | null
  readonly graphScope: string
}

export interface SignInTrial {
  readonly connectionName: string
  /** null: there is no token service to ask */
  readonly read: (() => Promise<ReadOAuthConnections>) | null
  /** the application ID URI that Teams signs people in to; null where it cannot be told from the configuration */
  readonly expectedUri: string | null
  readonly subject: { readonly clientId: string | null; readonly tenantId: string | null }
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
    { id: 'oauth-connection', title: 'Sign-in of approvers', examine: () => examineSignIn(signIn) },
    {
      id: 'message-reader',
      title: 'App that reads messages',
      examine: async (signal) => {
        if (bot === null) return skipped('the sandbox has none')
        const { messageReader, registration, graphScope } = bot
        if (messageReader === null) {
          return skipped('ROLECALL_SSO_APP_ID is not set: only messages that mention the bot are read')
        }
        const clientId = registration.signInAppId ?? registration.appId
        const subject = { clientId, tenantId: registration.tenantId }
        const token = await tokenOf(messageReader, graphScope, subject, signal)
        if (token.kind === 'token') return ok(`${clientId} gets a token for Microsoft Graph`)
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

const NO_APPROVALS = 'Nobody can approve a request for access.'

async function examineSignIn({ connectionName, read, expectedUri, subject }: SignInTrial): Promise<Outcome> {
  if (read === null) return skipped('a tenant file has no token service')
  try {
    const answer = await read()
    if (answer.kind === 'refused') {
      return failed(
        `the token service answered ${answer.status}`,
        fix(
          'See whether MICROSOFT_APP_ID is that of an Azure Bot resource, of the same type and tenant.',
          `az resource list --resource-type Microsoft.BotService/botServices --query "[].{name:name, group:resourceGroup}"`,
        ),
        NO_APPROVALS,
      )
    }
    return connectionOutcome(answer.connections, connectionName, expectedUri)
  } catch (fault) {
    const known = signInFault(fault, subject)
    if (known !== null) return failed(`no token: ${known.why}`, known.fix, NO_APPROVALS)
    return failed(
      'the token service does not answer',
      fix('Let this machine out to the Bot Framework Token Service, port 443, and run it again.'),
      NO_APPROVALS,
    )
  }
}

function connectionOutcome(
  { names, exchangeUri }: Extract<ReadOAuthConnections, { kind: 'read' }>['connections'],
  connectionName: string,
  expectedUri: string | null,
): Outcome {
  if (!names.includes(connectionName)) {
    const others = names.map((name) => cleanName(name, 64))
    return failed(
      `the bot has no OAuth connection ${connectionName}${others.length === 0 ? '' : `, but ${joinNames(others, 5)}`}`,
      fix(
        'Make it as deployment/teams/README.md says, or set ROLECALL_OAUTH_CONNECTION to its name.',
        `az bot authsetting list --name <bot> --resource-group <group> --query "[].name"`,
        `az bot authsetting create --name <bot> --resource-group <group> --setting-name ${bashWord(connectionName)} --service Aadv2 --client-id <client id> --client-secret <secret> --provider-scope-string https://management.azure.com/user_impersonation --parameters tenantId=<tenant> tokenExchangeUrl=${expectedUri ?? 'api://<your host>/botid-<MICROSOFT_APP_ID>'}`,
      ),
      NO_APPROVALS,
    )
  }
  if (exchangeUri === null || exchangeUri === '') {
    return warning(
      `${connectionName} is there, without a token exchange URL`,
      fix(
        `Set its token exchange URL to ${expectedUri ?? 'the application ID URI of the app registration'}.`,
      ),
      'Approvers have to press Sign in: Teams cannot sign them in silently.',
    )
  }
  if (expectedUri !== null && exchangeUri.toLowerCase() !== expectedUri.toLowerCase()) {
    return warning(
      `${connectionName} is there, for ${cleanName(exchangeUri, 120)}`,
      fix(
        `Set its token exchange URL, and the application ID URI of the app registration, to ${expectedUri}.`,
      ),
      'Approvers have to press Sign in: Teams cannot sign them in silently.',
    )
  }
  return ok(`${connectionName} is there`)
}
