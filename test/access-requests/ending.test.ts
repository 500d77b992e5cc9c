import { afterEach, describe, expect, it } from 'vitest'
import type { RequestStatus } from '../../src/access-requests/access-request.ts'
import { deny } from '../../src/access-requests/deny.ts'
import type { Person } from '../../src/access-requests/grant.ts'
import { verify } from '../../src/access-requests/verify.ts'
import { withdraw } from '../../src/access-requests/withdraw.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { AI_SCOPE } from '../../src/sandbox/contoso/places.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import type { Tenant } from '../../src/sandbox/tenant.ts'
import {
  after,
  DANA,
  GRANTED,
  HOUR,
  idOf,
  INGRID,
  Ledger,
  MINUTE,
  NOW,
  OLIVIA,
  RAVI,
  requestOf,
  SAM,
} from '../builders/access-requests.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'

const requestId = idOf('request')
const at = NOW.toISOString()

describe('a denial', () => {
  let sandbox: Sandbox
  afterEach(() => sandbox.close())

  const denies = async (actor: Person, ledger: Ledger, changes: Partial<Tenant> = {}) => {
    sandbox = await startSandbox({ tenant: { ...contoso(), ...changes } })
    const ports = { ...ledger.ports, reader: sandboxReader(sandbox) }
    return deny({ requestId, actor, note: 'not\nneeded \u202E' }, ports)
  }

  it('ends the request, with a note on one line', async () => {
    const ledger = await new Ledger().with(requestOf())
    expect(await denies(OLIVIA, ledger)).toMatchObject({
      kind: 'denied',
      request: { status: { kind: 'denied', by: OLIVIA, note: 'not needed' } },
    })
    expect(await ledger.store.listLive()).toEqual([])
    expect(ledger.records).toMatchObject([{ event: 'deny', actor: OLIVIA }])
    expect(sandbox.writes).toEqual([])
  })

  it('is for everybody who could grant a part of it', async () => {
    expect(await denies(RAVI, await new Ledger().with(requestOf()))).toMatchObject({ kind: 'denied' })
  })

  it.each([
    { sentence: 'of who could grant nothing of it', actor: SAM, kind: 'no-right' },
    { sentence: 'of the requester, who can withdraw it', actor: DANA, kind: 'refused' },
  ])('$sentence changes nothing', async ({ actor, kind }) => {
    const ledger = await new Ledger().with(requestOf())
    expect(await denies(actor, ledger)).toMatchObject({ kind })
    expect(await ledger.statusOf()).toMatchObject({ kind: 'open' })
  })

  it('is for who could grant it before, where that cannot be read now', async () => {
    const changes: Partial<Tenant> = { unreadable: [{ scope: AI_SCOPE, what: 'roleAssignments' }] }
    const open = requestOf({ grantors: [{ ...INGRID, mustActivate: false }] })
    expect(await denies(SAM, await new Ledger().with(open), changes)).toMatchObject({ kind: 'no-right' })
    await sandbox.close()
    expect(await denies(INGRID, await new Ledger().with(open), changes)).toMatchObject({ kind: 'denied' })
  })

  it('that is too late tells what happened', async () => {
    const ledger = await new Ledger().with(requestOf({ status: GRANTED }))
    expect(await denies(INGRID, ledger)).toMatchObject({
      kind: 'refused',
      text: 'Olivia Lindqvist approved this just now.',
    })
  })
})

describe('a withdrawal', () => {
  it('ends the request, for who made it', async () => {
    const ledger = await new Ledger().with(requestOf())
    expect(await withdraw({ requestId, actor: OLIVIA }, ledger.ports)).toMatchObject({ kind: 'impossible' })
    expect(await withdraw({ requestId, actor: DANA }, ledger.ports)).toMatchObject({
      kind: 'changed',
      request: { status: { kind: 'withdrawn' } },
    })
    expect(await withdraw({ requestId, actor: DANA }, ledger.ports)).toMatchObject({
      kind: 'impossible',
      text: 'Dana Okafor withdrew this just now.',
    })
    expect(ledger.records.map(({ event }) => event)).toEqual(['withdraw'])
  })
})

interface Watched {
  readonly status?: RequestStatus
  readonly now?: Date
  /** how often this process looks before another takes it over */
  readonly looksOfOurs?: number
}

describe('a granted request', () => {
  const watch = async (
    answers: readonly ('yes' | 'no' | 'unknown')[],
    { status = GRANTED, now = NOW, looksOfOurs = Infinity }: Watched = {},
  ) => {
    const ledger = await new Ledger().with(requestOf({ status }))
    ledger.now = now
    const waits: number[] = []
    let asked = 0
    const result = await verify(requestId, {
      ...ledger.ports,
      wait: (milliseconds) => {
        waits.push(milliseconds / 1000)
        return Promise.resolve()
      },
      isOurs: () => Promise.resolve(asked < looksOfOurs),
      isInEffect: () => {
        asked += 1
        return Promise.resolve(answers[asked - 1] ?? 'no')
      },
    })
    return { ledger, waits, result }
  }

  it('is verified as soon as it is seen to be in effect', async () => {
    const { ledger, waits, result } = await watch(['no', 'unknown', 'yes'])
    expect(result).toMatchObject({
      kind: 'verified',
      request: { status: { kind: 'granted', verified: true } },
    })
    expect(waits).toEqual([5, 10, 20])
    expect(ledger.records).toMatchObject([{ event: 'verify', actor: null }])
  })

  it('is watched for a quarter of an hour', async () => {
    const { ledger, waits, result } = await watch([])
    expect(result).toMatchObject({ kind: 'not-seen', request: { status: { unseen: true } } })
    expect(waits.slice(0, 6)).toEqual([5, 10, 20, 40, 60, 60])
    const total = waits.reduce((sum, each) => sum + each, 0)
    expect(total).toBeLessThanOrEqual(15 * 60)
    expect(total).toBeGreaterThan(14 * 60 - 1)
    expect(await ledger.statusOf()).toMatchObject({ verified: false, unseen: true })
  })

  it('is watched for no longer where another process began with it', async () => {
    const { waits, result } = await watch([], { now: after(13 * MINUTE) })
    expect(result).toMatchObject({ kind: 'not-seen' })
    expect(waits).toEqual([5, 10, 20, 40])
  })

  it('is looked at once more, however late that is', async () => {
    const { result } = await watch(['yes'], { now: after(20 * HOUR) })
    expect(result).toMatchObject({ kind: 'verified' })
  })

  it('is left to another process that has taken it over', async () => {
    const { ledger, waits, result } = await watch(['no', 'yes'], { looksOfOurs: 1 })
    expect(result).toEqual({ kind: 'in-other-hands' })
    expect(waits).toEqual([5, 10])
    expect(await ledger.statusOf()).toEqual(GRANTED)
  })

  it.each<RequestStatus>([
    { kind: 'open', setback: null },
    { kind: 'denied', by: OLIVIA, at, note: '' },
  ])('alone is watched: not one that is $kind', async (status) => {
    const { waits, result } = await watch(['yes'], { status })
    expect(result).toMatchObject({ kind: 'nothing-granted' })
    expect(waits).toEqual([])
  })
})

it('a request that is unknown stays so', async () => {
  const { ports } = new Ledger()
  expect(await withdraw({ requestId, actor: DANA }, ports)).toMatchObject({ kind: 'not-found' })
})
