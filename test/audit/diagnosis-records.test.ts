import { describe, expect, test } from 'vitest'
import { askedAboutOtherRecord, diagnosedRecord } from '../../src/audit/diagnosis-records.ts'
import { answered, DANA, evidence, OLIVIA, OPENAI, SEARCH, verdict } from '../reply/fixtures/build.ts'
import { oneMissingWithAlternative, twoMissing } from '../reply/fixtures/diagnoses.ts'
import { context, guid } from './sample-records.ts'

const BY_OLIVIA = context({ actor: { id: OLIVIA.id.toUpperCase(), kind: 'person' } })
const REFUSED = verdict('indeterminate', {}, [['asker-not-entitled', 'You cannot read role assignments']])
const SHOWN = verdict('granted', {}, [], { resource: SEARCH })

describe('the record of a diagnosis', () => {
  test('says who asked, about whom, on what, and what it came to', () => {
    expect(diagnosedRecord(twoMissing, context())).toEqual({
      version: 1,
      id: guid(0),
      at: '2026-11-25T09:12:03.004Z',
      event: 'diagnosed',
      actor: { id: DANA.id, kind: 'person' },
      subjectId: DANA.id,
      scope: OPENAI.id,
      conversation: { kind: 'channel', hash: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown },
      diagnosisId: 'diagnosis-1',
      requestId: 'request-1',
      correlationIds: ['0f8fad5b-d9cb-469f-a165-70867728950e'],
      status: 'answered',
      cause: 'missing-role',
      service: 'azure-openai',
      states: [
        { requirement: 'troubleshooting/openai-contributor', state: 'missing' },
        { requirement: 'troubleshooting/cognitive-services-user', state: 'missing' },
      ],
      missingRoleIds: ['a001fd3d-188f-4b5d-821b-7da978bf7442', 'a97b65f3-24c7-4388-baec-2e87135dc908'],
      leastRoleIds: ['a001fd3d-188f-4b5d-821b-7da978bf7442', 'a97b65f3-24c7-4388-baec-2e87135dc908'],
      blindSpots: [],
      askedAboutOther: false,
    })
  })

  test('says what could not be read', () => {
    expect(diagnosedRecord(oneMissingWithAlternative, context()).blindSpots).toEqual([
      'deny-assignments-unread',
    ])
  })

  test('of a text that is no error names nobody', () => {
    const record = diagnosedRecord(
      { status: 'unrecognized', evidence: evidence({ cause: 'unrecognized', service: null }) },
      context(),
    )
    expect(record).toMatchObject({
      status: 'unrecognized',
      cause: 'unrecognized',
      subjectId: null,
      scope: null,
      states: [],
    })
  })

  test('has the request ids of every failure in the text, and those of ARM', () => {
    const more = [evidence({ requestIds: [guid(2)] })]
    const record = diagnosedRecord(
      answered({ evidence: evidence({ requestIds: [guid(1)], more }) }),
      context({ correlationIds: [guid(3)] }),
    )
    expect(record.correlationIds).toEqual([guid(3), guid(1), guid(2)])
  })

  test('keeps an operation that Azure publishes, in its spelling, and no other', () => {
    const states = [
      'operation/microsoft.search/SEARCHSERVICES/read',
      'operation/Microsoft.Search/searchServices/my-words/read',
    ].map((id) => verdict('missing', { id }, []))
    expect(diagnosedRecord(answered({ verdicts: states }), context()).states).toEqual([
      { requirement: 'operation/Microsoft.Search/searchServices/read', state: 'missing' },
      { requirement: 'operation/unlisted', state: 'missing' },
    ])
  })
})

describe('the record of a question about somebody else', () => {
  test.each([
    { name: 'everything was shown', verdicts: [SHOWN], outcome: 'allowed', why: null },
    { name: 'nothing was', verdicts: [REFUSED], outcome: 'refused', why: 'asker-not-entitled' },
    { name: 'some of it was', verdicts: [SHOWN, REFUSED], outcome: 'partly', why: 'asker-not-entitled' },
  ])('says that $name', ({ verdicts, outcome, why }) => {
    const diagnosis = answered({ verdicts })
    expect(askedAboutOtherRecord(diagnosis, BY_OLIVIA)).toMatchObject({
      actor: { id: OLIVIA.id },
      subjectId: DANA.id,
      scope: OPENAI.id,
      outcome,
      why,
      about: [DANA.id],
    })
    expect(diagnosedRecord(diagnosis, BY_OLIVIA).askedAboutOther).toBe(true)
  })

  test('is about an identity of a resource too', () => {
    const identity = { id: guid(7), type: 'ServicePrincipal', name: 'hub-contoso' } as const
    const diagnosis = answered({ verdicts: [verdict('missing', {}, [], { assignee: identity })] })
    expect(askedAboutOtherRecord(diagnosis, context())?.about).toEqual([guid(7)])
  })

  test.each([
    { name: 'oneself', diagnosis: twoMissing },
    {
      name: 'an identity that does not exist',
      diagnosis: answered({ verdicts: [verdict('missing', {}, [], { assignee: null })] }),
    },
    {
      name: 'nothing yet, since something has to be asked',
      diagnosis: {
        status: 'incomplete',
        evidence: null,
        principal: OLIVIA,
        resource: null,
        ask: { field: 'resource', text: 'Which?', choices: [] },
      } as const,
    },
  ])('is not made of one about $name', ({ diagnosis }) => {
    expect(askedAboutOtherRecord(diagnosis, context())).toBeNull()
    expect(diagnosedRecord(diagnosis, context()).askedAboutOther).toBe(false)
  })
})
