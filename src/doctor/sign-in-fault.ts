import { z } from 'zod'
import { bashWord } from '../advice/commands/shell-quote.ts'
import type { Fix } from './check.ts'
import { fix } from './check.ts'

/** Why Microsoft Entra ID gave no token; without ids and without the words of its message. */
export interface SignInFault {
  /** completes "no token: …" */
  readonly why: string
  readonly fix: Fix
}

/** For whom a token was wanted. */
export interface SignInSubject {
  /** client id; null: any credential of the chain would do */
  readonly clientId: string | null
  readonly tenantId: string | null
  /** the managed identity that signs in in its place, and where; absent where it signs in itself */
  readonly federated?: { readonly clientId: string; readonly authorityHost: string }
}

type Explained = (subject: SignInSubject) => SignInFault

const NEW_SECRET: Explained = ({ clientId }) => ({
  why: 'the client secret is wrong',
  fix: fix(
    'Make a new secret, keep it in the key vault that MICROSOFT_APP_PASSWORD refers to, and start again. Its value is wanted, not its id.',
    `az ad app credential reset --id ${bashWord(clientId ?? '<client id>')} --append --display-name rolecall`,
  ),
})

const NO_FEDERATION: Explained = ({ clientId, tenantId, federated }) => {
  const { clientId: by = '<client id of the bot>', authorityHost = 'https://login.microsoftonline.com' } =
    federated ?? {}
  const credential = [
    `\\"name\\":\\"rolecall\\"`,
    `\\"issuer\\":\\"${authorityHost}/${tenantId ?? '<tenant>'}/v2.0\\"`,
    `\\"subject\\":\\"$IDENTITY\\"`,
    `\\"audiences\\":[\\"api://AzureADTokenExchange\\"]`,
  ].join(',')
  return {
    why: 'the app registration does not trust the managed identity that signs in for it',
    fix: fix(
      'Give the app registration a federated credential for the managed identity of the bot.',
      `IDENTITY=$(az identity list --query "[?clientId=='${by}'].principalId" --output tsv)`,
      `az ad app federated-credential create --id ${bashWord(clientId ?? '<client id>')} --parameters "{${credential}}"`,
    ),
  }
}

/** Microsoft identity platform documentation, "Microsoft Entra authentication and authorization error codes". */
const CODES: Readonly<Record<string, Explained>> = {
  AADSTS7000215: NEW_SECRET,
  AADSTS7000222: (subject) => ({ ...NEW_SECRET(subject), why: 'the client secret has expired' }),
  AADSTS70021: NO_FEDERATION,
  AADSTS700211: NO_FEDERATION,
  AADSTS700212: NO_FEDERATION,
  AADSTS700213: NO_FEDERATION,
  AADSTS700016: ({ clientId }) => ({
    why: 'the tenant has no application with that client id',
    fix: fix(
      'See whether the client id and the tenant are those of the same app registration, and whether it has a service principal there.',
      `az ad sp show --id ${bashWord(clientId ?? '<client id>')} --query appOwnerOrganizationId`,
    ),
  }),
  AADSTS7000112: ({ clientId }) => ({
    why: 'the application is disabled',
    fix: fix(
      'Let the application sign in again.',
      `az ad sp update --id ${bashWord(clientId ?? '<client id>')} --set accountEnabled=true`,
    ),
  }),
  AADSTS90002: () => ({
    why: 'there is no such tenant in this cloud',
    fix: fix('Set MICROSOFT_APP_TENANT_ID to your tenant, and AZURE_CLOUD to its cloud.', 'az account show'),
  }),
  AADSTS500011: () => ({
    why: 'the tenant does not know the service that the token is for',
    fix: fix('See whether AZURE_CLOUD names the cloud of the tenant.', 'az account show'),
  }),
  AADSTS53003: () => ({
    why: 'a Conditional Access policy blocks it',
    fix: fix('Ask whoever looks after Conditional Access to let this identity sign in from here.'),
  }),
}

/** Errors of @azure/identity and of MSAL, by name. */
const SIGN_IN_ERRORS: readonly string[] = [
  'AuthenticationError',
  'AggregateAuthenticationError',
  'AuthenticationRequiredError',
  'CredentialUnavailableError',
  'ClientAuthError',
  'ServerError',
  'InvalidClientError',
]

const aggregate = z.object({ errors: z.array(z.instanceof(Error)) })

/** Null where the fault is none of signing in. */
export function signInFault(fault: unknown, subject: SignInSubject): SignInFault | null {
  if (!(fault instanceof Error) || !SIGN_IN_ERRORS.includes(fault.name)) return null
  const code = codeOf(fault)
  const explained = code === null ? undefined : CODES[code]
  if (explained !== undefined) {
    const { why, fix: cure } = explained(subject)
    return { why: `${why} (${code ?? ''})`, fix: cure }
  }
  if (code !== null) {
    return {
      why: `Microsoft Entra ID refused it (${code})`,
      fix: fix(
        `Look up what it means: https://login.microsoftonline.com/error?code=${code.slice('AADSTS'.length)}`,
      ),
    }
  }
  return isEntraAway(fault) ? ENTRA_AWAY : unavailable(subject)
}

/** What MSAL says where it gets no answer. */
const UNREACHED = /endpoints_resolution_error|network_error|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/

/** A managed identity gets its token from the machine: where that does not answer, there is none. */
function isEntraAway(fault: Error): boolean {
  const errors = aggregate.safeParse(fault).data?.errors ?? [fault]
  return errors.some(
    ({ message }) => UNREACHED.test(message) && !message.startsWith('ManagedIdentityCredential'),
  )
}

const ENTRA_AWAY: SignInFault = {
  why: 'Microsoft Entra ID does not answer, or the tenant is not one of this cloud',
  fix: fix(
    'Let this machine out to where Microsoft Entra ID signs in, port 443, and see MICROSOFT_APP_TENANT_ID and AZURE_CLOUD.',
    'curl -I https://login.microsoftonline.com',
  ),
}

function unavailable({ clientId, federated }: SignInSubject): SignInFault {
  const wanted = federated?.clientId ?? clientId
  return wanted === null
    ? {
        why: 'this machine has no identity',
        fix: fix(
          'Tried were the environment, a workload identity, a managed identity and the Azure CLI. Where Rolecall is hosted, assign it a managed identity and set AZURE_CLIENT_ID to its client id. On your own machine, sign in.',
          'az login',
        ),
      }
    : {
        why: 'this machine has no such managed identity',
        fix: fix(
          'Assign the managed identity to where Rolecall is hosted, and set AZURE_CLIENT_ID or MICROSOFT_APP_ID to its client id. On your own machine unset AZURE_CLIENT_ID and sign in with the Azure CLI.',
          `az identity list --query "[?clientId=='${wanted}'].{id:id, principalId:principalId}"`,
        ),
      }
}

/** The first code that Entra gave, also where one credential of a chain got it. */
function codeOf(fault: Error): string | null {
  const own = /\bAADSTS\d{4,8}\b/.exec(fault.message)?.[0]
  if (own !== undefined) return own
  const errors = aggregate.safeParse(fault).data?.errors ?? []
  return errors.reduce<string | null>((found, error) => found ?? codeOf(error), null)
}
