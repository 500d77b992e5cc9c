import type { Cause, EvidencePlane } from './evidence.ts'
import type { ServiceRule } from './service.ts'

/**
 * How far a message may be trusted to tell the cause. Of several messages in a text the first in this order
 * wins, then the first in the text.
 *
 * - `stated`: the message names its cause;
 * - `suggested`: the message usually has this cause, and often stands around another one that is stated;
 * - `relayed`: a wrapper of other failures, such as a chain of credentials;
 * - `inferred`: no wording is known, but its words tell of this cause;
 * - `bare`: little more than a status;
 * - `vague`: the same, from words and statuses that say no more than that access was refused.
 *
 * `inferred` and `vague` messages count only where a program of Azure's reports them (`isAzureFailureReport`).
 */
export const CERTAINTIES = ['stated', 'suggested', 'relayed', 'inferred', 'bare', 'vague'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** One known family of messages. */
export interface Family {
  readonly id: string
  readonly cause: Cause
  readonly service: ServiceRule
  /** `of-service`: the plane that the service found has */
  readonly plane: EvidencePlane | 'of-service'
  /** `stated` if absent */
  readonly certainty?: Certainty
  /** the family's wordings, in the language of `phrase` */
  readonly says: readonly string[]
  /** error codes that decide by themselves; `#` stands for digits */
  readonly codes?: readonly string[]
  /** parts of the names of codes that nobody listed: `Firewall` of `StoreFirewallRefusal` */
  readonly codeWords?: readonly string[]
  /** codes that accompany the wordings and decide nothing alone */
  readonly alongside?: readonly string[]
  /** words of which the text must hold one besides, where the wordings are not Azure's alone */
  readonly amid?: readonly string[]
  /** at least one text of the family, as people paste it */
  readonly samples: readonly string[]
}

export function certaintyOf({ certainty }: Family): Certainty {
  return certainty ?? 'stated'
}

/** Whether people use such words as well as programs. */
export function isComplaint(family: Family): boolean {
  const certainty = certaintyOf(family)
  return certainty === 'inferred' || certainty === 'vague'
}
