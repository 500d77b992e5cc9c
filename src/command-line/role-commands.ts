import { Readable } from 'node:stream'
import { articleRoleDocument } from '../custom-roles/article-role.ts'
import { buildRole } from '../custom-roles/build-role.ts'
import { needOfError } from '../custom-roles/error-need.ts'
import type { Finding } from '../custom-roles/finding.ts'
import { needsIn } from '../custom-roles/needs.ts'
import { ARTICLE_ROLES } from '../knowledge/article-roles.ts'
import { tokensOf } from '../question/plain-request/tokens.ts'
import { roleAnswerJson } from '../reply/role-answer/role-answer-json.ts'
import { roleAnswerText } from '../reply/role-answer/role-answer-text.ts'
import { articleRoleNamed } from '../role-questions/reading/article-role-named.ts'
import { ANY_SUBSCRIPTION } from '../role-questions/answers/build-role.ts'
import type { RoleQuestion } from '../role-questions/role-question.ts'
import { reviewRole } from '../role-questions/answers/review-role.ts'
import { roleReferenceOf } from '../role-questions/reading/role-reference.ts'
import { answerAboutRoles } from './answer-about-roles.ts'
import { CommandError, EXIT, type ExitStatus } from './command-error.ts'
import { readInputFile } from './input-file.ts'
import { wholeInput } from './input-text.ts'
import { writeLine, type Streams } from './streams.ts'

export interface RoleOptions {
  readonly format: 'text' | 'json'
}

/** `rolecall check role FILE`: what is wrong with a custom role; `-` is standard input. */
export async function checkRoleCommand(
  file: string,
  { format }: RoleOptions,
  streams: Streams,
): Promise<ExitStatus> {
  const input = file === '-' ? streams.input : Readable.from([await readInputFile('FILE', file)])
  const review = reviewRole((await wholeInput(input)).replace(/^\uFEFF/, ''))
  const { findings } = review
  await writeLine(
    streams,
    format === 'json' ? JSON.stringify(roleAnswerJson(review), null, 2) : findingsText(findings),
  )
  return findings.some(({ severity }) => severity === 'error') ? EXIT.unanswered : EXIT.answered
}

function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing is wrong with this role.'
  return findings
    .map(({ severity, pointer, text }) => `${severity} at ${pointer === '' ? '/' : pointer}: ${text}`)
    .join('\n')
}

export interface BuildRoleOptions extends RoleOptions {
  /** ARM id */
  readonly in?: string
  readonly name?: string
  /** object id */
  readonly for?: string
  /** files with errors */
  readonly error?: readonly string[]
}

/** `rolecall role build`: the least custom role for some needs, and for what errors ask. */
export async function buildRoleCommand(
  needs: readonly string[],
  { in: scope, name, for: principalId, error = [], format }: BuildRoleOptions,
  streams: Streams,
): Promise<ExitStatus> {
  const errors = await Promise.all(error.map((file) => readInputFile('--error', file)))
  const fromErrors = errors.map((text, index) =>
    needOfError(text.toString('utf8'), `the error in ${error[index] ?? ''}`),
  )
  const built = buildRole([...needs.flatMap(needsIn), ...fromErrors], scope ?? ANY_SUBSCRIPTION, {
    ...(name === undefined ? {} : { roleName: name }),
    ...(principalId === undefined ? {} : { principalId }),
  })
  await writeLine(
    streams,
    format === 'json'
      ? JSON.stringify(built, null, 2)
      : roleAnswerText({ kind: 'build', built, isForAnyScope: scope === undefined, errors: null }),
  )
  return built.role !== null && built.unknown.length === 0 ? EXIT.answered : EXIT.unanswered
}

/** `rolecall role article`: a custom role of the article, with its scope filled in. */
export async function articleRoleCommand(
  name: string,
  scope: string | undefined,
  streams: Streams,
): Promise<ExitStatus> {
  const role = articleRoleNamed(name)
  if (role === null) {
    throw new CommandError(
      `expected one of ${ARTICLE_ROLES.map(({ id }) => id.replace('custom-role/', '')).join(', ')}, found ${JSON.stringify(name.slice(0, 60))}`,
    )
  }
  await writeLine(streams, articleRoleDocument(role, scope))
  return EXIT.answered
}

/** `rolecall role show`: what a role lets one do, and of one of the article's also what is wrong with it. */
export async function showRoleCommand(
  name: string,
  scope: string | undefined,
  { format }: RoleOptions,
  streams: Streams,
): Promise<ExitStatus> {
  const role = articleRoleNamed(name)
  const question: RoleQuestion =
    role === null
      ? {
          kind: 'explanation',
          role: roleReferenceOf(tokensOf(name)) ?? { kind: 'unknown', name },
          place: null,
          aspect: 'abilities',
        }
      : { kind: 'article-role', id: role.id, scope: scope ?? null }
  return answerAboutRoles(question, { format }, streams)
}
