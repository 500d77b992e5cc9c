import type { Principal } from './principal.ts'

/**
 * What Privileged Identity Management asks of whoever activates a role at a scope (ARM, role management
 * policies). Every scope has a policy of its own for every role; none is inherited.
 */
export interface ActivationPolicy {
  readonly scope: string
  /** role definition GUID in lower case */
  readonly roleId: string
  /** the longest that an activation may last, ISO 8601 such as `PT8H`; null where the policy does not say */
  readonly maximumDuration: string | null
  readonly asksForJustification: boolean
  readonly asksForTicket: boolean
  readonly asksForMultifactor: boolean
  /** the Conditional Access authentication context that the sign-in must meet, such as `c1` */
  readonly authenticationContext: string | null
  /** who must approve, one of them being enough; null where nobody has to */
  readonly approvers: readonly Principal[] | null
}
