import type { AccessRequest } from './access-request.ts'
import type { Turn } from './agenda.ts'
import { changeRequest, type RequestPorts } from './change-request.ts'
import { isAbandoned } from './rules/may-decide.ts'

/** How what is to be done about requests is done. What rejects is tried again at the next round. */
export interface AttendPorts extends RequestPorts {
  /** Brings a new request to those who can grant it, once: whoever got it already is left out. */
  readonly tell: (request: AccessRequest, turn: Turn) => Promise<void>
  /** Shows how it stands, wherever it is shown. */
  readonly show: (request: AccessRequest) => Promise<void>
  /** Sees to it that the audit holds that it was made and how it ended; what it holds is left out. */
  readonly record: (request: AccessRequest) => Promise<void>
  /** Tells whoever asked what came of it, once: they hear nothing of a message that changes. */
  readonly notify: (request: AccessRequest) => Promise<void>
  /** Begins to look until what was granted is in effect, or for long enough, and then lets go of the turn. */
  readonly watch: (request: AccessRequest, turn: Turn) => void
  readonly log: {
    /** the record is damaged, or of another version; `why` holds nothing of what it says */
    readonly unreadable: (requestId: string, why: string) => void
    readonly failed: (requestId: string, fault: unknown) => void
  }
}

type Due = 'tell' | 'end' | 'watch' | 'conclude'

/** What is to be done about a request; null: nothing, or not yet. */
export function dueOf({ status, expiresAt }: AccessRequest, isTold: boolean, now: Date): Due | null {
  const isExpired = new Date(expiresAt) <= now
  switch (status.kind) {
    case 'open':
      if (isExpired) return 'end'
      return isTold ? null : 'tell'
    case 'granting':
      return isExpired && isAbandoned(status.since, now) ? 'end' : null
    case 'granted':
      return status.verified || status.unseen === true ? 'conclude' : 'watch'
    case 'denied':
    case 'withdrawn':
    case 'expired':
    case 'failed':
      return 'conclude'
    default:
      return status satisfies never
  }
}

/**
 * Does what is still to be done about every request: after a start, for what the last process left, and now and then.
 * Several processes may do it at once, each request being in the hands of one.
 */
export async function attendToAll(ports: AttendPorts): Promise<void> {
  for (const id of await ports.store.agenda.ids()) await attendTo(id, ports)
}

/** The same for one request; never rejects. */
export async function attendTo(requestId: string, ports: AttendPorts): Promise<void> {
  try {
    if ((await findDue(requestId, ports)) === null) return
    const turn = await ports.store.agenda.take(requestId)
    if (turn === null) return
    const done = await attend(turn, ports)
    // somebody may have approved it while others were still being asked
    if (done === 'tell') await attendTo(requestId, ports)
  } catch (fault) {
    ports.log.failed(requestId, fault)
  }
}

async function findDue(
  requestId: string,
  { store, clock, log }: AttendPorts,
): Promise<{ readonly due: Due; readonly request: AccessRequest } | null> {
  const entry = await store.agenda.find(requestId)
  if (entry === null) return null
  const found = await store.find(requestId)
  if (found.kind === 'unreadable') log.unreadable(requestId, found.why)
  if (found.kind !== 'found') return null
  const due = dueOf(found.request, entry.isTold, clock())
  return due === null ? null : { due, request: found.request }
}

async function attend(turn: Turn, ports: AttendPorts): Promise<Due | null> {
  const { agenda } = ports.store
  let { isTold } = turn
  let isInOtherHands = false
  try {
    // another process may have done it just before this one took its turn
    const found = await findDue(turn.requestId, ports)
    if (found === null) return null
    const { due, request } = found
    switch (due) {
      case 'tell':
        await unlessLater(request, ports, ports.record)
        await ports.tell(request, turn)
        isTold = true
        break
      case 'end': {
        const change = await changeRequest(turn.requestId, { kind: 'expire' }, ports)
        if (change.kind === 'changed') await conclude(change.request, ports)
        break
      }
      case 'watch':
        await unlessLater(request, ports, ports.record)
        await unlessLater(request, ports, ports.notify)
        isInOtherHands = true
        ports.watch(request, turn)
        break
      case 'conclude':
        await conclude(request, ports)
        break
      default:
        due satisfies never
    }
    return due
  } finally {
    if (!isInOtherHands) await agenda.release(turn, { isTold })
  }
}

/** What is done at the end in any case holds up nothing before. */
async function unlessLater(
  request: AccessRequest,
  { log }: AttendPorts,
  work: (request: AccessRequest) => Promise<void>,
): Promise<void> {
  try {
    await work(request)
  } catch (fault) {
    log.failed(request.id, fault)
  }
}

/** It is over: recorded and shown once more, since the process that ended it may not have come to that. */
async function conclude(request: AccessRequest, { store, notify, record, show }: AttendPorts): Promise<void> {
  await notify(request)
  await record(request)
  await show(request)
  await store.agenda.remove(request.id)
}
