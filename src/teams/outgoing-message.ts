import { ActivityTypes, CardFactory, type Activity } from 'botbuilder'
import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { offeringCard } from '../access-requests/cards/request-form.ts'
import type { Offer } from '../access-requests/offer.ts'
import type { ArticleSection } from '../reply/citations/article-sections.ts'
import { messageEntity, sourcesLine } from '../reply/citations/message-entity.ts'
import { sourcesOf } from '../reply/citations/sources.ts'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import type { ReplyOptions } from '../reply/diagnosis/diagnosis-view.ts'
import { helpCard, sharedWelcomeCard, welcomeCard } from '../reply/guide/guide-card.ts'
import { readingCard, type UncertainReading } from '../reply/reading-card.ts'
import { roleAnswerCard } from '../reply/role-answer/role-answer-card.ts'
import type { RoleAnswer } from '../role-questions/answer-role-question.ts'
import { SAYINGS, type Saying } from './saying.ts'

export type OutgoingMessage = Partial<Activity>

export interface DiagnosisMessageOptions extends ReplyOptions {
  /** whether it quotes what a model read in a screenshot */
  readonly quotesModel: boolean
  /** what the reader may request; null: nothing */
  readonly offer: Offer | null
}

/** Above the card, the sources of its rows by their numbers. */
export function diagnosisMessage(diagnosis: Diagnosis, options: DiagnosisMessageOptions): OutgoingMessage {
  const sources = sourcesOfDiagnosis(diagnosis)
  const isReadByModel = diagnosis.evidence?.notes.some(({ code }) => code === 'model') === true
  return {
    ...cardMessage(offeringCard(diagnosis, options, options.offer)),
    ...(sources.length === 0 ? {} : { text: sourcesLine(sources) }),
    ...entitiesOf(sources, isReadByModel || options.quotesModel),
    ...(diagnosis.status === 'incomplete' ? {} : { channelData: FEEDBACK }),
  }
}

/** Thumbs below the message. Source: Teams documentation, "Enhance AI-generated bot messages". */
const FEEDBACK = { feedbackLoop: { type: 'default' } }

function sourcesOfDiagnosis(diagnosis: Diagnosis): readonly ArticleSection[] {
  if (diagnosis.status !== 'answered') return []
  return sourcesOf(diagnosis.verdicts.map(({ requirement }) => requirement.requirement))
}

function entitiesOf(sources: readonly ArticleSection[], showsModelWords: boolean): OutgoingMessage {
  const entity = messageEntity(sources, showsModelWords)
  return entity === null ? {} : { entities: [entity] }
}

export function helpMessage(prompts: readonly string[] = []): OutgoingMessage {
  return cardMessage(helpCard(prompts))
}

export function welcomeMessage(prompts: readonly string[]): OutgoingMessage {
  return cardMessage(welcomeCard(prompts))
}

/** Where others read along. */
export function sharedWelcomeMessage(): OutgoingMessage {
  return cardMessage(sharedWelcomeCard())
}

/** For everyone in a conversation: it tells nobody's access. */
export function roleAnswerMessage(answer: RoleAnswer): OutgoingMessage {
  return cardMessage(roleAnswerCard(answer))
}

/** Asks whether a screenshot was read right. */
export function readingMessage(reading: UncertainReading, isByModel: boolean): OutgoingMessage {
  return { ...cardMessage(readingCard(reading)), ...entitiesOf([], isByModel) }
}

/** Asks in words, with the help below. */
export function whatWasMeantMessage(): OutgoingMessage {
  return { ...helpMessage(), ...sayingMessage('what-was-meant') }
}

export function sayingMessage(saying: Saying): OutgoingMessage {
  return textMessage(SAYINGS[saying])
}

/** As it is written: Teams reads Markdown in a message that does not say so, and names of people and roles are anybody's. */
export function textMessage(text: string): OutgoingMessage {
  return { type: ActivityTypes.Message, text, textFormat: 'plain', summary: text }
}

/** Teams shows a message's text above its card, and its summary in notifications only. */
export function cardMessage(card: IAdaptiveCard): OutgoingMessage {
  return {
    type: ActivityTypes.Message,
    ...(card.fallbackText === undefined ? {} : { summary: card.fallbackText }),
    attachments: [CardFactory.adaptiveCard(card)],
  }
}
