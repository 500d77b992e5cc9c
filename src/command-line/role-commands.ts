import { Readable } from 'node:stream'
import { ARTICLE_ROLES } from '../knowledge/article-roles.ts'
import { articleRoleDocument } from '../custom-roles/article-role.ts'
import type { Finding } from '../custom-roles/finding.ts'
import { buildRole } from '../custom-roles/build-role.ts'
import { builtRoleText } from '../custom-roles/built-role-text.ts'
import { lintRole } from '../custom-roles/lint-role.ts'
import { needsIn, operationsInError, type Need } from '../custom-roles/needs.ts'
import type { CustomRole } from '../advice/custom-role.ts'
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
  const text = await wholeInput(input)
  const findings = lintRole(text.replace(/^\uFEFF/, ''))
  await writeLine(streams, format === 'json' ? JSON.stringify({ findings }, null, 2) : findingsText(findings))
  return findings.some(({ severity }) => severity === 'error') ? EXIT.unanswered : EXIT.answered
}

function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing is wrong with this role.'
  return findings
    .map(({ severity, pointer, text }) => `${severity} at ${pointer === '' ? '/' : pointer}: ${text}`)
    .join('\n')
}

export interface BuildOptions extends RoleOptions {
  readonly in: string
  readonly name?: string
  /** files with errors */
  readonly error?: readonly string[]
}

/** `rolecall role build`: the least custom role for some needs, and for what errors ask. */
export async function buildRoleCommand(
  needs: readonly string[],
  { in: scope, name, error = [], format }: BuildOptions,
  streams: Streams,
): Promise<ExitStatus> {
  const errors = await Promise.all(error.map((file) => readInputFile('--error', file)))
  const fromErrors = errors.map((text, index): Need => {
    const operations = operationsInError(text.toString('utf8'))
    const file = error[index] ?? ''
    return operations.length === 0
      ? { kind: 'unknown', text: `the error in ${file}`, nearest: [] }
      : { kind: 'wanted', text: file, operations }
  })
  const built = buildRole([...needs.flatMap(needsIn), ...fromErrors], scope)
  const named =
    name === undefined || built.role === null ? built : { ...built, role: renamed(built.role, name) }
  await writeLine(streams, format === 'json' ? JSON.stringify(named, null, 2) : builtRoleText(named))
  return named.role !== null && named.unknown.length === 0 ? EXIT.answered : EXIT.unanswered
}

function renamed(role: CustomRole, roleName: string): CustomRole {
  return { ...role, properties: { ...role.properties, roleName } }
}

/** `rolecall role article`: a custom role of the article, with its scope filled in. */
export async function articleRoleCommand(
  name: string,
  scope: string | undefined,
  streams: Streams,
): Promise<ExitStatus> {
  const wanted = name.toLowerCase().replace(/^custom-role\//, '')
  const role = ARTICLE_ROLES.find(
    ({ id, roleName }) => id === `custom-role/${wanted}` || roleName.toLowerCase() === wanted,
  )
  if (role === undefined) {
    throw new CommandError(
      `expected one of ${ARTICLE_ROLES.map(({ id }) => id.replace('custom-role/', '')).join(', ')}, found ${JSON.stringify(name.slice(0, 60))}`,
    )
  }
  await writeLine(streams, articleRoleDocument(role, scope))
  return EXIT.answered
}
