import type { AccessRequest } from './access-request.ts'
import type { Audit, RequestAudit } from './audit.ts'
import type { Person } from './grant.ts'
import type { RequestStore } from './request-store.ts'
import { transition, type RequestEvent } from './transition.ts'

/** What changing a request takes from the world. */
export interface RequestPorts {
  readonly store: RequestStore
  readonly audit: Audit
  readonly clock: () => Date
}

export type Change =
  | { readonly kind: 'changed'; readonly request: AccessRequest }
  | { readonly kind: 'impossible'; readonly request: AccessRequest; readonly text: string }
  | { readonly kind: 'not-found'; readonly text: string }

/** Every version is followed by one other, so that a conflict is somebody else's step forward. */
const MOST_ATTEMPTS = 20

/** Lets an event happen to a stored request: to the version that is there, whoever else changes it meanwhile. */
export async function changeRequest(
  id: string,
  event: RequestEvent,
  { store, audit, clock }: RequestPorts,
): Promise<Change> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const found = await store.get(id)
    if (found === null) return { kind: 'not-found', text: 'I do not know this request any more.' }
    const now = clock()
    const next = transition(found.request, event, now)
    if (next.kind === 'impossible') return next
    if ((await store.replace(next.request, found.etag)) === 'conflict') continue
    await audit(auditOf(event, found.request, next.request, now))
    return next
  }
  throw new Error(`access request ${id} changed ${MOST_ATTEMPTS} times while it was written`)
}

function auditOf(
  event: RequestEvent,
  before: AccessRequest,
  request: AccessRequest,
  now: Date,
): RequestAudit {
  return {
    at: now.toISOString(),
    event: event.kind,
    actor: actorOf(event, before),
    begun: before.status.kind === 'granting' ? before.status.grantIds : [],
    request,
  }
}

function actorOf(event: RequestEvent, { status }: AccessRequest): Person | null {
  switch (event.kind) {
    case 'claim':
    case 'deny':
    case 'withdraw':
      return event.by
    case 'grant':
    case 'release':
    case 'fail':
      return status.kind === 'granting' ? status.by : null
    case 'expire':
    case 'verify':
    case 'give-up':
      return null
    default:
      return event satisfies never
  }
}
