import { htmlToPlainText } from '../../evidence/unwrap-html.ts'
import type { BotActivity } from './bot-activity.ts'
import type { Whereabouts } from './conversations.ts'
import { mentionsIn } from './mention-entity.ts'
import { rootMessageOf } from './root-message-entity.ts'

export interface ChatMessage extends Whereabouts {
  /** milliseconds since 1970, as Teams names its messages; unique and rising */
  readonly id: string
  /** persona id; null is the bot */
  readonly author: string | null
  /** ISO 8601 */
  readonly sentAt: string
  /** ISO 8601 */
  readonly editedAt: string | null
  /** ISO 8601; its author can take the deletion back */
  readonly deletedAt: string | null
  readonly text: string
  /** the rich form of what was pasted, or null */
  readonly html: string | null
  /** whether `text` is Markdown, as what a bot sends is unless it says otherwise */
  readonly markdown: boolean
  /** names by which a bot calls people in `text` */
  readonly mentions: readonly string[]
  /** contents of the Adaptive Card attachments */
  readonly cards: readonly unknown[]
  /** by persona id: the card that an invoke answered to that person alone */
  readonly personalCards: Readonly<Record<string, unknown>>
  /** content types of attachments that the page cannot draw */
  readonly undrawn: readonly string[]
  readonly suggestions: readonly Suggestion[]
  /** pictures that the person sent along */
  readonly pictures: readonly SentPicture[]
  /** whether the bot asks how good this message is */
  readonly asksForFeedback: boolean
  readonly isAiGenerated: boolean
  readonly citations: readonly Citation[]
  /** why the bot did not take this message */
  readonly fault: string | null
}

export interface Suggestion {
  readonly title: string
  readonly text: string
}

export interface SentPicture {
  readonly id: string
  readonly name: string
}

/** What a `[1]` in the text points to. */
export interface Citation {
  readonly position: number
  readonly name: string
  readonly url: string | null
  readonly abstract: string | null
}

/** What of a message its author makes. */
export type Content = Pick<
  ChatMessage,
  | 'text'
  | 'html'
  | 'markdown'
  | 'mentions'
  | 'cards'
  | 'undrawn'
  | 'suggestions'
  | 'pictures'
  | 'asksForFeedback'
  | 'isAiGenerated'
  | 'citations'
>

export const adaptiveCard = 'application/vnd.microsoft.card.adaptive'

/** What a person sends: text, pictures, a card that a message extension found. */
export function personContent(said: Partial<Pick<Content, 'text' | 'html' | 'pictures' | 'cards'>>): Content {
  return {
    text: '',
    html: null,
    markdown: false,
    mentions: [],
    cards: [],
    undrawn: [],
    suggestions: [],
    pictures: [],
    asksForFeedback: false,
    isAiGenerated: false,
    citations: [],
    ...said,
  }
}

export function botContent(activity: BotActivity): Content {
  const attachments = activity.attachments ?? []
  const { channelData } = activity
  return {
    text: activity.textFormat === 'xml' ? htmlToPlainText(activity.text ?? '') : (activity.text ?? ''),
    html: null,
    markdown: (activity.textFormat ?? 'markdown') === 'markdown',
    mentions: mentionsIn(activity).map(({ mentioned }) => mentioned.name),
    cards: attachments.filter((each) => each.contentType === adaptiveCard).map((each) => each.content),
    undrawn: attachments.map((each) => each.contentType).filter((type) => type !== adaptiveCard),
    suggestions: (activity.suggestedActions?.actions ?? []).map((action) => ({
      title: action.title,
      text: typeof action.value === 'string' ? action.value : action.title,
    })),
    pictures: [],
    asksForFeedback: channelData?.feedbackLoopEnabled === true || channelData?.feedbackLoop !== undefined,
    ...rootMessageOf(activity),
  }
}
