import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/evidence/evidence.ts'
import { isComplaint } from '../../src/evidence/family.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { FAMILIES } from '../../src/evidence/recognizers/recognizers.ts'
import { CASES } from './cases.ts'
import { WRAPPINGS } from './wrappings.ts'

/** What is only inferred is inferred from whole words, and may be lost where they are cut. */
const WORDINGS = FAMILIES.filter((family) => !isComplaint(family))

const TEXTS = [
  ...WORDINGS.flatMap(({ id, samples }) => samples.map((text) => ({ name: id, text }))),
  ...CASES,
]

/** What does not depend on where in the text it stands. */
function said({ cause, service, plane, operations, deniedOperations, ...rest }: Evidence): string {
  const { scope, endpoint, principal, requestIds } = rest
  return JSON.stringify([
    ...[cause, service, plane, operations, deniedOperations],
    ...[scope, endpoint, principal, requestIds],
  ])
}

describe('every sample and case says the same', () => {
  it.each(WRAPPINGS)('$name', ({ wrap }) => {
    const changed = TEXTS.filter(({ text }) => said(readEvidence(wrap(text))) !== said(readEvidence(text)))
    expect(changed.map(({ name }) => name)).toEqual([])
  })
})
