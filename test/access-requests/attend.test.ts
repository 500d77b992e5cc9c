import { describe, expect, it } from 'vitest'
import type { AccessRequest, RequestStatus } from '../../src/access-requests/access-request.ts'
import type { Turn } from '../../src/access-requests/agenda.ts'
import { attendTo, attendToAll, type AttendPorts } from '../../src/access-requests/attend.ts'
import { changeRequest } from '../../src/access-requests/change-request.ts'
import { RequestStore } from '../../src/access-requests/request-store.ts'
import {
  after,
  GRANTED,
  HOUR,
  idOf,
  Ledger,
  MINUTE,
  NOW,
  OLIVIA,
  requestOf,
} from '../builders/access-requests.ts'

const requestId = idOf('request')
const at = NOW.toISOString()
const granting: RequestStatus = {
  kind: 'granting',
  by: OLIVIA,
  since: at,
  claimId: idOf('claim'),
  grantIds: [],
  duration: null,
}
const denied: RequestStatus = { kind: 'denied', by: OLIVIA, at, note: '' }

/** One process over the documents of a ledger, and what it did, in order. */
class Process {
  readonly did: string[] = []
  /** states of the requests that it saw on record */
  readonly recorded: string[] = []
  readonly turns: Turn[] = []
  readonly ports: AttendPorts

  constructor(ledger: Ledger, changes: Partial<AttendPorts> = {}) {
    const note = (what: string, { id, status }: AccessRequest) => {
      this.did.push(`${what} ${id === requestId ? 'request' : 'another'} ${status.kind}`)
      return Promise.resolve()
    }
    this.ports = {
      ...ledger.ports,
      store: new RequestStore(ledger.documents, ledger.clock),
      tell: (request) => note('tell', request),
      show: (request) => note('show', request),
      record: ({ status }) => Promise.resolve(void this.recorded.push(status.kind)),
      notify: (request) => note('notify', request),
      watch: (request, turn) => {
        void note('watch', request)
        this.turns.push(turn)
      },
      log: {
        unreadable: (id, why) => {
          this.did.push(`unreadable ${id === requestId ? 'request' : 'another'}: ${why}`)
        },
        failed: (_, fault) => {
          this.did.push(`failed: ${fault instanceof Error ? fault.message : ''}`)
        },
      },
      ...changes,
    }
  }

  async goRounds(): Promise<readonly string[]> {
    this.did.length = 0
    await attendToAll(this.ports)
    return this.did
  }
}

/** A request on the agenda, as a process left it. */
async function leaving(status: RequestStatus, { isTold }: { isTold: boolean }): Promise<Ledger> {
  const ledger = await new Ledger().with(requestOf({ status }))
  const turn = await ledger.store.agenda.take(requestId)
  if (turn !== null) await ledger.store.agenda.release(turn, { isTold })
  return ledger
}

