import { ActivityTypes, CardFactory, type Activity } from 'botbuilder'
import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import { diagnosisCard } from '../reply/diagnosis/diagnosis-card.ts'
import type { ReplyOptions } from '../reply/diagnosis/diagnosis-view.ts'
import { helpCard, welcomeCard } from '../reply/guide/guide-card.ts'
import { readingCard, type UncertainReading } from '../reply/reading-card.ts'
import { roleAnswerCard } from '../reply/role-answer/role-answer-card.ts'
import type { RoleAnswer } from '../role-questions/answer-role-question.ts'
import { SAYINGS, type Saying } from './saying.ts'

export type OutgoingMessage = Partial<Activity>

export function diagnosisMessage(diagnosis: Diagnosis, options: ReplyOptions): OutgoingMessage {
  const message = cardMessage(diagnosisCard(diagnosis, options))
  return diagnosis.status === 'incomplete' ? message : { ...message, channelData: FEEDBACK }
}

/** Thumbs below the message. Source: Teams documentation, "Enhance AI-generated bot messages". */
const FEEDBACK = { feedbackLoop: { type: 'default' } }

export function helpMessage(): OutgoingMessage {
  return cardMessage(helpCard())
}

export function welcomeMessage(): OutgoingMessage {
  return cardMessage(welcomeCard())
}

/** For everyone in a conversation: it tells nobody's access. */
export function roleAnswerMessage(answer: RoleAnswer): OutgoingMessage {
  return cardMessage(roleAnswerCard(answer))
}

/** Asks whether a screenshot was read right. */
export function readingMessage(reading: UncertainReading): OutgoingMessage {
  return cardMessage(readingCard(reading))
}

/** Asks in words, with the help below. */
export function whatWasMeantMessage(): OutgoingMessage {
  return { ...helpMessage(), text: SAYINGS['what-was-meant'] }
}

export function sayingMessage(saying: Saying): OutgoingMessage {
  return textMessage(SAYINGS[saying])
}

export function textMessage(text: string): OutgoingMessage {
  return { type: ActivityTypes.Message, text, summary: text }
}

/** Teams shows a message's text above its card, and its summary in notifications only. */
function cardMessage(card: IAdaptiveCard): OutgoingMessage {
  return {
    type: ActivityTypes.Message,
    ...(card.fallbackText === undefined ? {} : { summary: card.fallbackText }),
    attachments: [CardFactory.adaptiveCard(card)],
  }
}
