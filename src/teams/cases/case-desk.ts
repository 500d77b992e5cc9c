import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { TurnContext } from 'botbuilder'
import { LRUCache } from 'lru-cache'
import { refreshing } from '../../reply/card-elements.ts'
import { cleanName } from '../../reply/clean-text.ts'
import type { Diagnosis } from '../../reply/diagnosis/diagnosis.ts'
import { offeringCard } from '../../access-requests/cards/request-form.ts'
import { closingLine } from '../../access-requests/cards/request-words.ts'
import type { Offer } from '../../access-requests/offer.ts'
import type { Offers } from '../access/offers.ts'
import type { RequestDesk } from '../access/request-desk.ts'
import type { Delivered, Delivery } from '../delivery.ts'
import type { DrawingOf } from '../diagnosing.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { referenceOfTurn } from '../kept-reference.ts'
import type { TeamsOptions } from '../options.ts'
import { cardMessage, textMessage } from '../outgoing-message.ts'
import type { PressAnswer } from '../presses/press-answer.ts'
import { requestOf } from '../remembered-request.ts'
import { placeOf } from '../sender.ts'
import { conversationOf } from '../threads/thread.ts'
import type { Case } from './case.ts'
import type { CaseMemory } from './case-memory.ts'
import { everyonesCard, insidersOf } from './everyones-card.ts'
import type { Finding } from './finding.ts'
import type { SimilarCases } from './similar-cases.ts'

export type CaseDeskOptions = Pick<TeamsOptions, 'diagnose' | 'newId' | 'cloud'>

export interface CaseDeskRooms {
  readonly memory: CaseMemory
  readonly similar: SimilarCases
  readonly delivery: Delivery
  readonly drawingOf: DrawingOf
  /** null: access cannot be requested here */
  readonly access: { readonly offers: Offers; readonly desk: RequestDesk } | null
}

const MOST_KEPT = 500
const LONGEST_NAME = 80

/** Findings on more requirements than fit a screen; they go to the author's own chat too. */
const LONG = 6

/**
 * Findings about one person in a conversation that others read along. Everyone sees one line; whoever wrote the error
 * sees the findings in the same place.
 */
export class CaseDesk {
  readonly #options: CaseDeskOptions
  readonly #rooms: CaseDeskRooms
  /** by look; what is gone from here, or was found by another process, is found out anew */
  readonly #kept = new LRUCache<string, Diagnosis>({ max: MOST_KEPT })

  readonly #shownAgain = new LRUCache<string, true>({ max: MOST_KEPT, ttl: 5 * 60_000 })

  constructor(options: CaseDeskOptions, rooms: CaseDeskRooms) {
    this.#options = options
    this.#rooms = rooms
  }

