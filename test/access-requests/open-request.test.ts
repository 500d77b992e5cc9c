import { describe, expect, it } from 'vitest'
import type { RequestStatus } from '../../src/access-requests/access-request.ts'
import { changeRequest } from '../../src/access-requests/change-request.ts'
import { openRequest, type Opening } from '../../src/access-requests/open-request.ts'
import { RequestStore } from '../../src/access-requests/request-store.ts'
import type { Wanted } from '../../src/access-requests/rules/may-request.ts'
import {
  after,
  DANA,
  HOUR,
  idOf,
  INGRID,
  Ledger,
  NOW,
  offerWith,
  OLIVIA,
  RAVI,
  READ_INDEX,
  SAM,
  USE_MODEL,
} from '../builders/access-requests.ts'

const wanted: Wanted = { grantIds: [USE_MODEL.id, READ_INDEX.id], reason: ' a demo ', duration: 'PT4H' }
const asks = (ledger: Ledger, requester = DANA, more: Partial<Wanted> = {}): Promise<Opening> =>
  openRequest(
    { diagnosisId: idOf('diagnosis'), requester, wanted: { ...wanted, ...more }, origin: 'a chat' },
    ledger.ports,
  )
const offering = async (fields: Parameters<typeof offerWith>[0] = {}) => {
  const ledger = new Ledger()
  await ledger.store.putOffer(offerWith(fields))
  return ledger
}
const idOfOpened = (opening: Opening) => (opening.kind === 'refused' ? '' : opening.request.id)

describe('a request', () => {
  it('holds what was offered and what was filled in, for three days', async () => {
    const ledger = await offering()
    expect(await asks(ledger)).toMatchObject({
      kind: 'opened',
      request: {
        diagnosisId: idOf('diagnosis'),
        requester: DANA,
        beneficiary: { ...DANA, type: 'User' },
        grants: [USE_MODEL, READ_INDEX],
        reason: 'a demo',
        duration: 'PT4H',
        resourceName: 'aoai-contoso',
        question: { text: 'as it was asked' },
        origin: 'a chat',
        expiresAt: after(72 * HOUR).toISOString(),
        status: { kind: 'open', setback: null },
      },
    })
    expect(ledger.records).toMatchObject([{ event: 'request', actor: DANA }])
  })

  it('is one, however often and with whatever it is sent', async () => {
    const ledger = await offering()
    const openings = await Promise.all([
      asks(ledger),
      asks(ledger),
      asks(ledger, DANA, { grantIds: [USE_MODEL.id], duration: 'PT1H' }),
    ])
    expect(openings.map(({ kind }) => kind).toSorted()).toEqual(['already', 'already', 'opened'])
    expect(new Set(openings.map(idOfOpened)).size).toBe(1)
    expect(await ledger.store.listLive()).toHaveLength(1)
    expect(ledger.records).toHaveLength(1)
  })

  it('is one, of two processes that get the same click', async () => {
    const ledger = await offering()
    const other = { ...ledger.ports, store: new RequestStore(ledger.documents, ledger.clock) }
    const click = { diagnosisId: idOf('diagnosis'), requester: DANA, wanted, origin: 'a chat' }
    const openings = await Promise.all([openRequest(click, ledger.ports), openRequest(click, other)])
    expect(openings.map(({ kind }) => kind).toSorted()).toEqual(['already', 'opened'])
    expect(new Set(openings.map(idOfOpened)).size).toBe(1)
    expect(ledger.records).toHaveLength(1)
  })

  it('is made anew where the one before cannot be read', async () => {
    const ledger = await offering()
    const before = idOfOpened(await asks(ledger))
    await ledger.documents.put(`access-requests/${before}`, { version: 7 })
    const opening = await asks(ledger)
    expect(opening.kind).toBe('opened')
    expect(idOfOpened(opening)).not.toBe(before)
  })

  const at = NOW.toISOString()
  it.each<RequestStatus>([
    { kind: 'granted', by: OLIVIA, at, made: [], missed: [], until: null, verified: true },
    { kind: 'granting', by: OLIVIA, since: at, claimId: idOf('claim'), grantIds: [], duration: null },
  ])('is not made anew while one is $kind', async (status) => {
    const ledger = await offering()
    const opening = await asks(ledger)
    const found = await ledger.store.get(idOfOpened(opening))
    if (found === null) throw new Error('expected the request, found none')
    await ledger.store.replace({ ...found.request, status }, found.etag)
    expect(await asks(ledger)).toMatchObject({ kind: 'already', request: { status } })
  })

  it('is made anew after a no, five times in all', async () => {
    const ledger = await offering()
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      const opening = await asks(ledger)
      expect(opening.kind).toBe('opened')
      ids.push(idOfOpened(opening))
      await changeRequest(ids.at(-1) ?? '', { kind: 'deny', by: OLIVIA, note: '' }, ledger.ports)
    }
    expect(new Set(ids).size).toBe(5)
    expect(await asks(ledger)).toMatchObject({ kind: 'refused', code: 'asked-too-often' })
  })

  it('goes to those who can make all of it first, and to nobody who is to get it', async () => {
    const grantors = [INGRID, OLIVIA, SAM].map((person) => ({ ...person, mustActivate: false }))
    const activating = { ...RAVI, mustActivate: true }
    const ledger = await offering({
      grants: [
        { grant: USE_MODEL, grantors: [...grantors, activating], grantorsNote: null },
        {
          grant: { ...READ_INDEX, principalId: SAM.id },
          grantors: [activating, { ...OLIVIA, mustActivate: false }],
          grantorsNote: null,
        },
      ],
    })
    const opening = await asks(ledger)
    expect(opening.kind !== 'refused' && opening.request.grantors).toEqual([
      { ...OLIVIA, mustActivate: false },
      { ...INGRID, mustActivate: false },
      activating,
    ])
  })
})

describe('no request is made', () => {
  it.each([
    { sentence: 'by somebody else', code: 'not-yours', requester: OLIVIA, hours: 0 },
    {
      sentence: 'after a day, when the offer is forgotten',
      code: 'offer-outdated',
      requester: DANA,
      hours: 24,
    },
  ])('$sentence', async ({ code, requester, hours }) => {
    const ledger = await offering()
    ledger.now = after(hours * HOUR)
    expect(await asks(ledger, requester)).toMatchObject({ kind: 'refused', code })
    expect(await ledger.store.listLive()).toEqual([])
    expect((await ledger.store.getOffer(idOf('diagnosis'))) === null).toBe(code === 'offer-outdated')
    expect(ledger.records).toEqual([])
  })

  it('for an answer that is not known', async () => {
    expect(await asks(new Ledger())).toMatchObject({ kind: 'refused', code: 'not-found' })
  })
})
