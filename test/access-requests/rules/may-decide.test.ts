import { describe, expect, it } from 'vitest'
import type { AccessRequest, RequestStatus } from '../../../src/access-requests/access-request.ts'
import { mayApprove, mayDecide, type Approval } from '../../../src/access-requests/rules/may-decide.ts'
import { SEARCH } from '../../../src/sandbox/contoso/places.ts'
import {
  after,
  DANA,
  GRANTED,
  grantOf,
  HOUR,
  idOf,
  INGRID,
  MINUTE,
  NOW,
  OLIVIA,
  READ_INDEX,
  requestOf,
  SAM,
  USE_MODEL,
} from '../../builders/access-requests.ts'

const all: Approval = { grantIds: [USE_MODEL.id, READ_INDEX.id], duration: 'PT8H' }
const at = NOW.toISOString()
const granting = (grantIds: readonly string[] = all.grantIds): RequestStatus => ({
  kind: 'granting',
  by: INGRID,
  since: at,
  claimId: idOf('claim'),
  grantIds,
  duration: 'PT8H',
})
const withoutEnds: RequestStatus = {
  kind: 'open',
  setback: { by: INGRID, at, why: 'no licence', onlyPermanent: true },
}

describe('somebody may approve', () => {
  const cases: readonly (readonly [
    sentence: string,
    request: AccessRequest,
    approval: Approval,
    now: Date,
  ])[] = [
    ['all that was asked for', requestOf(), all, NOW],
    ['a part of it', requestOf(), { ...all, grantIds: [READ_INDEX.id.toUpperCase()] }, NOW],
    ['a shorter time', requestOf(), { ...all, duration: 'PT1H' }, NOW],
    ['a time instead of none', requestOf({ duration: null }), { ...all, duration: 'P30D' }, NOW],
    ['what was asked for without an end', requestOf({ duration: null }), { ...all, duration: null }, NOW],
    [
      'without an end, where the tenant cannot do otherwise',
      requestOf({ status: withoutEnds }),
      { ...all, duration: null },
      NOW,
    ],
    ['in the last moment', requestOf(), all, after(72 * HOUR - 1)],
    ['what another began two minutes ago', requestOf({ status: granting() }), all, after(2 * MINUTE)],
    ['more than another began', requestOf({ status: granting([USE_MODEL.id]) }), all, after(2 * MINUTE)],
  ]
  it.each(cases)('%s', (_, request, approval, now) => {
    const chosen = approval.grantIds.map((id) => id.toLowerCase())
    const ruling = mayApprove(request, OLIVIA.id, approval, now)
    expect(ruling).toMatchObject({ kind: 'may', duration: approval.duration })
    expect(ruling.kind === 'may' && ruling.grants.map(({ id }) => id)).toEqual(chosen)
  })
})

describe('nobody may approve', () => {
  const cases: readonly (readonly [
    sentence: string,
    code: string,
    request: AccessRequest,
    actorId: string,
    approval: Approval,
    now: Date,
  ])[] = [
    ['their own request', 'self-approval', requestOf(), DANA.id.toUpperCase(), all, NOW],
    [
      'what another asked for them',
      'self-approval',
      requestOf({ beneficiary: { ...OLIVIA, type: 'User' } }),
      OLIVIA.id,
      all,
      NOW,
    ],
    [
      'a role for themselves among others',
      'self-approval',
      requestOf({ grants: [USE_MODEL, grantOf('Reader', SEARCH, { id: OLIVIA.id.toUpperCase() })] }),
      OLIVIA.id,
      { ...all, grantIds: [USE_MODEL.id] },
      NOW,
    ],
    ['nothing', 'nothing-chosen', requestOf(), OLIVIA.id, { ...all, grantIds: [] }, NOW],
    [
      'a role that was not asked for',
      'not-requested',
      requestOf({ grants: [USE_MODEL] }),
      OLIVIA.id,
      all,
      NOW,
    ],
    ['a longer time', 'longer', requestOf(), OLIVIA.id, { ...all, duration: 'P1D' }, NOW],
    ['without an end', 'longer', requestOf(), OLIVIA.id, { ...all, duration: null }, NOW],
    [
      'a longer time, where the tenant knows none',
      'longer',
      requestOf({ status: withoutEnds }),
      OLIVIA.id,
      { ...all, duration: 'P30D' },
      NOW,
    ],
    [
      'for a time that is none',
      'no-such-duration',
      requestOf({ duration: null }),
      OLIVIA.id,
      { ...all, duration: 'for ever' },
      NOW,
    ],
    ['after three days', 'expired', requestOf(), OLIVIA.id, all, after(72 * HOUR)],
    [
      'what another is granting',
      'being-granted',
      requestOf({ status: granting() }),
      OLIVIA.id,
      all,
      after(2 * MINUTE - 1),
    ],
    [
      'less than another began',
      'less-than-begun',
      requestOf({ status: granting() }),
      OLIVIA.id,
      { ...all, grantIds: [USE_MODEL.id] },
      after(2 * MINUTE),
    ],
  ]
  it.each(cases)('%s', (_, code, request, actorId, approval, now) => {
    expect(mayApprove(request, actorId, approval, now)).toMatchObject({ kind: 'may-not', code })
  })
})

describe('who comes late is told what happened', () => {
  const cases: readonly (readonly [status: RequestStatus, minutes: number, text: string])[] = [
    [GRANTED, 0, 'Olivia Lindqvist approved this just now.'],
    [GRANTED, 3, 'Olivia Lindqvist approved this 3 minutes ago.'],
    [{ kind: 'denied', by: OLIVIA, at, note: '' }, 61, 'Olivia Lindqvist denied this 1 hour ago.'],
    [{ kind: 'withdrawn', at }, 48 * 60, 'Dana Okafor withdrew this 2 days ago.'],
    [{ kind: 'expired', at }, 1, 'This request expired 1 minute ago.'],
    [granting(), 1, 'This is already being granted by Ingrid Solberg, who approved it 1 minute ago.'],
    [
      { kind: 'failed', by: { ...OLIVIA, name: null }, at, why: 'The role does not exist any more.' },
      5,
      `${OLIVIA.id} approved this 5 minutes ago, but the role could not be assigned: The role does not exist any more.`,
    ],
  ]
  it.each(cases)('%j', (status, minutes, text) => {
    expect(mayDecide(requestOf({ status }), SAM.id, after(minutes * MINUTE))).toMatchObject({
      kind: 'may-not',
      text,
    })
  })
})

describe('whoever approved it themselves, and clicks again before Azure has answered', () => {
  const cases = [
    [0, 'in 2 minutes'],
    [1, 'in a minute'],
    [2 - 1 / MINUTE, 'in a minute'],
  ] as const
  it.each(cases)('%d minutes later is told that it was sent, and to try again %s', (minutes, when) => {
    const request = requestOf({ status: granting() })
    const ruling = mayDecide(request, INGRID.id.toUpperCase(), after(minutes * MINUTE))
    expect(ruling).toMatchObject({
      code: 'being-granted',
      text: `Your approval was sent to Azure, and there is no answer yet. Approve it again ${when}: I look at what came of it, and assign nothing twice.`,
    })
  })
})
