import type { TurnContext } from 'botbuilder'
import type { AuditRecord } from '../audit/audit-record.ts'
import { digestCard } from '../audit/digest-card.ts'
import { digestOf } from '../audit/digest.ts'
import { starters } from '../reply/prompts/prompts.ts'
import { answerRoleQuestion } from '../role-questions/answer-role-question.ts'
import type { RequestList } from './access/request-list.ts'
import { answerOn, messageThatAsked } from './answering.ts'
import type { ConversationMemory } from './conversation-memory.ts'
import type { Diagnosing } from './diagnosing.ts'
import { afterMisreading, NOTHING_SAID, type ConversationState } from './exchange.ts'
import { answersToMessage, type GivenAnswer } from './given-answer.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import type { Log } from './log.ts'
import {
  cardMessage,
  helpMessage,
  readingMessage,
  roleAnswerMessage,
  sayingMessage,
  textMessage,
  sharedWelcomeMessage,
  welcomeMessage,
  whatWasMeantMessage,
} from './outgoing-message.ts'
import { withMentionedId } from './mentioned-people.ts'
import type { ReadPictures } from './pictures/read-pictures.ts'
import { planPicture } from './pictures/plan-picture.ts'
import { planTurn, type Plan } from './plan-turn.ts'
import { recordPressOf, type RecordPresses } from './presses/record-presses.ts'
import { newRequest } from './remembered-request.ts'
import { sayingWithoutMemory, type Saying } from './saying.ts'
import { isPersonal, placeOf } from './sender.ts'
import { suggestionsAfter, withSuggestions } from './suggestions/suggestions.ts'
import { conversationOf } from './threads/thread.ts'
import type { MessageMeant } from './threads/message-meant.ts'
import type { Turn } from './turns/turn.ts'
import { whileTyping } from './typing.ts'
import type { UnderWay } from './under-way.ts'
import { unlessStateAway } from './unless-state-away.ts'

export interface ConversationRooms {
  readonly memory: ConversationMemory
  readonly underWay: UnderWay
  readonly diagnosing: Diagnosing
  readonly presses: RecordPresses
  /** null where access cannot be requested */
  readonly requests: RequestList | null
  readonly meant: MessageMeant
  /** where pictures within messages can be had; null: this bot may not read them */
  readonly graphOrigin: string | null
  readonly readPictures: ReadPictures
  /** the audit records of the last 7 days */
  readonly lately: () => AsyncIterable<AuditRecord>
  /** a random UUID */
  readonly newId: () => string
}

/** Whether they may still be answered is asked once the answer is known. */
const TAKE_TIME: readonly Plan['kind'][] = ['diagnose', 'read-pictures']

/** Answers messages and presses of buttons. */
export class Conversation {
  readonly #log: Log
  readonly #rooms: ConversationRooms

  constructor(log: Log, rooms: ConversationRooms) {
    this.#log = log
    this.#rooms = rooms
  }

