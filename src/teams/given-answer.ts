import { z } from 'zod'

/** Which message of a person was answered by which message of Rolecall's. Holds ids only. */
export const givenAnswer = z.object({
  diagnosisId: z.string(),
  /** the message that asked; null where that is not known */
  messageId: z.string().nullable(),
  /** where the answer stands */
  conversationId: z.string(),
  cardId: z.string(),
})
export type GivenAnswer = z.infer<typeof givenAnswer>

type GivenAnswers = readonly GivenAnswer[]

const MOST_ANSWERS = 12

/** The newest first, one for each diagnosis. */
export function withAnswer(answers: GivenAnswers, added: GivenAnswer): GivenAnswer[] {
  const others = answers.filter(({ diagnosisId }) => diagnosisId !== added.diagnosisId)
  return [added, ...others].slice(0, MOST_ANSWERS)
}

/** The newest first; several where it was checked again, or answered with a question first. */
export function answersToMessage(answers: GivenAnswers, messageId: string | undefined): GivenAnswer[] {
  return answers.filter((answer) => answer.messageId !== null && answer.messageId === messageId)
}

export function answerOnCard(answers: GivenAnswers, cardIds: readonly string[]): GivenAnswer | null {
  return answers.find(({ cardId }) => cardIds.includes(cardId)) ?? null
}
