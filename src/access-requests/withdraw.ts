import { changeRequest, type Change, type RequestPorts } from './change-request.ts'
import type { Person } from './grant.ts'

/** Takes a request back, for whoever made it and as long as nobody decided. */
export function withdraw(
  { requestId, actor }: { requestId: string; actor: Person },
  ports: RequestPorts,
): Promise<Change> {
  return changeRequest(requestId, { kind: 'withdraw', by: actor }, ports)
}
