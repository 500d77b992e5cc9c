import { describe, expect, it } from 'vitest'
import { SERVICES, type Evidence, type Span } from '../../src/evidence/evidence.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { FAMILIES } from '../../src/evidence/recognizers/recognizers.ts'
import type { ServiceRule } from '../../src/evidence/service.ts'
import { CASES, CHATTER } from './cases.ts'

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
  }
  return Object.fromEntries(Object.keys(all).flatMap((key) => (key in wanted ? [[key, all[key]]] : [])))
}

describe('readEvidence', () => {
  it.each(CASES)('reads: $name', (wanted) => {
    expect(picked(wanted, readEvidence(wanted.text))).toEqual(wanted)
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

/** The other rules may leave the service open. */
const RULES_WITH_ANSWER: readonly ServiceRule[] = ['by-operation', 'ai', 'storage']

describe('families', () => {
  const samples = FAMILIES.flatMap((family) =>
    family.samples.map((text) => ({ id: family.id, family, text })),
  )

  it.each(samples)('the sample of $id shows its cause', ({ family, text }) => {
    expect(readEvidence(text).cause).toBe(family.cause)
  })

  it.each(samples)('the sample of $id shows its service', ({ family, text }) => {
    const { service } = readEvidence(text)
    if (SERVICES.some((each) => each === family.service)) expect(service).toBe(family.service)
    else if (RULES_WITH_ANSWER.includes(family.service)) expect(service).not.toBeNull()
  })

  it('have ids of their own and a sample each', () => {
    expect(new Set(FAMILIES.map(({ id }) => id)).size).toBe(FAMILIES.length)
    expect(FAMILIES.filter(({ samples }) => samples.length === 0)).toEqual([])
  })
})

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
