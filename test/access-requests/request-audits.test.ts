import { describe, expect, it } from 'vitest'
import { changeRequest } from '../../src/access-requests/change-request.ts'
import { auditsOf } from '../../src/access-requests/request-audits.ts'
import type { RequestEvent } from '../../src/access-requests/transition.ts'
import { auditRecordOf } from '../../src/teams/access/request-audit.ts'
import {
  after,
  DANA,
  HOUR,
  idOf,
  Ledger,
  NOW,
  OLIVIA,
  requestOf,
  USE_MODEL,
} from '../builders/access-requests.ts'

const claimId = idOf('claim')
const approval = { grantIds: [USE_MODEL.id], duration: 'PT8H' } as const
const made = [{ grant: USE_MODEL, assignmentId: null, until: null, wasThere: false }]

const claim: RequestEvent = { kind: 'claim', by: OLIVIA, claimId, approval }
const grant: RequestEvent = { kind: 'grant', claimId, made, missed: [] }

describe('the records that a request tells itself are those that were written when it changed:', () => {
  it.each<{ sentence: string; events: readonly RequestEvent[]; days?: number; told: readonly string[] }>([
    { sentence: 'granted', events: [claim, grant], told: ['grant'] },
    {
      sentence: 'granted and seen in effect',
      events: [claim, grant, { kind: 'verify' }],
      told: ['grant', 'verify'],
    },
    {
      sentence: 'granted and not seen in effect',
      events: [claim, grant, { kind: 'give-up' }],
      told: ['grant', 'give-up'],
    },
    { sentence: 'failed', events: [claim, { kind: 'fail', claimId, why: 'It broke.' }], told: ['fail'] },
    { sentence: 'denied', events: [{ kind: 'deny', by: OLIVIA, note: 'No.' }], told: ['deny'] },
    { sentence: 'withdrawn', events: [{ kind: 'withdraw', by: DANA }], told: ['withdraw'] },
    { sentence: 'expired', events: [{ kind: 'expire' }], days: 3, told: ['expire'] },
    { sentence: 'never finished', events: [claim, { kind: 'expire' }], days: 3, told: ['expire'] },
  ])('$sentence', async ({ events, days = 0, told }) => {
    const ledger = await new Ledger().with(requestOf())
    for (const [index, event] of events.entries()) {
      ledger.now = after((index === events.length - 1 ? days * 24 : 0) * HOUR)
      await changeRequest(idOf('request'), event, ledger.ports)
    }
    const request = (await ledger.store.get(idOf('request')))?.request
    if (request === undefined) throw new Error('expected the request, found none')
    const [opening, ...endings] = auditsOf(request)
    expect(opening).toMatchObject({ event: 'request', actor: DANA, at: NOW.toISOString() })
    expect(endings.map(({ event }) => event)).toEqual(told)
    const written = ledger.records.filter(({ event }) => told.includes(event))
    expect(endings.map((each) => auditRecordOf(each))).toEqual(written.map((each) => auditRecordOf(each)))
  })

  it('open and claimed: that it was made', async () => {
    const ledger = await new Ledger().with(requestOf())
    await changeRequest(idOf('request'), claim, ledger.ports)
    const request = (await ledger.store.get(idOf('request')))?.request
    expect(auditsOf(request ?? requestOf()).map(({ event }) => event)).toEqual(['request'])
  })
})