  /** Shows that the error is looked into, in the place of the message `replaces` where that is in this conversation. */
  async show(
    context: TurnContext,
    activity: IncomingActivity,
    finding: Finding,
    replaces: Delivered | null,
  ): Promise<Delivered> {
    const { memory, delivery } = this.#rooms
    const { diagnosis } = finding
    const before = await this.#shownBefore(replaces, placeOf(activity).conversationId)
    const shown = await this.#opened(context, activity, finding, before)
    // before it is sent: the client asks for the author's view as soon as it shows the card
    await memory.remember(shown)
    const message = cardMessage(await everyonesCard(shown, memory, this.#options.cloud))
    const delivered = await delivery.deliver(context, activity, message, replaces)
    const privateMessageId = await this.#tellAtLength(context, activity, shown, diagnosis)
    await memory.noteMessages(shown.id, { messageId: delivered.messageId, privateMessageId })
    if (shown.stage === 'solved' && before?.stage !== 'solved') {
      await context.sendActivity(textMessage(closingLineAfter(this.#kept.get(before?.lookId ?? ''))))
    }
    return delivered
  }

  async #opened(
    context: TurnContext,
    activity: IncomingActivity,
    finding: Finding,
    before: Case | null,
  ): Promise<Case> {
    const { diagnosisId, request, diagnosis } = finding
    const { conversationId } = placeOf(activity)
    const opened: Case = {
      ...(before ?? {
        id: this.#options.newId(),
        conversationId,
        reference: referenceOfTurn(context),
        messageId: null,
        author: authorOf(activity),
        requestId: null,
        grantorAccounts: [],
        privateMessageId: null,
        similarId: null,
      }),
      request,
      diagnosisId,
      lookId: this.#options.newId(),
      stage: stageOf(finding, before),
    }
    // the author's view may be asked for as soon as the card is there
    this.#kept.set(opened.lookId, diagnosis)
    if (before !== null) return opened
    const similarId = await this.#rooms.similar.meet(conversationOf(activity), opened, diagnosis)
    return { ...opened, similarId }
  }

  /** What one person gets to see of a case; `isAutomatic`: they did not ask for it, their client did. */
  async view(activity: IncomingActivity, caseId: string, isAutomatic: boolean): Promise<PressAnswer> {
    const shown = await this.#rooms.memory.recall(caseId)
    if (shown?.conversationId !== activity.conversation.id) {
      return { kind: 'message', text: 'I no longer know what this was about. Paste the error again.' }
    }
    if (isAuthor(shown, activity)) return this.#authorsView(shown)
    const granting = await this.#requestOf(shown, activity.from.aadObjectId ?? null)
    if (granting !== null) return granting
    if (isAutomatic)
      return { kind: 'card', card: await everyonesCard(shown, this.#rooms.memory, this.#options.cloud) }
    const { name: stated } = shown.author
    const name = stated === null ? 'whoever wrote the error' : cleanName(stated, LONGEST_NAME)
    return {
      kind: 'message',
      text: `Only ${name} sees what I found: it is about their access. If you may read role assignments there, choose “Diagnose access error” in the menu of the message with the error, and I show it to you alone.`,
    }
  }

  /** Has clients ask anew for what each of its people may see; not again soon, for what they ask may be late again. */
  async showAgain(context: TurnContext, caseId: string): Promise<void> {
    if (this.#shownAgain.has(caseId)) return
    this.#shownAgain.set(caseId, true)
    const shown = await this.#rooms.memory.recall(caseId)
    if (shown?.messageId == null) return
    const message = cardMessage(await everyonesCard(shown, this.#rooms.memory, this.#options.cloud))
    await context.updateActivity({ ...message, id: shown.messageId })
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
    const { delivery } = this.#rooms
    const sent = await delivery.deliverTo(context, activity.from, cardMessage(card), privateMessageId)
    return sent?.messageId ?? null
  }

  /** Their request as long as it may come to something, and what was found otherwise. */
  async #authorsView(shown: Case): Promise<PressAnswer> {
    const isUnderWay = ['requested', 'granted', 'solved'].includes(shown.stage)
    const request = isUnderWay ? await this.#requestOf(shown, shown.author.id) : null
    if (request !== null) return request
    const diagnosis = this.#kept.get(shown.lookId) ?? (await this.#lookAgain(shown))
    const { access } = this.#rooms
    const offer = access === null ? null : await access.offers.of(shown.diagnosisId, shown.author.id)
    const card = await this.#findings(diagnosis, shown.author.id, offer)
    const told = await this.#withOutcome(card, shown)
    return { kind: 'card', card: { ...told, refresh: refreshOf(shown) } }
  }

  /** A request that came to nothing is told above what was found, so that whoever made it may ask again. */
  async #withOutcome(card: IAdaptiveCard, { stage, requestId, author }: Case): Promise<IAdaptiveCard> {
    const { access } = this.#rooms
    if (access === null || stage !== 'handled' || requestId === null) return card
    return (await access.desk.withOutcome(card, author.id, requestId)) ?? card
  }

  /** Null where there is no request, or none that is that person's business. */
  async #requestOf(shown: Case, personId: string | null): Promise<PressAnswer | null> {
    const { access } = this.#rooms
    if (access === null || shown.requestId === null || personId === null) return null
    const view = await access.desk.viewFor(personId, shown.requestId)
    return view?.kind === 'card' ? { ...view, card: { ...view.card, refresh: refreshOf(shown) } } : view
  }

  async #findings(
    diagnosis: Diagnosis,
    viewerId: string | null,
    offer: Offer | null = null,
  ): Promise<IAdaptiveCard> {
    const picture = await this.#rooms.drawingOf(diagnosis)
    return offeringCard(diagnosis, { viewerId, picture }, offer)
  }

  async #lookAgain(shown: Case): Promise<Diagnosis> {
    const asker = { by: 'id', id: shown.author.id } as const
    const { diagnosis, rest } = await this.#options.diagnose(requestOf(shown.request, asker), {
      conversation: shown.conversationId,
      signal: new AbortController().signal,
    })
    const found = diagnosis ?? (rest === null ? null : await rest)
    if (found === null) throw new Error('expected a diagnosis or the rest of one, found neither')
    // what is there in part is shown, and is whole when it is asked for again
    if (rest === null || diagnosis === null) this.#kept.set(shown.lookId, found)
    else rest.then((whole) => this.#kept.set(shown.lookId, whole)).catch(() => undefined)
    return found
  }
}

/** It was looked at again, and nothing is missing any more. */
function hasAll(diagnosis: Diagnosis): boolean {
  if (diagnosis.status !== 'answered' || diagnosis.verdicts.length === 0) return false
  return diagnosis.verdicts.every(({ state, isSpare }) => state === 'granted' || isSpare === true)
}

/** For whoever finds the thread later with the same error. */
function closingLineAfter(before: Diagnosis | undefined): string {
  const missing = before?.status === 'answered' ? before.advice.leastRoles : []
  return closingLine(missing.map(({ name, scope }) => ({ roleName: name, scope })))
}

function authorOf({ from }: IncomingActivity): Case['author'] {
  return { id: from.aadObjectId ?? '', accountId: from.id, name: from.name ?? null }
}

function isAuthor({ author }: Case, { from }: IncomingActivity): boolean {
  return author.id !== '' && author.id.toLowerCase() === from.aadObjectId?.toLowerCase()
}

/** What was edited asks something else, and begins anew. */
function stageOf({ diagnosis, request, isRest }: Finding, before: Case | null): Case['stage'] {
  if (diagnosis.status === 'incomplete') return 'asks-back'
  if (before?.request.text !== request.text || before.stage === 'asks-back') return 'looked-into'
  return hasAll(diagnosis) && !isRest ? 'solved' : before.stage
}

function refreshOf(shown: Case) {
  return refreshing({ verb: 'view-case', case: shown.id }, insidersOf(shown))
}