describe('going the rounds', () => {
  const cases: readonly (readonly [
    sentence: string,
    status: RequestStatus,
    isTold: boolean,
    minutes: number,
    did: readonly string[],
  ])[] = [
    [
      'tells of a request that nobody heard of',
      { kind: 'open', setback: null },
      false,
      0,
      ['tell request open'],
    ],
    ['leaves one alone that waits', { kind: 'open', setback: null }, true, 0, []],
    ['leaves one alone that is being granted', granting, true, 0, []],
    ['watches what is granted', GRANTED, true, 0, ['notify request granted', 'watch request granted']],
    [
      'watches what is granted and nobody heard of',
      GRANTED,
      false,
      0,
      ['notify request granted', 'watch request granted'],
    ],
    [
      'ends one whose time is over',
      { kind: 'open', setback: null },
      true,
      72 * 60,
      ['notify request expired', 'show request expired'],
    ],
    [
      'tells nobody of one whose time is over',
      { kind: 'open', setback: null },
      false,
      72 * 60,
      ['notify request expired', 'show request expired'],
    ],
    [
      'ends one that nobody finished to grant',
      granting,
      true,
      72 * 60,
      ['notify request failed', 'show request failed'],
    ],
    ['shows once more how one ended', denied, true, 0, ['notify request denied', 'show request denied']],
    [
      'shows once more what was seen in effect',
      { ...GRANTED, verified: true },
      true,
      0,
      ['notify request granted', 'show request granted'],
    ],
    [
      'shows once more what was not',
      { ...GRANTED, unseen: true },
      true,
      0,
      ['notify request granted', 'show request granted'],
    ],
  ]
  it.each(cases)('%s', async (_, status, isTold, minutes, did) => {
    const ledger = await leaving(status, { isTold })
    ledger.now = after(minutes * MINUTE)
    const process = new Process(ledger)
    expect(await process.goRounds()).toEqual(did)
    expect(await process.goRounds()).toEqual([])
  })

  it('has on record what was made, and how what is over ended', async () => {
    const recorded = async (status: RequestStatus, isTold = true) => {
      const process = new Process(await leaving(status, { isTold }))
      await process.goRounds()
      return process.recorded
    }
    expect(await recorded({ kind: 'open', setback: null }, false)).toEqual(['open'])
    expect(await recorded({ kind: 'open', setback: null })).toEqual([])
    expect(await recorded(granting)).toEqual([])
    expect(await recorded(GRANTED)).toEqual(['granted'])
    expect(await recorded({ ...GRANTED, verified: true })).toEqual(['granted'])
    expect(await recorded(denied)).toEqual(['denied'])
  })

  it('keeps on the agenda what could not be recorded', async () => {
    const ledger = await leaving(denied, { isTold: true })
    const failing = new Process(ledger, { record: () => Promise.reject(new Error('the audit is away')) })
    expect(await failing.goRounds()).toEqual(['notify request denied', 'failed: the audit is away'])
    const next = new Process(ledger)
    expect(await next.goRounds()).toEqual(['notify request denied', 'show request denied'])
    expect(next.recorded).toEqual(['denied'])
  })

  it.each([
    { status: GRANTED, did: ['notify request granted', 'watch request granted'] },
    { status: { kind: 'open', setback: null } as const, did: ['tell request open'] },
  ])(
    'does what is due of what is $status.kind although it could not be recorded',
    async ({ status, did }) => {
      const ledger = await leaving(status, { isTold: false })
      const failing = new Process(ledger, { record: () => Promise.reject(new Error('the audit is away')) })
      expect(await failing.goRounds()).toEqual(['failed: the audit is away', ...did])
    },
  )

  it('does it once, of two processes that go at the same time', async () => {
    for (const status of cases.map(([, each]) => each)) {
      const ledger = await leaving(status, { isTold: false })
      const processes = [new Process(ledger), new Process(ledger)]
      await Promise.all(processes.map((each) => each.goRounds()))
      const did = processes.flatMap((each) => each.did)
      expect(new Set(did).size).toBe(did.length)
    }
  })

  it('looks again once it has the turn, at what another did meanwhile', async () => {
    const ledger = await new Ledger().with(requestOf())
    const faster = new Process(ledger)
    class SlowStore extends RequestStore {
      override async find(id: string) {
        const found = await super.find(id)
        await faster.goRounds()
        return found
      }
    }
    const slower = new Process(ledger, { store: new SlowStore(ledger.documents, ledger.clock) })
    expect(await slower.goRounds()).toEqual([])
    expect(await ledger.store.agenda.take(requestId)).not.toBeNull()
    expect(await ledger.store.agenda.find(requestId)).toEqual({ isTold: true })
  })

  it('tells again what could not be told, and what a process died over', async () => {
    const ledger = await new Ledger().with(requestOf())
    const failing = new Process(ledger, { tell: () => Promise.reject(new Error('Teams is away')) })
    expect(await failing.goRounds()).toEqual(['failed: Teams is away'])
    const dying = new Process(ledger, { tell: () => new Promise(() => undefined) })
    void dying.goRounds()
    await new Promise(setImmediate)
    const other = new Process(ledger)
    expect(await other.goRounds()).toEqual([])
    ledger.now = after(3 * MINUTE)
    expect(await other.goRounds()).toEqual(['tell request open'])
  })

  it('watches on where a process ended or died', async () => {
    const ledger = await leaving(GRANTED, { isTold: true })
    const [one, other] = [new Process(ledger), new Process(ledger)]
    await one.goRounds()
    const [turn] = one.turns
    if (turn === undefined) throw new Error('expected a turn, found none')
    ledger.now = after(2 * MINUTE)
    expect(await ledger.store.agenda.keep(turn)).toBe(true)
    ledger.now = after(4 * MINUTE)
    expect(await other.goRounds()).toEqual([])
    ledger.now = after(5 * MINUTE)
    expect(await other.goRounds()).toEqual(['notify request granted', 'watch request granted'])
    expect(await ledger.store.agenda.keep(turn)).toBe(false)
    await ledger.store.agenda.release(turn, turn)
    expect(await one.goRounds()).toEqual([])
  })

  it('watches although whoever asked could not be told, and tells them at the next end', async () => {
    const ledger = await leaving(GRANTED, { isTold: true })
    const failing = new Process(ledger, { notify: () => Promise.reject(new Error('Teams is away')) })
    expect(await failing.goRounds()).toEqual(['failed: Teams is away', 'watch request granted'])
  })

  it('keeps on the agenda what whoever asked could not be told', async () => {
    const ledger = await leaving(denied, { isTold: true })
    const failing = new Process(ledger, { notify: () => Promise.reject(new Error('Teams is away')) })
    expect(await failing.goRounds()).toEqual(['failed: Teams is away'])
    expect(await new Process(ledger).goRounds()).toEqual(['notify request denied', 'show request denied'])
  })

  it('watches what was approved while others were still being asked', async () => {
    const ledger = await new Ledger().with(requestOf())
    const process = new Process(ledger, {
      tell: async () => {
        const found = await ledger.store.get(requestId)
        await ledger.store.replace(requestOf({ status: GRANTED }), found?.etag ?? '')
      },
    })
    await attendTo(requestId, process.ports)
    expect(process.did).toEqual(['notify request granted', 'watch request granted'])
  })

  it('passes over a record that cannot be read, until it leaves the agenda by itself', async () => {
    const ledger = await new Ledger().with(requestOf())
    await ledger.with(requestOf({ id: idOf('another') }))
    await ledger.documents.put(`access-requests/${requestId}`, { version: 7 })
    const process = new Process(ledger)
    const did = await process.goRounds()
    expect(did).toHaveLength(2)
    expect(did).toContainEqual(expect.stringMatching(/^unreadable request: /))
    expect(did).toContain('tell another open')
    ledger.now = after(4 * 24 * HOUR)
    expect(await process.goRounds()).toContain('show another expired')
    ledger.now = after(5 * 24 * HOUR)
    expect(await process.goRounds()).toEqual([])
  })
})

describe('two processes', () => {
  it('of which one approves and the other denies leave one decision', async () => {
    for (const order of [0, 1]) {
      const ledger = await new Ledger().with(requestOf())
      const [one, other] = [new Process(ledger), new Process(ledger)]
      const approval = { grantIds: requestOf().grants.map(({ id }) => id), duration: 'PT8H' }
      const events = [
        { kind: 'claim', by: OLIVIA, claimId: idOf('claim'), approval },
        { kind: 'deny', by: OLIVIA, note: '' },
      ] as const
      const changes = await Promise.all(
        (order === 0 ? [one, other] : [other, one]).map((process, index) =>
          changeRequest(requestId, events[index === 0 ? 0 : 1], process.ports),
        ),
      )
      expect(changes.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'impossible'])
      expect(ledger.records).toHaveLength(1)
    }
  })

  it('that end a request at the same time end it once', async () => {
    const ledger = await leaving({ kind: 'open', setback: null }, { isTold: true })
    ledger.now = after(72 * HOUR)
    await Promise.all([new Process(ledger), new Process(ledger)].map((each) => each.goRounds()))
    expect(ledger.records).toMatchObject([{ event: 'expire', actor: null }])
  })
})
