import type { RequestPorts } from '../../access-requests/change-request.ts'
import { sameId } from '../../rbac/principal.ts'
import type { PressAnswer } from '../presses/press-answer.ts'
import type { RequestBoard } from './request-board.ts'

export const GONE: PressAnswer = { kind: 'message', text: 'I do not know this request any more.' }

/** The request as that person may see it; null where it is none of their business. */
export async function viewFor(
  personId: string,
  requestId: string,
  { ports, board }: { readonly ports: Pick<RequestPorts, 'store'>; readonly board: RequestBoard },
): Promise<PressAnswer | null> {
  const request = (await ports.store.get(requestId))?.request
  if (request === undefined) return null
  if (sameId(request.requester.id, personId)) {
    return { kind: 'card', card: await board.card(request, 'requester') }
  }
  return request.grantors.some(({ id }) => sameId(id, personId))
    ? { kind: 'card', card: await board.card(request, 'approver') }
    : null
}
