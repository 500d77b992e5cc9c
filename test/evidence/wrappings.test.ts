import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/evidence/evidence.ts'
import { isComplaint } from '../../src/evidence/family.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { FAMILIES } from '../../src/evidence/recognizers/recognizers.ts'
import { CASES } from './cases/all.ts'
import { WRAPPINGS } from './wrappings.ts'

/** What is only inferred is inferred from whole words, and may be lost where they are cut. */
const WORDINGS = FAMILIES.filter((family) => !isComplaint(family))

const TEXTS = [
  ...WORDINGS.flatMap(({ id, samples }) => samples.map((text) => ({ name: id, text }))),
  ...CASES,
]

/** Cases of which a wrapping is known to take something away; a row goes as soon as its case is read. */
const LOST: Readonly<Record<string, readonly string[]>> = {
  'wrapped at spaces': [
    'the caller of a vault has a name with spaces',
    'an access policy leaves out an application whose name has spaces',
  ],
}

/** What does not depend on where in the text it stands. */
function said({ cause, service, plane, operations, deniedOperations, ...rest }: Evidence): string {
  const { scope, endpoint, principal, requestIds } = rest
  return JSON.stringify([
    ...[cause, service, plane, operations, deniedOperations],
    ...[scope, endpoint, principal, requestIds],
  ])
}

describe('every sample and case says the same', () => {
  it.each(WRAPPINGS)('$name', ({ name, wrap }) => {
    const changed = TEXTS.filter(({ text }) => said(readEvidence(wrap(text))) !== said(readEvidence(text)))
    expect(changed.map((text) => text.name)).toEqual(LOST[name] ?? [])
  })
})
