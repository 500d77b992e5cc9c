import { asksAboutNobody } from '../question/plain-request/read-plain-request.ts'
import { readMessage } from '../question/read-message.ts'
import { readRoleQuestion } from '../role-questions/read-role-question.ts'
import { unreadRoleQuestion } from '../role-questions/unread-role-question.ts'
import type { RoleQuestion } from '../role-questions/role-question.ts'
import { cardDataSchema, type CardData } from '../reply/card-data.ts'
import {
  answerByChoice,
  answerByWords,
  isResourceAlone,
  looksLikeAnswer,
  type AnsweredQuestion,
} from './answer-question.ts'
import { exchangeOfCard, pastedErrors, type ConversationState, type Exchange } from './exchange.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import { intentOf } from './intents.ts'
import { messageTextOf, wholeText } from './message-text.ts'
import { attachedPictures, type PictureSource } from './pictures/attached-pictures.ts'
import { pressedMessageIds } from './presses/pressed-message.ts'
import { newRequest, type RememberedRequest } from './remembered-request.ts'
import type { Saying } from './saying.ts'

/** What to do about a message. */
export type Plan =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'help' }
  | { readonly kind: 'stop' }
  /** what went on in this conversation lately */
  | { readonly kind: 'digest' }
  /** what they asked for, and what waits for them */
  | { readonly kind: 'requests' }
  | { readonly kind: 'say'; readonly saying: Saying }
  /** `exchange` is what was misread; the next words may name the resource that was meant */
  | { readonly kind: 'ask-what-was-meant'; readonly exchange: Exchange }
  /** `beside` is what was written beside the pictures */
  | { readonly kind: 'read-pictures'; readonly sources: readonly PictureSource[]; readonly beside: string }
  | { readonly kind: 'answer-about-roles'; readonly question: RoleQuestion }
  /** `cardId` is the card that the answer takes the place of */
  | { readonly kind: 'diagnose'; readonly request: RememberedRequest; readonly cardId: string | null }

/**
 * Decides from the message and from what is remembered of its sender in this conversation. `graphOrigin`: where pictures
 * within messages can be had; null: this bot may not read them.
 */
export function planTurn(
  activity: IncomingActivity,
  state: ConversationState,
  graphOrigin: string | null = null,
): Plan {
  return activity.value === undefined || activity.value === null
    ? planMessage(activity, state, graphOrigin)
    : planPress(activity, state)
}

function planPress(activity: IncomingActivity, state: ConversationState): Plan {
  const read = cardDataSchema.safeParse(activity.value)
  if (!read.success) return say('unknown-button')
  const cardIds = pressedMessageIds(activity)
  const exchange = exchangeOfCard(state, cardIds)
  return planButton(read.data, { exchange, cardIds, recentResource: state.recentResource }, activity)
}

interface Pressed {
  /** that the card belongs to */
  readonly exchange: Exchange | null
  readonly cardIds: readonly string[]
  readonly recentResource: string | null
}

function planButton(
  data: CardData,
  { exchange, cardIds, recentResource }: Pressed,
  { from }: IncomingActivity,
): Plan {
  switch (data.verb) {
    case 'check-again': {
      if (exchange === null) return say('nothing-to-check')
      const isShown = exchange.cardId !== null && cardIds.includes(exchange.cardId)
      return { kind: 'diagnose', request: exchange.request, cardId: isShown ? exchange.cardId : null }
    }
    case 'not-what-i-meant':
      return exchange === null ? say('nothing-to-correct') : { kind: 'ask-what-was-meant', exchange }
    case 'answer':
      if (exchange?.question?.field !== data.field) return say('no-open-question')
      return planAnswer(
        answerByChoice({ ...exchange, question: exchange.question }, data.value, from.aadObjectId ?? null),
      )
    case 'use-text':
      return diagnoseText(data.text, recentResource, cardIds[0] ?? null)
    default:
      return data satisfies never
  }
}

function planMessage(activity: IncomingActivity, state: ConversationState, graphOrigin: string | null): Plan {
  const message = messageTextOf(activity)
  const text = wholeText(message)
  const pictures = attachedPictures(activity, graphOrigin)
  if (pictures.sources.length > 0 && readMessage(text).kind !== 'error')
    return { kind: 'read-pictures', sources: pictures.sources, beside: text }
  const intent = message.quoted.length === 0 ? intentOf(message.own) : null
  const newest = state.exchanges[0] ?? null
  switch (intent) {
    case 'greeting':
      return { kind: 'welcome' }
    case 'help':
      return message.own.trim() === '' && (hasFile(activity) || pictures.areHidden)
        ? say(pictures.areHidden ? 'hidden-picture' : 'cannot-see')
        : { kind: 'help' }
    case 'stop':
      return { kind: 'stop' }
    case 'thanks':
      return say('thanks')
    case 'digest':
      return { kind: 'digest' }
    case 'requests':
      return { kind: 'requests' }
    case 'check-again':
      return newest === null
        ? say('nothing-to-check')
        : { kind: 'diagnose', request: newest.request, cardId: null }
    case null: {
      const plan = planText(text, state, activity.from.aadObjectId ?? null)
      return pictures.areHidden && readMessage(text).kind === 'neither' ? say('hidden-picture') : plan
    }
    default:
      return intent satisfies never
  }
}

/**
 * An error opens a new exchange, and so does a question in words; other words may answer what was asked last, and the
 * name of a resource alone asks the last thing about it. What is asked about roles in general opens none.
 */
function planText(text: string, state: ConversationState, askerId: string | null): Plan {
  const aboutRoles = readRoleQuestion(text, pastedErrors(state))
  if (aboutRoles !== null) return { kind: 'answer-about-roles', question: aboutRoles }
  const [newest] = state.exchanges
  if (newest?.question != null && looksLikeAnswer(text) && isNoMessageOfItsOwn(text)) {
    return planAnswer(answerByWords({ ...newest, question: newest.question }, text, askerId))
  }
  if (newest !== undefined && isResourceAlone(text))
    return { kind: 'diagnose', request: { ...newest.request, on: text.trim() }, cardId: null }
  const unread = unreadRoleQuestion(text)
  if (unread !== null) return { kind: 'answer-about-roles', question: unread }
  if (asksAboutNobody(text) && readMessage(text).kind === 'neither') return say('nobody-in-particular')
  return diagnoseText(text, state.recentResource, null)
}

/** A name alone answers; `access srch-1?` asks something new. */
export function isNoMessageOfItsOwn(text: string): boolean {
  const { kind } = readMessage(text)
  return (kind === 'neither' && !asksAboutNobody(text)) || (kind === 'plain' && !/\s/.test(text.trim()))
}

function diagnoseText(text: string, recentResource: string | null, cardId: string | null): Plan {
  const kind = readMessage(text).kind === 'plain' ? 'plain' : 'error'
  return { kind: 'diagnose', request: newRequest(kind, text, recentResource), cardId }
}

function planAnswer(answer: AnsweredQuestion): Plan {
  return answer.kind === 'request'
    ? { kind: 'diagnose', request: answer.request, cardId: null }
    : say(answer.why)
}

function hasFile(activity: IncomingActivity): boolean {
  const files = (activity.attachments ?? []).filter(({ contentType }) => contentType !== 'text/html')
  return files.length > 0
}

function say(saying: Saying): Plan {
  return { kind: 'say', saying }
}
