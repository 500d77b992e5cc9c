import { tokensOf } from '../../question/plain-request/tokens.ts'
import { readMessage } from '../../question/read-message.ts'
import type { PastedError } from '../answers/build-role.ts'
import { withoutScope } from './named-scope.ts'
import type { RoleQuestion } from '../role-question.ts'
import { sentenceOf } from './sentence-of.ts'
import { fillings } from './sentence-pattern.ts'
import { ROLE_FROM_ERRORS, ROLE_FROM_LAST_ERROR } from './sentences.ts'

const LONGEST_ORDER = 300

/**
 * `build a role from these errors`, with the errors on the lines after it, or pasted before, the newest first; null
 * where it is something else.
 */
export function errorOrder(text: string, pasted: readonly PastedError[]): RoleQuestion | null {
  const [, order = '', below = ''] = /^([^:\n]*)(?:[:\n](.*))?$/s.exec(text.trim()) ?? []
  if (order.length > LONGEST_ORDER) return null
  const { rest, scope } = withoutScope(order)
  const words = sentenceOf(tokensOf(rest))
  if (words === null) return null
  const says = (patterns: typeof ROLE_FROM_ERRORS) =>
    patterns.some((pattern) => fillings(pattern, words).length > 0)
  const isOfLast = says(ROLE_FROM_LAST_ERROR)
  if (!isOfLast && !says(ROLE_FROM_ERRORS)) return null
  if (below.trim() === '')
    return { kind: 'build-from-errors', errors: isOfLast ? pasted.slice(0, 1) : pasted, scope }
  return readMessage(below).kind === 'error'
    ? { kind: 'build-from-errors', errors: [{ text: below.trim(), operation: null }], scope }
    : null
}
