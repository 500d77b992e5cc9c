import type { Advice } from '../../advice/advice.ts'
import type { Evidence } from '../../evidence/evidence.ts'
import type { OpenQuestion, Resource } from '../../question/question.ts'
import type { Principal } from '../../rbac/principal.ts'
import { resourceTypeOf, scopeLevel, scopeName } from '../../rbac/scope.ts'
import type { BlindSpot } from '../../snapshot/snapshot.ts'
import type { AccessProfile } from '../../verdict/access-profile.ts'
import type { Verdict } from '../../verdict/verdict.ts'

/** What one turn came to. Stopping early is a value: the text was no error, or one fact is still needed. */
export type Diagnosis = Unrecognized | Incomplete | Answered

export interface Unrecognized {
  readonly status: 'unrecognized'
  readonly evidence: Evidence
}

export interface Incomplete {
  readonly status: 'incomplete'
  /** null where a plain request was made, without an error */
  readonly evidence: Evidence | null
  readonly principal: Principal | null
  readonly resource: DiagnosedResource | null
  readonly ask: OpenQuestion
}

export interface Answered {
  readonly status: 'answered'
  readonly evidence: Evidence | null
  /** whose access was judged; null where the failure is not about a principal */
  readonly principal: Principal | null
  readonly resource: DiagnosedResource | null
  readonly verdicts: readonly Verdict[]
  /** what access to a hub or project amounts to; null where that was not asked */
  readonly profile: AccessProfile | null
  readonly advice: Advice
  readonly blindSpots: readonly BlindSpot[]
  /** what the person should know about how the question was read */
  readonly notes: readonly string[]
  /** ISO 8601; null where nothing was read from Azure */
  readonly takenAt: string | null
}

export type DiagnosedResource = Pick<Resource, 'id' | 'type' | 'name'> & Partial<Pick<Resource, 'kind'>>

/** A group, a subscription or a resource that does not exist yet, shown as what it is about. */
export function scopeAsResource(scope: string): DiagnosedResource {
  const level = scopeLevel(scope)
  const type = level === 'resource' ? (resourceTypeOf(scope) ?? level) : level
  return { id: scope, type, name: scopeName(scope) }
}
