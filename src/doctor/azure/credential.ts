import type { TokenCredential } from '@azure/core-auth'
import { failed, fix, ok, warning, type Outcome } from '../check.ts'
import { signInFault, type SignInSubject } from '../sign-in-fault.ts'
import { identityOfToken, type TokenIdentity } from '../token-identity.ts'

export interface SignedIn {
  /** null: nothing can be asked of Azure */
  readonly identity: TokenIdentity | null
  readonly outcome: Outcome
}

export interface Expected {
  /** null: that of the credential */
  readonly tenantId: string | null
  readonly isProduction: boolean
}

/** Gets a token as the identity that reads Azure, and tells whose it is. */
export async function signedIn(
  credential: TokenCredential,
  scope: string,
  subject: SignInSubject,
  { tenantId, isProduction }: Expected,
  abortSignal: AbortSignal,
): Promise<SignedIn> {
  const token = await tokenOf(credential, scope, subject, abortSignal)
  if (token.kind === 'fault') return { identity: null, outcome: token.outcome }
  const identity = identityOfToken(token.token)
  if (identity === null) {
    const outcome = warning(
      'a token that does not tell whose it is',
      fix('Sign in with an identity of Microsoft Entra ID.'),
    )
    return { identity, outcome }
  }
  return { identity, outcome: outcomeOf(identity, tenantId, isProduction) }
}

function outcomeOf(identity: TokenIdentity, tenantId: string | null, isProduction: boolean): Outcome {
  const { by, objectId, clientId } = identity
  const client = clientId === null || identity.kind === 'person' ? '' : `, client id ${clientId}`
  const found = `${by}: object id ${objectId}${client}, tenant ${identity.tenantId}`
  if (tenantId !== null && tenantId.toLowerCase() !== identity.tenantId.toLowerCase()) {
    return failed(
      `${found}, and not of the tenant of the bot`,
      fix(
        'Set MICROSOFT_APP_TENANT_ID to the tenant of the identity, or AZURE_CLIENT_ID to an identity of that tenant.',
      ),
      'Rolecall reads the wrong tenant.',
    )
  }
  if (isProduction && identity.kind === 'person') {
    return warning(
      found,
      fix('Where Rolecall is hosted, assign it a managed identity and set AZURE_CLIENT_ID to its client id.'),
      'What follows is what that person may read, not what the bot may.',
    )
  }
  return ok(found)
}

export type TokenOutcome =
  { readonly kind: 'token'; readonly token: string } | { readonly kind: 'fault'; readonly outcome: Outcome }

/** Gets a token, or tells why there is none. Faults that are none of signing in reject. */
export async function tokenOf(
  credential: TokenCredential,
  scope: string,
  subject: SignInSubject,
  abortSignal: AbortSignal,
): Promise<TokenOutcome> {
  try {
    const token = await credential.getToken(scope, { abortSignal })
    if (token !== null) return { kind: 'token', token: token.token }
    return { kind: 'fault', outcome: failed('no token', fix('Sign in.', 'az login')) }
  } catch (fault) {
    const known = signInFault(fault, subject)
    if (known === null) throw fault
    return { kind: 'fault', outcome: failed(`no token: ${known.why}`, known.fix) }
  }
}
