import { describe, expect, it } from 'vitest'
import type { Evidence, Span } from '../../src/evidence/evidence.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { CASES } from './cases/all.ts'
import { CHATTER } from './cases/chatter.ts'
import { INFERRED } from './cases/inferred.ts'
import { STATED_BESIDE_INFERRED } from './cases/stated-beside-inferred.ts'

/** What was read, in those fields that the case has. */
function picked(wanted: (typeof CASES)[number], evidence: Evidence): object {
  const all: Record<string, unknown> = {
    name: wanted.name,
    text: wanted.text,
    cause: evidence.cause,
    service: evidence.service,
    plane: evidence.plane,
    operations: evidence.operations,
    denied: evidence.deniedOperations,
    scope: evidence.scope,
    endpoint: evidence.endpoint,
    principal: evidence.principal,
    requestIds: evidence.requestIds,
    code: evidence.code,
    more: evidence.more.map(({ cause }) => cause),
    notes: evidence.notes.map(({ code }) => code),
  }
  return Object.fromEntries(Object.keys(all).flatMap((key) => (key in wanted ? [[key, all[key]]] : [])))
}

describe('readEvidence', () => {
  it.each(CASES)('reads: $name', (wanted) => {
    expect(picked(wanted, readEvidence(wanted.text))).toEqual(wanted)
  })

  it.each(INFERRED)('infers: $name', ({ cause, service, words, reported }) => {
    const evidence = readEvidence(reported)
    expect(evidence).toMatchObject({ cause, service, notes: [{ code: 'inferred' }] })
    expect(quoteOf(evidence).toLowerCase()).toBe(words.toLowerCase())
    expect(reported).toContain(quoteOf(evidence))
  })

  it.each(INFERRED)('infers nothing from a person who says the same: $name', ({ words, told }) => {
    expect(told.toLowerCase()).toContain(words.toLowerCase())
    expect(readEvidence(told)).toMatchObject({ cause: 'unrecognized', service: null, notes: [] })
  })

  it.each(STATED_BESIDE_INFERRED)('trusts what is stated: $name', (wanted) => {
    expect(picked(wanted, readEvidence(wanted.text))).toEqual(wanted)
  })

  it.each([...CASES, ...STATED_BESIDE_INFERRED])('reads its own source again: $name', ({ text, cause }) => {
    const again = readEvidence(readEvidence(text).source)
    expect(again.cause).toBe(cause)
  })

  it.each(CHATTER)('takes no error from: %s', (text) => {
    expect(readEvidence(text)).toMatchObject({
      cause: 'unrecognized',
      service: null,
      plane: 'unknown',
      operations: [],
      deniedOperations: [],
      scope: null,
      endpoint: null,
      principal: null,
      requestIds: [],
      code: null,
      spans: {},
      more: [],
    })
  })

  it.each(CASES.filter(({ cause }) => cause !== 'unrecognized'))(
    'says truly where it read: $name',
    ({ text }) => {
      const evidence = readEvidence(text)
      for (const failure of [evidence, ...evidence.more]) expectTrueSpans(failure)
    },
  )
})

/** The words that a note quotes. */
function quoteOf({ notes }: Evidence): string {
  return notes.map(({ text }) => text.slice(text.indexOf('“') + 1, text.lastIndexOf('”'))).join('')
}

function expectTrueSpans({
  source,
  spans,
  scope,
  endpoint,
  operations,
  requestIds,
  principal,
}: Evidence): void {
  const words = (list: readonly Span[] | undefined) =>
    (list ?? []).map(({ start, end }) =>
      source
        .slice(start, end)
        .split('\n')
        .map((part) => part.trim())
        .join(''),
    )
  expect(words(spans.cause).join('')).not.toBe('')
  if (scope !== null) expect(words(spans.scope)[0]).toContain(scope)
  if (endpoint !== null) expect(words(spans.endpoint)).toEqual([endpoint])
  expect(words(spans.requestIds)).toEqual(requestIds)
  for (const [index, operation] of operations.entries())
    expect(words(spans.operations)[index]).toContain(operation)
  const named = [principal?.objectId, principal?.appId, principal?.name].filter(
    (part) => typeof part === 'string',
  )
  expect(words(spans.principal).toSorted()).toEqual(named.toSorted())
}
