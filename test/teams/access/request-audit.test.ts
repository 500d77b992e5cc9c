import { describe, expect, it } from 'vitest'
import type { AccessRequest, MadeGrant } from '../../../src/access-requests/access-request.ts'
import { changeRequest } from '../../../src/access-requests/change-request.ts'
import type { Approval } from '../../../src/access-requests/rules/may-decide.ts'
import type { RequestEvent } from '../../../src/access-requests/transition.ts'
import { auditRecord, type AuditRecord } from '../../../src/audit/audit-record.ts'
import { auditRecordOf } from '../../../src/teams/access/request-audit.ts'
import {
  after,
  DANA,
  HOUR,
  idOf,
  Ledger,
  MINUTE,
  NOW,
  OLIVIA,
  READ_INDEX,
  requestOf,
  USE_MODEL,
} from '../../builders/access-requests.ts'

const claimId = idOf('claim')
const all: Approval = { grantIds: [USE_MODEL.id, READ_INDEX.id], duration: 'PT8H' }
const claim = (approval = all): RequestEvent => ({ kind: 'claim', by: OLIVIA, claimId, approval })
const made = ({ until = after(HOUR).toISOString(), ...fields }: Partial<MadeGrant> = {}): MadeGrant => ({
  ...{ grant: USE_MODEL, assignmentId: '/subscriptions/s/x', until, wasThere: false },
  ...fields,
})
const plain = ({ roleId, scope, principalId }: typeof USE_MODEL) => ({ roleId, scope, principalId })
const onlyPermanent = { by: OLIVIA, at: NOW.toISOString(), why: 'no licence', onlyPermanent: true }

/** The record of the last of some changes, which happen `later` after the request was made. */
async function recordOf(
  events: readonly RequestEvent[],
  { request = {}, later = 0 }: { readonly request?: Partial<AccessRequest>; readonly later?: number } = {},
): Promise<AuditRecord | null> {
  const ledger = await new Ledger().with(requestOf(request))
  for (const [index, event] of events.entries()) {
    ledger.now = after(index === events.length - 1 ? later : 0)
    const change = await changeRequest(idOf('request'), event, ledger.ports)
    if (change.kind !== 'changed') throw new Error(`expected a change, found ${change.kind}`)
  }
  const last = ledger.records.at(-1)
  return last === undefined ? null : auditRecordOf(last)
}

const by = (id: string | null) => ({ id, kind: id === null ? 'bot' : 'person' })

describe('the record of', () => {
  it.each<[string, readonly RequestEvent[], Parameters<typeof recordOf>[1], object]>([
    [
      'an approval says what is to be granted until when, and by whom',
      [claim()],
      {},
      {
        event: 'request-decided',
        decision: 'approved',
        actor: by(OLIVIA.id),
        grants: [plain(USE_MODEL), plain(READ_INDEX)],
        until: after(8 * HOUR).toISOString(),
      },
    ],
    [
      'an approval of fewer roles is of those',
      [claim({ ...all, grantIds: [READ_INDEX.id] })],
      {},
      { decision: 'approved-smaller', grants: [plain(READ_INDEX)], until: after(8 * HOUR).toISOString() },
    ],
    [
      'an approval for a shorter time ends sooner',
      [claim({ ...all, duration: 'PT1H' })],
      {},
      { decision: 'approved-smaller', until: after(HOUR).toISOString() },
    ],
    [
      'an approval without an end, of what was asked for a time, does not call that less',
      [claim({ ...all, duration: null })],
      { request: { status: { kind: 'open', setback: onlyPermanent } } },
      { decision: 'approved', until: null },
    ],
    [
      'a grant says what was assigned',
      [claim(), { kind: 'grant', claimId, made: [made()], missed: [{ grant: READ_INDEX, why: 'a lock' }] }],
      {},
      { event: 'granted', actor: by(OLIVIA.id), grants: [{ ...plain(USE_MODEL), wasThere: false }] },
    ],
    [
      'an attempt that came to nothing is of what was attempted',
      [
        claim({ ...all, grantIds: [READ_INDEX.id] }),
        { kind: 'release', claimId, why: 'not now', onlyPermanent: false },
      ],
      {},
      { event: 'grant-failed', actor: by(OLIVIA.id), why: 'open-again', grants: [plain(READ_INDEX)] },
    ],
    [
      'an attempt that failed is of what was attempted',
      [claim({ ...all, grantIds: [READ_INDEX.id] }), { kind: 'fail', claimId, why: 'gone' }],
      {},
      { event: 'grant-failed', why: 'failed', grants: [plain(READ_INDEX)] },
    ],
    [
      'a request that ran out',
      [{ kind: 'expire' }],
      { later: 72 * HOUR },
      { event: 'request-decided', decision: 'expired', actor: by(null), grants: [] },
    ],
    [
      'an approval that nobody finished is no request that ran out, for a role may be assigned',
      [claim(), { kind: 'expire' }],
      { later: 72 * HOUR + 2 * MINUTE },
      {
        event: 'grant-failed',
        actor: by(null),
        why: 'unfinished',
        grants: [plain(USE_MODEL), plain(READ_INDEX)],
      },
    ],
    [
      'a look afterwards is of what was assigned',
      [claim(), { kind: 'grant', claimId, made: [made()], missed: [] }, { kind: 'verify' }],
      {},
      { event: 'verified', actor: by(null), grants: [plain(USE_MODEL)] },
    ],
    [
      'what was not seen in effect is of what was assigned',
      [claim(), { kind: 'grant', claimId, made: [made()], missed: [] }, { kind: 'give-up' }],
      {},
      { event: 'not-yet-in-effect', actor: by(null), grants: [plain(USE_MODEL)] },
    ],
    [
      'a no says why',
      [{ kind: 'deny', by: OLIVIA, note: 'Use the shared account' }],
      {},
      {
        event: 'request-decided',
        decision: 'denied',
        reason: 'Use the shared account',
        actor: by(OLIVIA.id),
        grants: [],
      },
    ],
    [
      'a withdrawal',
      [{ kind: 'withdraw', by: DANA }],
      {},
      { event: 'request-decided', decision: 'withdrawn', actor: by(DANA.id), grants: [] },
    ],
  ])('%s', async (_, events, given, expected) => {
    const record = await recordOf(events, given)
    expect(record).toMatchObject(expected)
    expect(record).toMatchObject({
      requestId: idOf('request'),
      diagnosisId: idOf('diagnosis'),
      subjectId: DANA.id,
    })
    expect(auditRecord.parse(record)).toEqual(record)
    expect(JSON.stringify(record)).not.toMatch(/Dana|Olivia/)
  })
})
