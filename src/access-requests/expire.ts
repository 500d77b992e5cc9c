import type { AccessRequest } from './access-request.ts'
import { changeRequest, type RequestPorts } from './change-request.ts'

/** Ends the requests whose time is over, and answers those that it ended. To be called now and then. */
export async function expireRequests(ports: RequestPorts): Promise<readonly AccessRequest[]> {
  const now = ports.clock()
  const due = (await ports.store.listLive()).filter(({ request }) => new Date(request.expiresAt) <= now)
  const ended: AccessRequest[] = []
  for (const { request } of due) {
    const change = await changeRequest(request.id, { kind: 'expire' }, ports)
    if (change.kind === 'changed') ended.push(change.request)
  }
  return ended
}
