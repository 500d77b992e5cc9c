import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/evidence/evidence.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import type { Candidate } from '../../src/language/candidate.ts'
import { merge } from '../../src/language/merge.ts'
import { saysRefusal } from '../../src/language/refusal-words.ts'
import { verified } from '../../src/language/verified.ts'
import { anyCandidate, errorText } from './candidates.ts'

const strings = ({
  causeQuote,
  serviceQuote,
  operations,
  deniedOperations,
  scope,
  endpoint,
  principal,
  requestIds,
}: Candidate) =>
  [
    causeQuote,
    serviceQuote,
    ...operations,
    ...deniedOperations,
    scope,
    endpoint,
    principal?.objectId,
    principal?.appId,
    principal?.name,
    ...requestIds,
  ].filter((each) => typeof each === 'string')

const law = (holds: (text: string, candidate: Candidate) => void) => {
  fc.assert(fc.property(errorText, anyCandidate, holds), { numRuns: 800 })
}

const OPEN: Readonly<Record<string, (evidence: Evidence) => boolean>> = {
  cause: ({ cause }) => cause === 'unrecognized',
  service: ({ service }) => service === null,
  operations: ({ operations }) => operations.length === 0,
  scope: ({ scope }) => scope === null,
  endpoint: ({ endpoint }) => endpoint === null,
  principal: ({ principal }) => principal === null,
  requestIds: ({ requestIds }) => requestIds.length === 0,
}

describe('verified', () => {
  it('leaves no word that does not stand in the text', () => {
    law((text, candidate) => {
      for (const words of strings(verified(candidate, text))) expect(text).toContain(words)
    })
  })

  it('is idempotent', () => {
    law((text, candidate) => {
      const once = verified(candidate, text)
      expect(verified(once, text)).toEqual(once)
    })
  })

  it('leaves a cause that asks for roles only where the quotation refuses', () => {
    law((text, candidate) => {
      const { cause, causeQuote } = verified(candidate, text)
      if (cause === 'missing-role' || cause === 'deny-assignment')
        expect(saysRefusal(causeQuote ?? '')).toBe(true)
    })
  })

  it('leaves nothing that the candidate did not claim', () => {
    law((text, candidate) => {
      const { cause, service, operations, requestIds } = verified(candidate, text)
      if (cause !== null) expect(cause).toBe(candidate.cause)
      if (service !== null) expect(service).toBe(candidate.service)
      expect(operations.length).toBeLessThanOrEqual(candidate.operations.length)
      expect(requestIds.length).toBeLessThanOrEqual(candidate.requestIds.length)
    })
  })
})

describe('merge', () => {
  it('changes no field that the recognizers read', () => {
    law((text, candidate) => {
      const before = readEvidence(text)
      const { evidence: after, filled } = merge(before, candidate)
      for (const field of filled) expect(OPEN[field]?.(before)).toBe(true)
      const { spans, plane, ...fields } = before
      const rest = Object.entries(fields).filter(([name]) => !isFilled(name, filled))
      expect(after).toMatchObject(Object.fromEntries(rest))
      expect(after.spans).toMatchObject(spans)
      if (before.service !== null || plane !== 'unknown') expect(after.plane).toBe(plane)
    })
  })

  it('marks every filled field with the words it was read from', () => {
    law((text, candidate) => {
      const { evidence, filled } = merge(readEvidence(text), candidate)
      for (const field of filled) {
        const spans = evidence.spans[field] ?? []
        expect(spans.length).toBeGreaterThan(0)
        for (const { start, end } of spans) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(evidence.source.length)
        }
      }
    })
  })

  it('fills what is verified, and so the same from the verified candidate', () => {
    law((text, candidate) => {
      const evidence = readEvidence(text)
      expect(merge(evidence, verified(candidate, evidence.source))).toEqual(merge(evidence, candidate))
    })
  })

  it('fills nothing twice', () => {
    law((text, candidate) => {
      const { evidence } = merge(readEvidence(text), candidate)
      expect(merge(evidence, candidate).evidence).toEqual(evidence)
    })
  })

  it('leaves unrecognized text alone without a cause', () => {
    law((text, candidate) => {
      const evidence = readEvidence(text)
      if (evidence.cause !== 'unrecognized') return
      expect(merge(evidence, { ...candidate, cause: null })).toEqual({ evidence, filled: [] })
    })
  })
})

function isFilled(name: string, filled: readonly string[]): boolean {
  return filled.includes(name === 'deniedOperations' ? 'operations' : name)
}
