import { roleAnswerCard } from '../reply/role-answer/role-answer-card.ts'
import { roleAnswerJson } from '../reply/role-answer/role-answer-json.ts'
import { roleAnswerText } from '../reply/role-answer/role-answer-text.ts'
import { answerRoleQuestion, type RoleAnswer } from '../role-questions/answer-role-question.ts'
import type { RoleQuestion } from '../role-questions/role-question.ts'
import { EXIT, type ExitStatus } from './command-error.ts'
import type { AccessOptions } from './diagnose-command.ts'
import { writeLine, type Streams } from './streams.ts'

/** Answers a question about roles in general, for which neither Azure nor a tenant file is read. */
export async function answerAboutRoles(
  question: RoleQuestion,
  { format }: Pick<AccessOptions, 'format'>,
  streams: Streams,
): Promise<ExitStatus> {
  const answer = answerRoleQuestion(question)
  await writeLine(streams, rendered(answer, format))
  return UNANSWERED.includes(answer.kind) ? EXIT.unanswered : EXIT.answered
}

const UNANSWERED: readonly RoleAnswer['kind'][] = ['unclear-role', 'not-understood', 'nothing-pasted']

function rendered(answer: RoleAnswer, format: AccessOptions['format']): string {
  switch (format) {
    case 'json':
      return JSON.stringify(roleAnswerJson(answer), null, 2)
    case 'card':
      return JSON.stringify(roleAnswerCard(answer))
    case 'text':
      return roleAnswerText(answer)
    default:
      return format satisfies never
  }
}
