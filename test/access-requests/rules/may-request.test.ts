import { describe, expect, it } from 'vitest'
import { DURATIONS } from '../../../src/access-requests/duration.ts'
import { mayRequest, type Wanted } from '../../../src/access-requests/rules/may-request.ts'
import {
  after,
  DANA,
  grantOf,
  HOUR,
  idOf,
  NOW,
  offerWith,
  OLIVIA,
  READ_INDEX,
  SAM,
  USE_MODEL,
} from '../../builders/access-requests.ts'
import { OPENAI } from '../../../src/sandbox/contoso/places.ts'

const wanting = (fields: Partial<Wanted> = {}): Wanted => ({
  grantIds: [USE_MODEL.id],
  reason: 'a demo',
  duration: 'PT4H',
  ...fields,
})

describe('somebody may request', () => {
  it('a part of what their diagnosis offers, with a reason on one line', () => {
    const wanted = wanting({ grantIds: [READ_INDEX.id.toUpperCase()], reason: '  a\u202Edemo\r\n tomorrow ' })
    expect(mayRequest(offerWith(), DANA.id.toUpperCase(), wanted, NOW)).toMatchObject({
      kind: 'may',
      grants: [{ grant: READ_INDEX }],
      reason: 'ademo tomorrow',
      duration: 'PT4H',
    })
  })

  it('a reason of no more than 500 characters', () => {
    const ruling = mayRequest(offerWith(), DANA.id, wanting({ reason: 'x'.repeat(5000) }), NOW)
    expect(ruling.kind === 'may' && ruling.reason.length).toBe(500)
  })

  it.each(DURATIONS)('$label', ({ duration }) => {
    expect(mayRequest(offerWith(), DANA.id, wanting({ duration }), NOW)).toMatchObject({
      kind: 'may',
      duration,
    })
  })
})

describe('nobody may request', () => {
  const cases: readonly (readonly [sentence: string, code: string, ...Parameters<typeof mayRequest>])[] = [
    ['what somebody else was offered', 'not-yours', offerWith(), OLIVIA.id, wanting(), NOW],
    [
      'for the managed identity that gets it, in its name',
      'not-yours',
      offerWith({ beneficiary: { ...SAM, type: 'ServicePrincipal' } }),
      SAM.id,
      wanting(),
      NOW,
    ],
    ['after a day', 'offer-outdated', offerWith(), DANA.id, wanting(), after(24 * HOUR)],
    ['nothing', 'nothing-chosen', offerWith(), DANA.id, wanting({ grantIds: [] }), NOW],
    [
      'a role that was not offered, beside one that was',
      'not-offered',
      offerWith(),
      DANA.id,
      wanting({ grantIds: [USE_MODEL.id, grantOf('Owner', OPENAI).id] }),
      NOW,
    ],
    ['an id of nothing', 'not-offered', offerWith(), DANA.id, wanting({ grantIds: [idOf('x'), ''] }), NOW],
    [
      'for a time of their own',
      'no-such-duration',
      offerWith(),
      DANA.id,
      wanting({ duration: 'P365D' }),
      NOW,
    ],
    ['without a reason', 'no-reason', offerWith(), DANA.id, wanting({ reason: ' \u200B\n' }), NOW],
  ]
  it.each(cases)('%s', (_, code, ...args) => {
    expect(mayRequest(...args)).toMatchObject({ kind: 'may-not', code })
  })
})
