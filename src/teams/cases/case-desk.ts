import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { TurnContext } from 'botbuilder'
import { LRUCache } from 'lru-cache'
import { caseCard } from '../../reply/case/case-card.ts'
import { refreshing } from '../../reply/card-elements.ts'
import { diagnosisCard } from '../../reply/diagnosis/diagnosis-card.ts'
import type { Diagnosis } from '../../reply/diagnosis/diagnosis.ts'
import type { Delivered, Delivery } from '../delivery.ts'
import type { DrawingOf } from '../diagnosing.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { TeamsOptions } from '../options.ts'
import { cardMessage } from '../outgoing-message.ts'
import type { PressAnswer } from '../presses/press-answer.ts'
import { requestOf, type RememberedRequest } from '../remembered-request.ts'
import { placeOf } from '../sender.ts'
import type { Case } from './case.ts'
import type { CaseMemory } from './case-memory.ts'

export type CaseDeskOptions = Pick<TeamsOptions, 'diagnose' | 'newId'>

export interface CaseDeskRooms {
  readonly memory: CaseMemory
  readonly delivery: Delivery
  readonly drawingOf: DrawingOf
}

/** What was found about somebody's error. */
export interface Finding {
  readonly diagnosisId: string
  readonly request: RememberedRequest
  readonly diagnosis: Diagnosis
}

const MOST_KEPT = 500

/** Findings on more requirements than fit a screen; they go to the author's own chat too. */
const LONG = 6

/**
 * Findings about one person in a conversation that others read along. Everyone sees one line; whoever wrote the error
 * sees the findings in the same place.
 */
export class CaseDesk {
  readonly #options: CaseDeskOptions
  readonly #rooms: CaseDeskRooms
  /** by case; what is gone from here is found out anew */
  readonly #kept = new LRUCache<string, Diagnosis>({ max: MOST_KEPT })

  constructor(options: CaseDeskOptions, rooms: CaseDeskRooms) {
    this.#options = options
    this.#rooms = rooms
  }

  /** Shows that the error is looked into, in the place of the message `replaces` where that is in this conversation. */
  async show(
    context: TurnContext,
    activity: IncomingActivity,
    { diagnosisId, request, diagnosis }: Finding,
    replaces: Delivered | null,
  ): Promise<Delivered> {
    const { memory, delivery } = this.#rooms
    const { conversationId } = placeOf(activity)
    const before = await this.#shownBefore(replaces, conversationId)
    const shown: Case = {
      ...(before ?? {
        id: this.#options.newId(),
        conversationId,
        messageId: null,
        author: authorOf(activity),
        requestId: null,
        grantorAccounts: [],
        privateMessageId: null,
      }),
      request,
      diagnosisId,
      stage: stageOf(diagnosis, before),
    }
    this.#kept.set(shown.id, diagnosis)
    // before it is sent: the client asks for the author's view as soon as it shows the card
    await memory.remember(shown)
    const delivered = await delivery.deliver(context, activity, cardMessage(everyonesCard(shown)), replaces)
    const privateMessageId = await this.#tellAtLength(context, activity, shown, diagnosis)
    await memory.remember({ ...shown, messageId: delivered.messageId, privateMessageId })
    return delivered
  }

  /** What one person gets to see of a case; `isAutomatic`: they did not ask for it, their client did. */
  async view(activity: IncomingActivity, caseId: string, isAutomatic: boolean): Promise<PressAnswer> {
    const shown = await this.#rooms.memory.recall(caseId)
    if (shown?.conversationId !== activity.conversation.id) {
      return { kind: 'message', text: 'I no longer know what this was about. Paste the error again.' }
    }
    if (isAuthor(shown, activity)) return { kind: 'card', card: await this.#authorsCard(shown) }
    if (isAutomatic) return { kind: 'card', card: everyonesCard(shown) }
    const name = shown.author.name ?? 'whoever wrote the error'
    return {
      kind: 'message',
      text: `What I found is about ${name}'s access, so only ${name} sees it here. To ask about somebody else's access, write to me in our own chat: you need the right to read role assignments there.`,
    }
  }

  async #shownBefore(replaces: Delivered | null, conversationId: string): Promise<Case | null> {
    return replaces?.messageId == null || replaces.place.conversationId !== conversationId
      ? null
      : this.#rooms.memory.ofMessage(conversationId, replaces.messageId)
  }

  /** Long findings go to the author's own chat as well, where they can be; null: they did not. */
  async #tellAtLength(
    context: TurnContext,
    activity: IncomingActivity,
    { privateMessageId }: Case,
    diagnosis: Diagnosis,
  ): Promise<string | null> {
    if (diagnosis.status !== 'answered' || diagnosis.verdicts.length <= LONG) return null
    const card = await this.#findings(diagnosis, activity.from.aadObjectId ?? null)
    const sent = await this.#rooms.delivery.deliverPrivately(
      context,
      activity,
      cardMessage(card),
      privateMessageId,
    )
    return sent?.messageId ?? null
  }

  async #authorsCard(shown: Case): Promise<IAdaptiveCard> {
    const diagnosis = this.#kept.get(shown.id) ?? (await this.#lookAgain(shown))
    const card = await this.#findings(diagnosis, shown.author.id)
    return { ...card, refresh: refreshing(viewOf(shown), [shown.author.accountId]) }
  }

  async #findings(diagnosis: Diagnosis, viewerId: string | null): Promise<IAdaptiveCard> {
    return diagnosisCard(diagnosis, { viewerId, picture: await this.#rooms.drawingOf(diagnosis) })
  }

  async #lookAgain(shown: Case): Promise<Diagnosis> {
    const asker = { by: 'id', id: shown.author.id } as const
    const { diagnosis, rest } = await this.#options.diagnose(requestOf(shown.request, asker), {
      conversation: shown.conversationId,
      signal: new AbortController().signal,
    })
    const found = diagnosis ?? (rest === null ? null : await rest)
    if (found === null) throw new Error('expected a diagnosis or the rest of one, found neither')
    this.#kept.set(shown.id, found)
    return found
  }
}

function authorOf({ from }: IncomingActivity): Case['author'] {
  return { id: from.aadObjectId ?? '', accountId: from.id, name: from.name ?? null }
}

function isAuthor({ author }: Case, { from }: IncomingActivity): boolean {
  return author.id !== '' && author.id.toLowerCase() === from.aadObjectId?.toLowerCase()
}

function stageOf(diagnosis: Diagnosis, before: Case | null): Case['stage'] {
  if (diagnosis.status === 'incomplete') return 'asks-back'
  return before === null || before.stage === 'asks-back' ? 'looked-into' : before.stage
}

function everyonesCard({ id, author, stage, grantorAccounts }: Case): IAdaptiveCard {
  return caseCard({ id, authorName: author.name, stage, insiders: [author.accountId, ...grantorAccounts] })
}

function viewOf({ id }: Case) {
  return { verb: 'view-case', case: id } as const
}
