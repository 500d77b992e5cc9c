import type { AzureCloud } from '../../snapshot/azure/connection.ts'
import { delegatedTokenFault, type TokenFault } from '../delegated-token.ts'
import type { Duration } from '../duration.ts'
import type { Grant } from '../grant.ts'

export interface GrantOrder {
  /** the same request never makes the same grant twice */
  readonly requestId: string
  /** null: without an end */
  readonly duration: Duration
  /** for Azure's own log */
  readonly justification: string
}

export type GrantOutcome =
  | { readonly kind: 'made'; readonly assignmentId: string; readonly until: string | null }
  /** somebody assigned that role before */
  | { readonly kind: 'already-there' }
  | { readonly kind: 'forbidden'; readonly why: string }
  /** the tenant makes no assignments that end */
  | { readonly kind: 'pim-unavailable'; readonly why: string }
  /** the role's policy, or Azure Policy, does not allow it like this */
  | { readonly kind: 'policy-refused'; readonly why: string }
  | { readonly kind: 'wrong-token'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }
  /** Azure did not answer: it may or may not have been done */
  | { readonly kind: 'unreachable'; readonly why: string }

/** Assigns roles in one person's name. */
export interface ArmGrants {
  /** why the person's token is not used; null where it is */
  readonly tokenFault: () => TokenFault | null
  readonly grant: (grant: Grant, order: GrantOrder) => Promise<GrantOutcome>
}

export interface ArmGrantsOptions {
  readonly cloud: AzureCloud
  readonly tenantId: string
  readonly approverId: string
  /** the approver's own, for Azure Resource Manager */
  readonly token: string
  /** PEM of a certificate authority to trust besides the usual ones; for a cloud on loopback */
  readonly certificateAuthority?: string
  readonly clock: () => Date
}

/** The only writes to Azure that there are, each with the token of the person who approves it. */
export function armGrants(options: ArmGrantsOptions): ArmGrants {
  const tokenFault = () => delegatedTokenFault(options.token, options, options.clock())
  return {
    tokenFault,
    grant: () => Promise.reject(new Error('not written yet')),
  }
}
