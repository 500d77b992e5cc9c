import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessRequest, type AccessRequest } from '../../src/access-requests/access-request.ts'
import { DURATIONS } from '../../src/access-requests/duration.ts'
import { transition, type RequestEvent } from '../../src/access-requests/transition.ts'
import {
  after,
  DANA,
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
} from '../builders/access-requests.ts'
import { SEARCH } from '../../src/sandbox/contoso/places.ts'

const SAMS = grantOf('Reader', SEARCH, SAM)
const request = requestOf({ beneficiary: { ...SAM, type: 'User' }, grants: [USE_MODEL, READ_INDEX, SAMS] })
const PARTIES = [DANA.id, SAM.id]

const made = (...grants: readonly (typeof USE_MODEL)[]) =>
  grants.map((grant) => ({ grant, assignmentId: '/x', until: after(HOUR).toISOString(), wasThere: false }))

const claimId = fc.constantFrom(idOf('claim-1'), idOf('claim-2'))
const person = fc.constantFrom(DANA, SAM, OLIVIA, INGRID, { ...SAM, id: SAM.id.toUpperCase() })
const grants = fc.subarray([USE_MODEL, READ_INDEX, SAMS])
const duration = fc.constantFrom(...DURATIONS.map((choice) => choice.duration))
const event: fc.Arbitrary<RequestEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('claim' as const),
    by: person,
    claimId,
    approval: fc.record({ grantIds: grants.map((chosen) => chosen.map(({ id }) => id)), duration }),
  }),
  fc.record({
    kind: fc.constant('grant' as const),
    claimId,
    made: grants.map((chosen) => made(...chosen)),
    missed: fc.constant([]),
  }),
  fc.record({
    kind: fc.constant('release' as const),
    claimId,
    why: fc.constant('no licence'),
    onlyPermanent: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('fail' as const), claimId, why: fc.constant('gone') }),
  fc.record({ kind: fc.constant('deny' as const), by: person, note: fc.constant('') }),
  fc.record({ kind: fc.constant('withdraw' as const), by: person }),
  fc.constant<RequestEvent>({ kind: 'expire' }),
  fc.constant<RequestEvent>({ kind: 'verify' }),
)
/** Events and how long after the one before them they happen. */
const history = fc.array(fc.tuple(event, fc.constantFrom(0, 1000, MINUTE, 2 * MINUTE, HOUR, 72 * HOUR)), {
  maxLength: 30,
})

/** Every version of the request, the first one included. */
function versions(events: readonly (readonly [RequestEvent, number])[]): readonly AccessRequest[] {
  let now = NOW.getTime()
  return events.reduce<readonly AccessRequest[]>(
    (before, [each, pause]) => {
      now += pause
      const next = transition(before.at(-1) ?? request, each, new Date(now))
      return next.kind === 'changed' ? [...before, next.request] : before
    },
    [request],
  )
}

const kinds = (of: readonly AccessRequest[]) => of.map(({ status }) => status.kind)
const TERMINAL = ['granted', 'denied', 'withdrawn', 'expired', 'failed']
const law = (check: (of: readonly AccessRequest[]) => void) => {
  fc.assert(
    fc.property(history, (events) => {
      check(versions(events))
    }),
    { numRuns: 3000 },
  )
}

describe('whatever happens in whatever order', () => {
  it('a request is granted once at most', () => {
    law((of) => {
      const grantings = kinds(of).filter((kind, index) => kind === 'granted' && kinds(of)[index - 1] !== kind)
      expect(grantings.length).toBeLessThanOrEqual(1)
    })
  })

  it('what has ended stays as it is, but for being verified', () => {
    law((of) => {
      const end = of.findIndex(({ status }) => TERMINAL.includes(status.kind))
      if (end === -1) return
      const [ended, ...later] = of.slice(end)
      const looked = { verified: true, lookedAt: expect.any(String) as string }
      const verified =
        ended?.status.kind === 'granted' ? { ...ended, status: { ...ended.status, ...looked } } : ended
      for (const each of later) expect(each).toEqual(verified)
    })
  })

  it('nobody grants what they asked for or get', () => {
    law((of) => {
      for (const { status } of of) {
        if (status.kind !== 'granting' && status.kind !== 'granted') continue
        expect(PARTIES).not.toContain(status.by.id.toLowerCase())
      }
    })
  })

  it('no more is granted than was claimed, and no more is claimed than was asked for', () => {
    law((of) => {
      of.forEach(({ status }, index) => {
        if (status.kind === 'granting') {
          expect(request.grants.map(({ id }) => id)).toEqual(expect.arrayContaining([...status.grantIds]))
          const isShort = ['PT1H', 'PT4H', 'PT8H'].includes(status.duration ?? '')
          expect(isShort || status.duration === null).toBe(true)
        }
        if (status.kind !== 'granted') return
        const claim = of.slice(0, index).findLast((each) => each.status.kind === 'granting')?.status
        const claimed = claim?.kind === 'granting' ? claim.grantIds : []
        expect(claimed).toEqual(expect.arrayContaining(status.made.map(({ grant }) => grant.id)))
        expect(status.made).not.toEqual([])
      })
    })
  })

  it('every version can be stored and read again', () => {
    law((of) => {
      const last = of.at(-1)
      expect(accessRequest.parse(JSON.parse(JSON.stringify(last)))).toEqual(last)
    })
  })
})

