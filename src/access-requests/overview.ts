import { sameId } from '../rbac/principal.ts'
import type { AccessRequest } from './access-request.ts'
import type { RequestStore } from './request-store.ts'
import { mayDecide } from './rules/may-decide.ts'

/** What is under way for one person. */
export interface Overview {
  /** what they asked for, the newest first */
  readonly own: readonly AccessRequest[]
  /** what they can grant and nobody has decided, the one that ends first first */
  readonly waiting: readonly AccessRequest[]
}

export async function overviewOf(personId: string, store: RequestStore, now: Date): Promise<Overview> {
  const [own, live] = await Promise.all([store.listOf(personId), store.listLive()])
  const waiting = live
    .map(({ request }) => request)
    .filter((request) => waitsFor(request, personId, now))
    .toSorted((left, right) => left.expiresAt.localeCompare(right.expiresAt))
  return { own, waiting }
}

/** Whether it is for that person to decide, as one of those who could grant it when it was made. */
export function waitsFor(request: AccessRequest, personId: string, now: Date): boolean {
  const wasNamed = request.grantors.some(({ id }) => sameId(id, personId))
  return wasNamed && mayDecide(request, personId, now).kind === 'may'
}
