import { describe, expect, it } from 'vitest'
import { BLIND_SPOT_CODES } from '../../src/snapshot/snapshot.ts'
import { exportedAttributes } from '../../src/telemetry/exported-event.ts'
import { LOG_EVENTS } from '../../src/telemetry/log-table.ts'
import { observedTurn } from '../../src/telemetry/turn.ts'

const PERSON = '94431f6a-e2ad-482e-80ea-5175f9bc00f7'

describe('what leaves with a log event', () => {
  it('is what its row in the table names', () => {
    const record = {
      event: 'request-decided',
      decision: 'approved',
      requestId: 'r-1',
      diagnosisId: null,
      actor: { id: PERSON, kind: 'person' },
      subjectId: PERSON,
      scope: '/subscriptions/s/resourceGroups/rg-ai',
      grants: [{ roleId: 'r', principalId: PERSON, scope: '/subscriptions/s' }],
    }
    expect(exportedAttributes('info', 'audit', record)).toEqual({
      'rolecall.event': 'request-decided',
      'rolecall.decision': 'approved',
      'rolecall.requestId': 'r-1',
    })
  })

  it('is its name alone where the table does not know it', () => {
    expect(exportedAttributes('info', 'new-event', { reference: 'x', person: PERSON })).toEqual({})
  })

  it('has room for every kind of blind spot at once', () => {
    const blindSpots = BLIND_SPOT_CODES.join(' ')
    expect(exportedAttributes('info', 'diagnosed', { blindSpots })).toEqual({
      'rolecall.blindSpots': blindSpots,
    })
  })

  it('leaves out what is too long for a code', () => {
    expect(exportedAttributes('info', 'picture-not-read', { why: 'x'.repeat(500) })).toEqual({})
  })

  it('has a fault as an exception, without its message', () => {
    const fields = { reference: 'x', name: 'RestError', code: 'ENOTFOUND', at: ['at send (rest.ts:1:1)'] }
    expect(exportedAttributes('error', 'turn-failed', fields)).toEqual({
      'rolecall.reference': 'x',
      'rolecall.name': 'RestError',
      'rolecall.code': 'ENOTFOUND',
      'exception.type': 'RestError',
      'exception.message': 'turn-failed',
      'exception.stacktrace': 'turn-failed\nat send (rest.ts:1:1)',
    })
  })

  it('names the turn that it happened in', async () => {
    const about = { id: 'turn-1', type: 'message', isResumed: false }
    const attributes = await observedTurn(about, () =>
      Promise.resolve(exportedAttributes('warn', 'other-tenant', { activity: 'message' })),
    )
    expect(attributes).toEqual({ 'rolecall.turn': 'turn-1' })
  })

  it('is for no event an id of a person, a scope or a text', () => {
    const personal =
      /actor|subject|person|principal|grants|scope|text|reason$|message|conversation|place|name$/i
    const named = Object.entries(LOG_EVENTS).flatMap(([event, { fields }]) =>
      fields.filter((field) => personal.test(field) && field !== 'name').map((field) => `${event}.${field}`),
    )
    expect(named).toEqual([])
  })
})
