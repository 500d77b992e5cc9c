import { answerRoleQuestion, type RoleAnswer } from '../../src/role-questions/answer-role-question.ts'
import { readRoleQuestion } from '../../src/role-questions/read-role-question.ts'

/** What is answered to a text, of one kind of answer. */
export function answerTo<Kind extends RoleAnswer['kind']>(
  text: string,
  kind: Kind,
): Extract<RoleAnswer, { kind: Kind }> {
  const answer = anyAnswerTo(text)
  if (!isOfKind(answer, kind)) throw new Error(`expected an answer of kind ${kind}, got ${answer.kind}`)
  return answer
}

export function anyAnswerTo(text: string): RoleAnswer {
  const question = readRoleQuestion(text)
  if (question === null) throw new Error(`expected a question about roles, got ${text}`)
  return answerRoleQuestion(question)
}

function isOfKind<Kind extends RoleAnswer['kind']>(
  answer: RoleAnswer,
  kind: Kind,
): answer is Extract<RoleAnswer, { kind: Kind }> {
  return answer.kind === kind
}
