import { z } from 'zod'
import type { Diagnosis, Incomplete } from '../reply/diagnosis/diagnosis.ts'
import type { PastedError } from '../role-questions/answers/build-role.ts'
import { givenAnswer } from './given-answer.ts'
import { rememberedRequest } from './remembered-request.ts'

const choice = z.object({ value: z.string(), title: z.string(), isOwn: z.literal(true).exactOptional() })

const exchange = z.object({
  /** of the diagnosis, however often it is made anew; a UUID */
  id: z.string(),
  request: rememberedRequest,
  /** what the person was asked; null where nothing is open */
  question: z
    .object({
      field: z.enum(['principal', 'resource', 'operation', 'service']),
      choices: z.array(choice),
    })
    .nullable(),
  /** id of the message with the card that answers or asks; null where it is in another conversation */
  cardId: z.string().nullable(),
})

/** One error that somebody pasted, or one question, and how far the talk about it has come. */
export type Exchange = z.infer<typeof exchange>
export type RememberedQuestion = NonNullable<Exchange['question']>

/** What is remembered of one person in one conversation. */
export const conversationState = z.object({
  /** the newest first */
  exchanges: z.array(exchange),
  /** the newest first */
  answers: z.array(givenAnswer),
  /** ARM id of the resource last talked about */
  recentResource: z.string().nullable(),
})
export type ConversationState = z.infer<typeof conversationState>

export const NOTHING_SAID: ConversationState = { exchanges: [], answers: [], recentResource: null }

/** Cards further back are not worked any more. */
const MOST_EXCHANGES = 4
const MOST_CHOICES = 60

/** The exchange comes first now, in the place of any that the same card showed. */
function withExchange(state: ConversationState, added: Exchange): ConversationState {
  const others = withoutExchange(state, added.id).exchanges.filter(
    ({ cardId }) => cardId === null || cardId !== added.cardId,
  )
  return { ...state, exchanges: [added, ...others].slice(0, MOST_EXCHANGES) }
}

/** Forgets what was asked, not that it was answered. */
export function withoutExchange(state: ConversationState, id: string): ConversationState {
  return { ...state, exchanges: state.exchanges.filter((each) => each.id !== id) }
}

/** The exchange that a pressed card belongs to; the newest where the card is unknown. */
export function exchangeOfCard(state: ConversationState, cardIds: readonly string[]): Exchange | null {
  const shown = state.exchanges.find(({ cardId }) => cardId !== null && cardIds.includes(cardId))
  return shown ?? state.exchanges[0] ?? null
}

function rememberedQuestion({ field, choices }: Incomplete['ask']): RememberedQuestion {
  return { field, choices: choices.slice(0, MOST_CHOICES) }
}

/** What to remember once a request is answered or asked back about; a text without an error is not remembered. */
export function afterDiagnosis(
  state: ConversationState,
  { id, request, cardId }: Omit<Exchange, 'question'>,
  diagnosis: Diagnosis,
): ConversationState {
  if (diagnosis.status === 'unrecognized') return withoutExchange(state, id)
  const question = diagnosis.status === 'incomplete' ? rememberedQuestion(diagnosis.ask) : null
  const recent = diagnosis.status === 'answered' ? diagnosis.resource : null
  return withExchange(
    { ...state, recentResource: recent?.id ?? state.recentResource },
    { id, request, question, cardId },
  )
}

/** The person says that it was misread: what they write next may name the resource. */
export function afterMisreading(state: ConversationState, exchange: Exchange): ConversationState {
  return withExchange(state, { ...exchange, question: { field: 'resource', choices: [] } })
}

/** The errors that the person pasted, the newest first. */
export function pastedErrors({ exchanges }: ConversationState): readonly PastedError[] {
  return exchanges
    .filter(({ request }) => request.kind === 'error')
    .map(({ request: { text, operation } }) => ({ text, operation }))
}
