import { expect, it } from 'vitest'
import { BLOBS_READ } from '../../../src/knowledge/operation-names.ts'
import type { BoundRequirement } from '../../../src/question/question.ts'
import { judge } from '../../../src/verdict/judge.ts'
import type { ReasonCode, VerdictState } from '../../../src/verdict/verdict.ts'
import { assignment, builtIn } from '../../builders/access.ts'
import { asPrincipal, DANA, group } from '../../builders/people.ts'
import { storage } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { snapshotOf, type Tenant } from '../../builders/snapshot.ts'

export const reader = builtIn('Reader')
export const contributor = builtIn('Contributor')
export const blobReader = builtIn('Storage Blob Data Reader')
export const blobContributor = builtIn('Storage Blob Data Contributor')
export const STORAGE = storage()
export const readBlobs = bound(operationRow(BLOBS_READ), STORAGE)
export const changeBlobs = bound('connection/blob-data-contributor', STORAGE)
export const members = group('AI developers', [DANA])
export const membersAsPrincipal = asPrincipal(members)
export const CONTAINER = `${STORAGE.id}/blobServices/default/containers/docs`

export interface Case {
  readonly sentence: string
  readonly tenant?: Tenant
  readonly about: BoundRequirement
  readonly asker?: typeof DANA
  readonly state: VerdictState
  /** the codes of all reasons, the weightiest first */
  readonly codes: readonly ReasonCode[]
}

export function verdictOf({ tenant, about, asker = DANA }: Pick<Case, 'tenant' | 'about' | 'asker'>) {
  const [verdict] = judge([about], asker, snapshotOf(tenant))
  if (verdict === undefined) throw new Error('expected a verdict, found none')
  return verdict
}

export function states(cases: readonly Case[]): void {
  it.each(cases)('$state: $sentence', ({ state, codes, ...given }) => {
    const verdict = verdictOf(given)
    expect({ state: verdict.state, codes: verdict.reasons.map(({ code }) => code) }).toEqual({ state, codes })
  })
}

export const on = (...of: Parameters<typeof assignment>) => ({ roleAssignments: [assignment(...of)] })
