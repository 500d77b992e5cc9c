import { beforeEach, describe, expect, it } from 'vitest'
import { MemoryAuditLog } from '../../src/audit/memory-audit-log.ts'
import { observedAuditLog } from '../../src/audit/observed-audit-log.ts'
import { accessRequestedRecord, requestDecidedRecord } from '../../src/audit/access-request-records.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { NO_LANGUAGE, type Language, type TextOutcome } from '../../src/language/language.ts'
import { observedLanguage } from '../../src/language/observed-language.ts'
import { observedDiagnosis } from '../../src/observed-diagnosis.ts'
import type { BlindSpotCode } from '../../src/snapshot/snapshot.ts'
import { observedDocuments } from '../../src/state/observed-documents.ts'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
import type { TimelyDiagnosis } from '../../src/timely-diagnosis.ts'
import { reported } from '../builders/requests.ts'
import { twoMissing, unrecognized } from '../reply/fixtures/diagnoses.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'

const telemetry = new RecordedTelemetry()
beforeEach(() => {
  telemetry.forget()
})

const seen = () => telemetry.spans.map(({ name, attributes }) => [name, attributes['rolecall.error'] ?? 'ok'])

async function counted(metric: string) {
  return (await telemetry.points())
    .filter(({ name }) => name === metric)
    .map(({ attributes, value }) => [...Object.values(attributes), value].join(' '))
}

describe('what is remembered', () => {
  it('is measured by its folder, and never by its key', async () => {
    const documents = observedDocuments(new MemoryDocuments(() => new Date()))
    await documents.put('cases/quux', { secret: 'quux' })
    await documents.read('cases/quux')
    await documents.keys('cases')
    expect(telemetry.spans.map(({ name, attributes }) => [name, attributes['rolecall.collection']])).toEqual([
      ['state put', 'cases'],
      ['state read', 'cases'],
      ['state keys', 'cases'],
    ])
    expect(await telemetry.everything()).not.toContain('quux')
  })
})

describe('the model', () => {
  const evidence = readEvidence('quux')
  const asked = async (outcome: TextOutcome) => {
    const language: Language = { ...NO_LANGUAGE, readText: () => Promise.resolve(outcome) }
    await observedLanguage(language).readText(evidence)
    return seen()
  }

  it('leaves no span where it was not asked', async () => {
    expect(await asked({ kind: 'skipped', why: 'not-needed' })).toEqual([])
  })

  it('leaves one where it read', async () => {
    expect(await asked({ kind: 'read', evidence, filled: [] })).toEqual([['language read-text', 'ok']])
  })

  it('leaves one with the reason where it failed or was held back', async () => {
    expect(await asked({ kind: 'failed', why: 'throttled' })).toEqual([['language read-text', 'throttled']])
    expect(await asked({ kind: 'skipped', why: 'circuit-open' })).toContainEqual([
      'language read-text',
      'circuit-open',
    ])
  })
})

describe('requests for access', () => {
  const context = {
    id: '3b0c2a52-8f44-4c1a-9d0e-5d2f7e8a9b10',
    at: new Date(0),
    actor: { id: '94431f6a-e2ad-482e-80ea-5175f9bc00f7', kind: 'person' },
    conversation: null,
    diagnosisId: null,
    requestId: 'request-1',
    subjectId: '94431f6a-e2ad-482e-80ea-5175f9bc00f7',
    scope: '/subscriptions/quux',
  } as const

  it('are counted by their decision, once the record is kept', async () => {
    const log = observedAuditLog(new MemoryAuditLog())
    await log.append(accessRequestedRecord({ grants: [], duration: null, reason: 'quux' }, context))
    const decided = { decision: 'approved', why: null, reason: 'quux', grants: [], until: null } as const
    await log.append(requestDecidedRecord(decided, context))
    expect(await counted('rolecall.access_requests')).toEqual([
      'access-requested none 1',
      'request-decided approved 1',
    ])
    expect(seen()).toEqual([
      ['audit', 'ok'],
      ['audit', 'ok'],
    ])
    expect(await telemetry.everything()).not.toMatch(/quux|94431f6a/)
  })
})

describe('a diagnosis', () => {
  const request = reported('quux', 'quux')
  const diagnosed = (timely: TimelyDiagnosis) =>
    observedDiagnosis(() => Promise.resolve(timely))(request, { conversation: 'quux' })

  it('that is late counts once, as what it came to in the end', async () => {
    const rest = Promise.withResolvers<typeof twoMissing>()
    await diagnosed({ diagnosis: null, rest: rest.promise })
    expect(await counted('rolecall.diagnoses')).toEqual([])
    expect(telemetry.spans[0]?.attributes).toMatchObject({
      'rolecall.status': 'unknown-yet',
      'rolecall.late': true,
    })
    rest.resolve(twoMissing)
    await rest.promise
    expect(await counted('rolecall.diagnoses')).toEqual([expect.stringMatching(/^answered .* true 1$/)])
    expect(await counted('rolecall.verdicts')).toEqual(expect.arrayContaining(['missing 2']))
  })

  it('counts once for each kind of thing that could not be read, whatever the place', async () => {
    const spot = (code: BlindSpotCode, scope: string) => ({ code, scope, text: 'quux' })
    const spots = [spot('locks-unread', '/a'), spot('locks-unread', '/b'), spot('directory-unread', '/')]
    await diagnosed({ diagnosis: { ...twoMissing, blindSpots: spots }, rest: null })
    expect(await counted('rolecall.blind_spots')).toEqual(['directory-unread 1', 'locks-unread 1'])
    expect(await telemetry.everything()).not.toContain('quux')
  })

  it('that never came counts as failed', async () => {
    const rest = Promise.reject(new Error('quux'))
    await diagnosed({ diagnosis: null, rest })
    await rest.catch(() => undefined)
    expect(await counted('rolecall.diagnoses')).toContain('failed none true 1')
  })

  it('of a text that is no error has no verdict', async () => {
    await diagnosed({ diagnosis: unrecognized, rest: null })
    expect(telemetry.spans[0]?.attributes).toMatchObject({
      'rolecall.status': 'unrecognized',
      'rolecall.requirements': 0,
    })
  })

  it('that fails is marked with the class of the fault', async () => {
    const failing = observedDiagnosis(() => Promise.reject(new TypeError('quux')))
    await expect(failing(request, { conversation: 'quux' })).rejects.toThrow('quux')
    expect(seen()).toEqual([['diagnosis', 'TypeError']])
    expect(await telemetry.everything()).not.toContain('quux')
  })
})