  async respond(context: TurnContext, incoming: IncomingActivity, turn: Turn): Promise<void> {
    const { memory, presses } = this.#rooms
    const press = recordPressOf(incoming)
    if (press !== undefined) {
      await presses.answerMessage(context, incoming, press)
      return
    }
    const heard = await withMentionedId(context, incoming)
    const recalled = await this.#recall(heard)
    const said = recalled ?? NOTHING_SAID
    const activity = said.exchanges[0]?.question == null ? await this.#meantBy(context, heard) : heard
    if (activity === null) return
    const place = placeOf(activity)
    const state = activity === heard ? said : ((await this.#recall(activity)) ?? NOTHING_SAID)
    const plan = planTurn(activity, state, this.#rooms.graphOrigin)
    const prompts = isPersonal(activity) ? starters(state.recentResource) : []
    if (!TAKE_TIME.includes(plan.kind) && !(await turn.mayAnswer())) return
    switch (plan.kind) {
      case 'welcome':
        await context.sendActivity(isPersonal(activity) ? welcomeMessage(prompts) : sharedWelcomeMessage())
        return
      case 'help':
        await context.sendActivity(helpMessage(prompts))
        return
      case 'say':
        await this.#say(
          context,
          activity,
          recalled === null ? sayingWithoutMemory(plan.saying) : plan.saying,
          state,
        )
        return
      case 'stop':
        await this.#say(context, activity, await this.#rooms.underWay.stop(place), state)
        return
      case 'digest':
        await this.#digest(context, activity)
        return
      case 'requests':
        await this.#listRequests(context, activity, state)
        return
      case 'ask-what-was-meant':
        await context.sendActivity(whatWasMeantMessage())
        await memory.change(place, (latest) => afterMisreading(latest, plan.exchange))
        return
      case 'read-pictures':
        await this.#readPictures(context, activity, plan, state.recentResource, turn)
        return
      case 'answer-about-roles':
        await context.sendActivity(roleAnswerMessage(answerRoleQuestion(plan.question)))
        this.#log.info('answered-about-roles', { question: plan.question.kind })
        return
      case 'diagnose':
        await this.#rooms.diagnosing.diagnose(
          context,
          activity,
          {
            request: plan.request,
            messageId: messageThatAsked(plan.request, state, activity),
            replaces:
              answerOn(plan.cardId, state, place, this.#rooms.newId) ?? answeredBefore(activity, state, turn),
          },
          turn,
        )
        return
      default:
        plan satisfies never
    }
  }

  /** Null: the store is away. */
  async #recall(activity: IncomingActivity): Promise<ConversationState | null> {
    return unlessStateAway(() => this.#rooms.memory.recall(placeOf(activity)), null, this.#log)
  }

  async #say(
    context: TurnContext,
    activity: IncomingActivity,
    saying: Saying,
    state: ConversationState,
  ): Promise<void> {
    const suggestions = suggestionsAfter(saying, activity, state)
    await context.sendActivity(withSuggestions(sayingMessage(saying), suggestions))
  }

  /** Who asked for what is not for others to read. */
  async #listRequests(
    context: TurnContext,
    activity: IncomingActivity,
    state: ConversationState,
  ): Promise<void> {
    const { requests } = this.#rooms
    if (requests === null) await this.#say(context, activity, 'no-requests', state)
    else if (!isPersonal(activity)) await this.#say(context, activity, 'requests-in-private', state)
    else await context.sendActivity(await requests.of(activity))
  }

  /** Of what everyone in the conversation could see happen. */
  async #digest(context: TurnContext, activity: IncomingActivity): Promise<void> {
    const { diagnosing, lately } = this.#rooms
    const digest = await whileTyping(
      () => diagnosing.type(context),
      () => digestOf(lately(), conversationOf(activity)),
    )
    await context.sendActivity(cardMessage(digestCard(digest)))
  }

  /** What is to be answered as if its author had sent it; null: that could not be found out, and is said. */
  async #meantBy(context: TurnContext, heard: IncomingActivity): Promise<IncomingActivity | null> {
    const meant = await this.#rooms.meant.of(context, heard)
    switch (meant.kind) {
      case 'own':
        return heard
      case 'other':
        return meant.activity
      case 'unreadable':
        await context.sendActivity(sayingMessage('thread-unreadable'))
        return null
      case 'author-gone':
        await context.sendActivity(sayingMessage('author-gone'))
        return null
      default:
        return meant satisfies never
    }
  }

  /** Answers from the pictures of a message, or asks whether they were read right. */
  async #readPictures(
    context: TurnContext,
    activity: IncomingActivity,
    { sources, beside }: Extract<Plan, { kind: 'read-pictures' }>,
    recentResource: string | null,
    turn: Turn,
  ): Promise<void> {
    const read = await whileTyping(
      () => this.#rooms.diagnosing.type(context),
      () => this.#rooms.readPictures(context, sources),
    )
    if (read.kind === 'unreadable') {
      if (!(await turn.mayAnswer())) return
      this.#log.info('picture-not-read', { why: read.why })
      await context.sendActivity(textMessage(read.text))
      return
    }
    const plan = planPicture(read, beside)
    const isReadByModel = read.isByModel === true
    this.#log.info('picture-read', { confidence: read.confidence, outcome: plan.kind })
    switch (plan.kind) {
      case 'uncertain':
        if (!(await turn.mayAnswer())) return
        await context.sendActivity(readingMessage(plan.reading, isReadByModel))
        return
      case 'clear': {
        const request = {
          ...newRequest('error', plan.text, recentResource),
          isFromScreenshot: true,
          isReadByModel,
        }
        const asked = { request, messageId: activity.id ?? null, replaces: null }
        await this.#rooms.diagnosing.diagnose(context, activity, asked, turn)
        return
      }
      default:
        plan satisfies never
    }
  }
}

/** What a process told of a message before it ended. */
function answeredBefore(
  { id }: IncomingActivity,
  { answers }: ConversationState,
  { isResumed }: Turn,
): GivenAnswer | null {
  return isResumed ? (answersToMessage(answers, id)[0] ?? null) : null
}
