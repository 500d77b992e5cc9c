import type { PrincipalReference } from '../question/question.ts'
import type { IncomingActivity } from './incoming-activity.ts'

/** Teams gives bots ids that start so (Teams documentation, "Bot conversations"). */
const BOT_PREFIX = '28:'

export function isFromBot({ from, recipient }: IncomingActivity): boolean {
  return (
    from.id === recipient.id || from.id.startsWith(BOT_PREFIX) || from.role === 'bot' || from.role === 'skill'
  )
}

/** The bot's application id in Entra. */
export function botAppId({ recipient }: IncomingActivity): string {
  return recipient.id.startsWith(BOT_PREFIX) ? recipient.id.slice(BOT_PREFIX.length) : recipient.id
}

/** Who asks. Names prove nothing: anybody may bear one. */
export function askerOf({ from }: IncomingActivity): PrincipalReference | null {
  return from.aadObjectId === undefined ? null : { by: 'id', id: from.aadObjectId }
}

/** A person in a conversation. Nobody else in it shares what is remembered of them. */
export interface Place {
  readonly conversationId: string
  readonly userId: string
}

export function placeOf({ conversation, from }: IncomingActivity): Place {
  return { conversationId: conversation.id, userId: from.aadObjectId ?? from.id }
}

/** One to one: nobody else reads along. Teams always states the type; the Bot Framework leaves it open. */
export function isPersonal({ conversation }: IncomingActivity): boolean {
  return conversation.conversationType === undefined
    ? conversation.isGroup !== true
    : conversation.conversationType === 'personal'
}
