import { TeamsInfo, type TurnContext } from 'botbuilder'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import type { CloudName } from '../../snapshot/azure/connection.ts'
import { closingLine } from '../../access-requests/cards/request-words.ts'
import type { RequestBoard } from '../access/request-board.ts'
import type { RequestListener } from '../access/request-listener.ts'
import type { RequestTraces } from '../access/request-messages.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { mentionMessage } from '../mention-message.ts'
import { cardMessage, textMessage } from '../outgoing-message.ts'
import { pressedMessageIds } from '../presses/pressed-message.ts'
import type { Case } from './case.ts'
import { everyonesCard } from './everyones-card.ts'
import type { CaseMemory } from './case-memory.ts'

/** Each is looked up among the members; more would be a crowd. The best come first. */
const MOST_SHOWN = 20

export interface CaseRequestsRooms {
  readonly memory: CaseMemory
  readonly traces: RequestTraces
  readonly board: RequestBoard
  /** public where left out */
  readonly cloud?: CloudName | undefined
}

/** Cases whose authors asked for access: everyone sees that it is handled, and those who can grant it see it there. */
export class CaseRequests implements RequestListener {
  readonly #rooms: CaseRequestsRooms

  constructor(rooms: CaseRequestsRooms) {
    this.#rooms = rooms
  }

  async onRequested(context: TurnContext, diagnosisId: string, request: AccessRequest): Promise<void> {
    const { memory, traces } = this.#rooms
    const found = await memory.ofDiagnosis(diagnosisId)
    if (found === null) return
    await traces.change(request.id, (trace) => ({ ...trace, caseId: found.id }))
    const grantorAccounts = await accountsOf(context, request)
    await this.#show(found.id, { requestId: request.id, stage: 'requested', grantorAccounts })
  }

  async onChanged(request: AccessRequest): Promise<void> {
    const { memory, traces } = this.#rooms
    const { caseId } = await traces.recall(request.id)
    const found = caseId === null ? null : await memory.recall(caseId)
    if (found?.requestId !== request.id) return
    const stage = stageOf(request)
    await this.#show(found.id, { stage })
    if (stage === 'solved' && found.stage !== 'solved') await this.#close(found, request)
  }

  /** What is granted and not in effect yet waits for the line that closes the thread. */
  async callAuthor(request: AccessRequest): Promise<boolean> {
    const { status } = request
    if (status.kind === 'granted' && status.unseen !== true) return false
    const { memory, traces, board } = this.#rooms
    const { caseId } = await traces.recall(request.id)
    const found = caseId === null ? null : await memory.recall(caseId)
    if (found === null) return true
    await board.within(found.reference, (context) =>
      context.sendActivity(mentionMessage(found.author, ANSWERED)),
    )
    return true
  }

  async isShownOn(activity: IncomingActivity, request: AccessRequest): Promise<boolean> {
    const { caseId } = await this.#rooms.traces.recall(request.id)
    const found = caseId === null ? null : await this.#rooms.memory.recall(caseId)
    return (
      found?.requestId === request.id &&
      found.conversationId === activity.conversation.id &&
      found.messageId !== null &&
      pressedMessageIds(activity).includes(found.messageId)
    )
  }

  async #show(id: string, changes: Partial<Case>): Promise<void> {
    const { memory, board, cloud } = this.#rooms
    const shown = await memory.change(id, (latest) => ({ ...latest, ...changes }))
    if (shown?.messageId == null) return
    const { messageId } = shown
    const message = { ...cardMessage(await everyonesCard(shown, memory, cloud)), id: messageId }
    await board.within(shown.reference, (context) => context.updateActivity(message))
  }

  /** One line for whoever finds the thread later with the same error; it calls its author, where nothing else did. */
  async #close({ reference, author }: Case, { id, status, grants }: AccessRequest): Promise<void> {
    const { board, traces } = this.#rooms
    const text = closingLine(status.kind === 'granted' ? status.made.map(({ grant }) => grant) : grants)
    const { isOutcomeTold } = await traces.recall(id)
    const message = isOutcomeTold ? textMessage(text) : mentionMessage(author, text)
    await board.within(reference, (context) => context.sendActivity(message))
    if (!isOutcomeTold) await traces.change(id, (trace) => ({ ...trace, isOutcomeTold: true }))
  }
}

/** Everyone reads it, so that it says nothing of what was decided. */
const ANSWERED = 'there is an answer to what you asked for. Only you see it, in my message above.'

/** Accounts in this conversation of those who can grant; whoever is not in it sees the request in their own chat. */
async function accountsOf(context: TurnContext, { grantors }: AccessRequest): Promise<string[]> {
  const accounts = await Promise.all(
    grantors.slice(0, MOST_SHOWN).map(({ id }) =>
      TeamsInfo.getMember(context, id).then(
        (member) => [member.id],
        () => [],
      ),
    ),
  )
  return accounts.flat()
}

function stageOf({ status }: AccessRequest): Case['stage'] {
  switch (status.kind) {
    case 'open':
    case 'granting':
      return 'requested'
    case 'granted':
      return status.verified ? 'solved' : 'granted'
    case 'denied':
    case 'withdrawn':
    case 'expired':
    case 'failed':
      return 'handled'
    default:
      return status satisfies never
  }
}
