import { bashWord } from '../../advice/commands/shell-quote.ts'
import type { BotConfig } from '../../config.ts'
import { cleanName } from '../../reply/clean-text.ts'
import { joinNames } from '../../reply/cut-list.ts'
import type { ReadOAuthConnections } from '../../teams/oauth-connections.ts'
import { failed, fix, ok, skipped, warning, type Examination, type Outcome } from '../check.ts'
import { signInFault } from '../sign-in-fault.ts'

export interface SignInTrial {
  readonly connectionName: string
  /** null: there is no token service to ask */
  readonly read: (() => Promise<ReadOAuthConnections>) | null
  /** the application ID URI that Teams signs people in to; null where it cannot be told from the configuration */
  readonly expectedUri: string | null
  /** null in the sandbox */
  readonly registration: BotConfig | null
  readonly armEndpoint: string
}

/** Whether the bot has the OAuth connection by which those who approve sign in. Nobody signs in for it. */
export function oauthConnection(trial: SignInTrial): Examination {
  return { id: 'oauth-connection', title: 'Sign-in of approvers', examine: () => examineSignIn(trial) }
}

const NO_APPROVALS = 'Nobody can approve a request for access.'

async function examineSignIn(trial: SignInTrial): Promise<Outcome> {
  const { read, registration } = trial
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
    return connectionOutcome(answer.connections, trial)
  } catch (fault) {
    const known = signInFault(fault, {
      clientId: registration?.appId ?? null,
      tenantId: registration?.tenantId ?? null,
    })
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
  trial: SignInTrial,
): Outcome {
  const { connectionName, expectedUri } = trial
  if (!names.includes(connectionName)) {
    const others = names.map((name) => cleanName(name, 64))
    return failed(
      `the bot has no OAuth connection ${connectionName}${others.length === 0 ? '' : `, but ${joinNames(others, 5)}`}`,
      fix(
        'Make it as deployment/teams/README.md says, or set ROLECALL_OAUTH_CONNECTION to its name.',
        `az bot authsetting list --name '<bot>' --resource-group '<group>' --query "[].name"`,
        createCommand(trial),
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

function createCommand({ connectionName, registration, expectedUri, armEndpoint }: SignInTrial): string {
  const clientId = registration?.signInAppId ?? registration?.appId ?? '<client id>'
  const exchange = expectedUri ?? 'api://<your host>/botid-<MICROSOFT_APP_ID>'
  return [
    `az bot authsetting create --name '<bot>' --resource-group '<group>' --setting-name ${bashWord(connectionName)}`,
    `--service Aadv2 --client-id ${bashWord(clientId)} --client-secret '<secret>'`,
    `--provider-scope-string ${armEndpoint}/user_impersonation`,
    `--parameters tenantId=${bashWord(registration?.tenantId ?? '<tenant>')} tokenExchangeUrl=${bashWord(exchange)}`,
  ].join(' ')
}
