import { isBelow, scopeName, scopesEqual } from '../../rbac/scope.ts'
import { joinNames } from '../../reply/cut-list.ts'
import { cleanName } from '../../reply/clean-text.ts'
import type { Reading } from '../../snapshot/azure-reader.ts'
import { failed, fix, ok, skipped, warning, type Examination, type Fix, type Outcome } from '../check.ts'
import { assignReader, grantPermission, withoutActions, withoutPermission } from './grant-fix.ts'
import { READ_CHECKS, type ReadCheck, type ReadCheckId } from './read-checks.ts'
import { triesOf, type Trial } from './tries.ts'

/** A check for every kind of read, made by reading. `graph` is the address of Microsoft Graph. */
export function readExaminations(
  service: ReadCheck['service'],
  trial: Promise<Trial>,
  graph: string,
): readonly Examination[] {
  return checkIds()
    .filter((id) => READ_CHECKS[id].service === service)
    .map((id) => ({
      id: `read-${id}`,
      title: READ_CHECKS[id].title,
      examine: async () => {
        const prepared = await trial
        const tries = triesOf(id, prepared)
        const answers = await Promise.all(
          tries.map(async ({ scope, action, read }) => ({ scope, action, answer: answerOf(await read()) })),
        )
        return outcomeOf(READ_CHECKS[id], answers, prepared, graph)
      },
    }))
}

/** Titles of the checks of a service, for a report in which they cannot be made. */
export function readTitles(service: ReadCheck['service']): readonly Pick<Examination, 'id' | 'title'>[] {
  return checkIds()
    .filter((id) => READ_CHECKS[id].service === service)
    .map((id) => ({ id: `read-${id}`, title: READ_CHECKS[id].title }))
}

function checkIds(): readonly ReadCheckId[] {
  return Object.keys(READ_CHECKS).filter((id): id is ReadCheckId => id in READ_CHECKS)
}

type Answer =
  | { readonly kind: 'read' }
  /** Azure wants a licence for Privileged Identity Management, without which there is nothing to read */
  | { readonly kind: 'unlicensed' }
  | { readonly kind: 'refused'; readonly why: string }
  /** no refusal: too busy, or not understood */
  | { readonly kind: 'unread'; readonly why: string }

interface Answered {
  readonly scope: string
  readonly action: string | undefined
  readonly answer: Answer
}

function answerOf(reading: Reading<unknown>): Answer {
  if (reading.kind === 'read') return { kind: 'read' }
  const { why, answer } = reading
  // whoever may not look does not get to know that there is nothing
  if (answer?.status === 404) return { kind: 'read' }
  if (answer?.code === 'AadPremiumLicenseRequired') return { kind: 'unlicensed' }
  return answer?.status === 403 ? { kind: 'refused', why } : { kind: 'unread', why }
}

function outcomeOf(
  { needs, without, service }: ReadCheck,
  answers: readonly Answered[],
  trial: Trial,
  graph: string,
): Outcome {
  const at = (kind: Answer['kind']) => answers.filter(({ answer }) => answer.kind === kind)
  const [refused] = at('refused')
  if (refused?.answer.kind === 'refused') {
    const scopes = scopesOf(at('refused'))
    const place = service === 'directory' ? '' : ` at ${joinNames(scopes.map(shown), 3)}`
    const actions = [...new Set(at('refused').flatMap(({ action }) => action ?? needs))]
    return failed(
      `refused${place}: ${refused.answer.why}`,
      cureOf(scopes, service, trial, graph),
      service === 'directory' ? withoutPermission(without, actions) : withoutActions(without, actions),
    )
  }
  const [unread] = at('unread')
  if (unread?.answer.kind === 'unread') {
    return warning(`could not be read: ${unread.answer.why}`, fix('Run it again in a minute.'), without)
  }
  if (answers.length === 0) return skipped('there is nothing of the kind to try it on')
  if (at('read').length === 0)
    return ok('none to read: the tenant has no licence for Privileged Identity Management')
  return ok(service === 'directory' ? 'read' : `read ${countOf(scopesOf(at('read')))}`)
}

function cureOf(
  refused: readonly string[],
  service: ReadCheck['service'],
  { identity, scopes }: Trial,
  graph: string,
): Fix {
  if (service === 'directory') return grantPermission(identity, graph)
  const around = scopes.filter((scope) =>
    refused.some((each) => scopesEqual(each, scope) || isBelow(each, scope)),
  )
  return assignReader(identity, around.length === 0 ? scopes : around)
}

function scopesOf(answers: readonly Answered[]): readonly string[] {
  return [...new Set(answers.map(({ scope }) => scope))]
}

function countOf(scopes: readonly string[]): string {
  if (scopes.includes('/')) return 'from the whole tenant'
  return scopes.length === 1 ? 'at one place' : `at ${scopes.length} places`
}

function shown(scope: string): string {
  return cleanName(scopeName(scope), 60)
}