describe('the laws are about something', () => {
  it.each(['granting', 'granted', 'denied', 'withdrawn', 'expired', 'failed'])('%s is reached', (kind) => {
    const reached = fc
      .sample(history, { numRuns: 3000, seed: 1 })
      .some((events) => kinds(versions(events)).includes(kind as 'open'))
    expect(reached).toBe(true)
  })
})

describe('an event that is too late', () => {
  const claim: RequestEvent = {
    kind: 'claim',
    by: OLIVIA,
    claimId: idOf('claim-1'),
    approval: { grantIds: [USE_MODEL.id], duration: 'PT1H' },
  }
  const claimed = versions([[claim, 0]]).at(-1) ?? request
  const happens = (to: AccessRequest, next: RequestEvent, minutes: number) =>
    transition(to, next, after(minutes * MINUTE))
  const granted = happens(
    claimed,
    { kind: 'grant', claimId: idOf('claim-1'), made: made(USE_MODEL), missed: [] },
    1,
  )

  const cases: readonly (readonly [sentence: string, to: AccessRequest, next: RequestEvent, text: string])[] =
    [
      [
        'an approval of what is granted',
        granted.request,
        { ...claim, by: INGRID },
        'Olivia Lindqvist approved this 3 minutes ago.',
      ],
      [
        'a denial of what is granted',
        granted.request,
        { kind: 'deny', by: INGRID, note: '' },
        'Olivia Lindqvist approved this 3 minutes ago.',
      ],
      [
        'a withdrawal of what is being granted',
        claimed,
        { kind: 'withdraw', by: DANA },
        'This is already being granted by Olivia Lindqvist, who approved it 4 minutes ago.',
      ],
      [
        'an outcome of a claim that was taken over',
        happens(claimed, { ...claim, by: INGRID, claimId: idOf('claim-2') }, 2).request,
        { kind: 'grant', claimId: idOf('claim-1'), made: made(USE_MODEL), missed: [] },
        'This is already being granted by Ingrid Solberg, who approved it 2 minutes ago.',
      ],
      [
        'a withdrawal by somebody else',
        request,
        { kind: 'withdraw', by: OLIVIA },
        'Only the person who requested this can withdraw it.',
      ],
    ]
  it.each(cases)('says what happened: %s', (_, to, next, text) => {
    expect(happens(to, next, 4)).toEqual({ kind: 'impossible', request: to, text })
  })

  it('what nobody finished within its time has failed, and is not called expired', () => {
    const late = happens(claimed, { kind: 'expire' }, 72 * 60)
    expect(late.request.status).toMatchObject({ kind: 'failed', by: OLIVIA })
    expect(happens(request, { kind: 'expire' }, 72 * 60).request.status).toMatchObject({ kind: 'expired' })
    expect(happens(request, { kind: 'expire' }, 72 * 60 - 1).kind).toBe('impossible')
  })

  it('the first of several roles to end is when it ends', () => {
    const [first, second] = made(USE_MODEL, READ_INDEX)
    const approval = { grantIds: [USE_MODEL.id, READ_INDEX.id], duration: 'PT1H' }
    const both = versions([[{ ...claim, approval }, 0]]).at(-1) ?? request
    const outcome = (until: string | null) =>
      happens(
        both,
        {
          kind: 'grant',
          claimId: idOf('claim-1'),
          made: [first, { ...second, until }].filter((each) => each?.grant !== undefined) as ReturnType<
            typeof made
          >,
          missed: [],
        },
        1,
      ).request.status
    expect(outcome(after(MINUTE).toISOString())).toMatchObject({ until: after(MINUTE).toISOString() })
    expect(outcome(null)).toMatchObject({ until: after(HOUR).toISOString() })
  })
})
