import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CAUSES, type Evidence } from '../../src/evidence/evidence.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'

/** Real errors with labels, kept outside the repository. */
const ERRORS = new URL('../../../shared/data/errors.jsonl', import.meta.url)
const CHATTER = new URL('../../../shared/data/chatter.jsonl', import.meta.url)
const isThere = existsSync(ERRORS) && existsSync(CHATTER)

const FIELDS = [
  'cause',
  'service',
  'plane',
  'operations',
  'scope',
  'endpoint',
  'principal',
  'requestIds',
] as const
type Field = (typeof FIELDS)[number]

interface Labelled {
  readonly id: string
  readonly text: string
  readonly expect: Readonly<Pick<Evidence, Field>>
  /** the text does not decide the cause */
  readonly ambiguous?: boolean
  readonly ambiguousFields?: readonly string[]
}

const LEAST_RIGHT: Readonly<Record<Field, number>> = {
  cause: 0.99,
  service: 0.98,
  plane: 0.98,
  operations: 0.98,
  scope: 0.98,
  endpoint: 0.98,
  principal: 0.98,
  requestIds: 0.98,
}

function linesOf<Line>(file: URL): Line[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

function isAmbiguous(labelled: Labelled, field: Field): boolean {
  const isOpen = labelled.ambiguousFields?.includes(field) === true
  return isOpen || (field === 'cause' && labelled.ambiguous === true)
}

function isRight(labelled: Labelled, evidence: Evidence, field: Field): boolean {
  return (
    isAmbiguous(labelled, field) ||
    JSON.stringify(comparable(labelled.expect, field)) === JSON.stringify(comparable(evidence, field))
  )
}

/** The order of request ids says nothing. */
function comparable(read: Labelled['expect'], field: Field): unknown {
  return field === 'requestIds' ? read.requestIds.toSorted() : read[field]
}

function confusionTable(read: readonly { labelled: Labelled; evidence: Evidence }[]): string {
  const causes = CAUSES.filter((cause) => read.some(({ labelled }) => labelled.expect.cause === cause))
  const rows = causes.map((wanted) => {
    const counts = CAUSES.map((got) => {
      const count = read.filter(
        ({ labelled, evidence }) => labelled.expect.cause === wanted && evidence.cause === got,
      )
      return count.length === 0 ? '' : `${got} ${count.length}`
    })
    return `  ${wanted.padEnd(18)} read as ${counts.filter((count) => count !== '').join(', ')}`
  })
  return rows.join('\n')
}

describe.skipIf(!isThere)(
  `the labelled errors${isThere ? '' : ' (skipped: ../shared/data is not here)'}`,
  () => {
    const read = isThere
      ? linesOf<Labelled>(ERRORS).map((labelled) => ({ labelled, evidence: readEvidence(labelled.text) }))
      : []

    it.each(FIELDS)('are read right enough: %s', (field) => {
      const wrong = read.filter(({ labelled, evidence }) => !isRight(labelled, evidence, field))
      const share = 1 - wrong.length / read.length
      if (field === 'cause')
        process.stdout.write(`\ncauses of ${read.length} errors:\n${confusionTable(read)}\n`)
      expect(share, wrong.map(({ labelled }) => labelled.id).join(', ')).toBeGreaterThanOrEqual(
        LEAST_RIGHT[field],
      )
    })

    it('never show a missing role where there is another cause', () => {
      const lookAlikes = read.filter(
        ({ labelled, evidence }) =>
          !isAmbiguous(labelled, 'cause') &&
          labelled.expect.cause !== 'missing-role' &&
          evidence.cause === 'missing-role',
      )
      expect(lookAlikes.map(({ labelled }) => labelled.id)).toEqual([])
    })

    it('and chatter is taken for no error', () => {
      const taken = linesOf<{ id: string; text: string }>(CHATTER).filter(
        ({ text }) => readEvidence(text).cause !== 'unrecognized',
      )
      expect(taken.map(({ id }) => id)).toEqual([])
    })
  },
)
