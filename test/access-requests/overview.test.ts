import { describe, expect, it } from 'vitest'
import type { AccessRequest, RequestStatus } from '../../src/access-requests/access-request.ts'
import { overviewCard } from '../../src/access-requests/cards/overview-card.ts'
import { overviewOf } from '../../src/access-requests/overview.ts'
import { recordPressSchema } from '../../src/reply/record-press.ts'
import {
  after,
  DANA,
  HOUR,
  idOf,
  INGRID,
  Ledger,
  MINUTE,
  NOW,
  OLIVIA,
  requestOf,
  SAM,
  USE_MODEL,
} from '../builders/access-requests.ts'
import { cardBytes, cardFaults, cardText, nodesOfType } from '../reply/card-reader.ts'

const at = NOW.toISOString()
const granting: RequestStatus = {
  kind: 'granting',
  by: INGRID,
  since: at,
  claimId: idOf('claim'),
  grantIds: [],
  duration: null,
}
const granted: RequestStatus = {
  kind: 'granted',
  by: OLIVIA,
  at,
  made: [{ grant: USE_MODEL, assignmentId: null, until: after(8 * HOUR).toISOString(), wasThere: false }],
  missed: [],
  until: after(8 * HOUR).toISOString(),
  verified: true,
}
const denied: RequestStatus = { kind: 'denied', by: OLIVIA, at, note: 'Use the shared account' }
const OPEN: RequestStatus = { kind: 'open', setback: null }

const named = (name: string, fields: Partial<AccessRequest> = {}) => requestOf({ id: idOf(name), ...fields })
const idsOf = (requests: readonly AccessRequest[]) => requests.map(({ id }) => id)

describe('what somebody asked for', () => {
  it('is found again, the newest first, whatever came of it', async () => {
    const ledger = new Ledger()
    for (const [name, status] of [
      ['first', denied],
      ['second', OPEN],
      ['third', granted],
    ] as const) {
      await ledger.with(named(name, { status }))
    }
    const { own } = await overviewOf(DANA.id.toUpperCase(), ledger.store, ledger.now)
    expect(idsOf(own)).toEqual(['third', 'second', 'first'].map(idOf))
  })

  it('is what they asked for themselves, and what can be read of it', async () => {
    const ledger = await new Ledger().with(named('of Sam', { requester: SAM }))
    await ledger.with(named('damaged'))
    await ledger.with(named('whole'))
    await ledger.documents.put(`access-requests/${idOf('damaged')}`, { version: 7 })
    const { own } = await overviewOf(DANA.id, ledger.store, ledger.now)
    expect(idsOf(own)).toEqual([idOf('whole')])
  })

  it('is no more than the last twenty', async () => {
    const ledger = new Ledger()
    for (let number = 0; number < 25; number += 1) await ledger.with(named(`${number}`))
    const { own } = await overviewOf(DANA.id, ledger.store, ledger.now)
    expect(idsOf(own)).toEqual(Array.from({ length: 20 }, (_, index) => idOf(`${24 - index}`)))
  })
})

describe('a request waits for somebody', () => {
  const cases: readonly (readonly [
    sentence: string,
    waits: boolean,
    fields: Partial<AccessRequest>,
    minutes: number,
  ])[] = [
    ['who can grant it', true, {}, 0],
    ['not where others can', false, { grantors: [{ ...INGRID, mustActivate: false }] }, 0],
    ['not where it is their own', false, { requester: OLIVIA }, 0],
    ['not where they get the role', false, { beneficiary: { ...OLIVIA, type: 'User' } }, 0],
    ['not once it is over', false, { status: denied }, 0],
    ['not while another is granting it', false, { status: granting }, 0],
    ['where another began and did not finish', true, { status: granting }, 2],
    ['not after its time', false, {}, 72 * 60],
  ]
  it.each(cases)('%s', async (_, waits, fields, minutes) => {
    const ledger = await new Ledger().with(requestOf(fields))
    const { waiting } = await overviewOf(OLIVIA.id, ledger.store, after(minutes * MINUTE))
    expect(idsOf(waiting)).toEqual(waits ? [idOf('request')] : [])
  })

  it('the one that ends first before others', async () => {
    const ledger = await new Ledger().with(named('later', { expiresAt: after(9 * HOUR).toISOString() }))
    await ledger.with(named('sooner', { expiresAt: after(HOUR).toISOString() }))
    const { waiting } = await overviewOf(OLIVIA.id, ledger.store, ledger.now)
    expect(idsOf(waiting)).toEqual(['sooner', 'later'].map(idOf))
  })
})

describe('the card of both', () => {
  const told = new Map([[idOf('request'), ['Olivia Lindqvist', 'Ingrid Solberg']]])
  const textOf = (own: readonly AccessRequest[], waiting: readonly AccessRequest[] = []) =>
    cardText(overviewCard({ own, waiting }, told, NOW))

  it('says of an open one who was asked, and until when it is open', () => {
    expect(textOf([requestOf()])).toContain(
      'This request waits for an approval. I have asked Olivia Lindqvist and Ingrid Solberg. Open until 2026-11-30 10:00 UTC.',
    )
  })

  it('says of one that nobody could be asked about that nobody was', () => {
    expect(textOf([named('another')])).toContain('I could write to nobody who can grant it.')
  })

  it('says of a granted one until when, and of a denied one why', () => {
    const text = textOf([named('granted', { status: granted }), named('denied', { status: denied })])
    expect(text).toContain('Cognitive Services OpenAI User on aoai-contoso, until 2026-11-27 18:00 UTC.')
    expect(text).toContain(
      'Olivia Lindqvist denied this at 2026-11-27 10:00 UTC. Their note: Use the shared account',
    )
    expect(text).not.toMatch(/Open until|I have asked/)
  })

  it('says of one that waits who wants what and why, and brings it to decide by', () => {
    const card = overviewCard({ own: [], waiting: [requestOf()] }, told, NOW)
    expect(cardText(card)).toMatch(
      /Dana Okafor asks for .*, for 8 hours\..*Reason: trying out the assistant/s,
    )
    const presses = nodesOfType(card, 'Action.Execute').map(({ data }) => recordPressSchema.parse(data))
    expect(presses).toEqual([{ verb: 'bring-request', request: idOf('request') }])
  })

  it('says so where there is nothing', () => {
    expect(textOf([])).toContain('You have asked for nothing lately, and nothing waits for you')
  })

  it('fits a message, however much there is', () => {
    const grant = { ...USE_MODEL, roleName: 'x'.repeat(500) }
    const long = requestOf({
      grants: Array.from({ length: 8 }, () => grant),
      reason: 'ß'.repeat(500),
      requester: { ...DANA, name: 'ß'.repeat(500) },
      status: { ...denied, note: 'ß'.repeat(500), by: { ...OLIVIA, name: 'ß'.repeat(500) } },
    })
    const many = Array.from({ length: 20 }, () => long)
    const card = overviewCard({ own: many, waiting: many }, told, NOW)
    expect(cardFaults(card)).toEqual([])
    expect(cardBytes(card)).toBeLessThan(28_000)
    expect(cardText(card)).toContain('And 12 more.')
  })
})
