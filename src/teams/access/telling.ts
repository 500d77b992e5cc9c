import type { TurnContext } from 'botbuilder'
import { assignWithCli } from '../../advice/commands/assign-commands.ts'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import type { Agenda, Turn } from '../../access-requests/agenda.ts'
import { nameOf } from '../../access-requests/standing-text.ts'
import { sameId } from '../../rbac/principal.ts'
import type { RequestBoard } from './request-board.ts'
import type { RequestListener } from './request-listener.ts'
import type { RequestTraces } from './request-messages.ts'
import { requestOrigin, type RequestOrigin } from './request-origin.ts'

/** More would be a crowd; the best come first. */
const MOST_ASKED = 5

export interface TellingRooms {
  readonly agenda: Agenda
  readonly board: RequestBoard
  readonly traces: RequestTraces
  readonly listener: RequestListener
}

/** Brings a new request to those who can grant it, each in their own chat, and shows it where it was made. */
export class Telling {
  readonly #rooms: TellingRooms

  constructor(rooms: TellingRooms) {
    this.#rooms = rooms
  }

  /**
   * `context` is the turn that it was made in; null: that is over. Whoever got it before, from a process that did not come
   * to an end with this, is left out. Rejects where it is not done to the end.
   */
  async tell(request: AccessRequest, turn: Turn, context: TurnContext | null): Promise<void> {
    const origin = requestOrigin.parse(request.origin)
    const tellFrom = async (from: TurnContext): Promise<void> => {
      await this.#ask(from, request, turn)
      if (origin.isDialog || isPersonal(origin)) await this.#showRequester(from, request, origin)
      else await this.#rooms.listener.onRequested(from, request.diagnosisId, request)
    }
    if (context !== null) await tellFrom(context)
    else await this.#rooms.board.reach(origin, tellFrom)
  }

  async #showRequester(
    context: TurnContext,
    request: AccessRequest,
    { isDialog }: RequestOrigin,
  ): Promise<void> {
    const { board, traces } = this.#rooms
    const { messages } = await traces.recall(request.id)
    if (messages.some(({ shownTo }) => shownTo === 'requester')) return
    if (isDialog) await board.bringToRequester(context, request)
    else await board.showRequester(context, request)
  }

  /** What cannot be sent to anybody is to be forwarded. */
  async #ask(context: TurnContext, request: AccessRequest, turn: Turn): Promise<void> {
    const { agenda, board, traces } = this.#rooms
    const best = request.grantors.slice(0, MOST_ASKED)
    for (const { id } of best) {
      if (!(await agenda.keep(turn))) throw new Error('another process has begun to ask about this request')
      const { asked } = await traces.recall(request.id)
      if (asked.some((each) => sameId(each, id)) || !(await board.bringTo(context, id, request))) continue
      await traces.change(request.id, (trace) => ({ ...trace, asked: [...trace.asked, id] }))
    }
    const { asked } = await traces.recall(request.id)
    const told = best.filter(({ id }) => asked.some((each) => sameId(each, id))).map(nameOf)
    const toForward = told.length === 0 ? [...commandsOf(request)] : []
    await traces.change(request.id, (trace) => ({ ...trace, told, toForward }))
  }
}

function commandsOf({ grants }: AccessRequest): readonly string[] {
  return grants.flatMap(({ roleId, roleName, ...grant }) =>
    assignWithCli({ ...grant, role: { id: roleId, name: roleName } }).split('\n'),
  )
}

function isPersonal({ conversation: { conversationType, isGroup } }: RequestOrigin): boolean {
  return conversationType === '' ? !isGroup : conversationType === 'personal'
}
