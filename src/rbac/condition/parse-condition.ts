import { LRUCache } from 'lru-cache'
import type { FailedMatchResult } from 'ohm-js'
import type { Condition } from './condition.ts'
import { conditionGrammar } from './condition-grammar.ts'
import { readChain } from './read-tree.ts'

export type ParsedCondition = { readonly kind: 'condition'; readonly condition: Condition } | ConditionFault

export interface ConditionFault {
  readonly kind: 'fault'
  /** what was expected and what was found */
  readonly text: string
  /** where, in characters from the start of the condition */
  readonly offset: number
}

/** A condition can be up to 8 KB long (Azure documentation, "FAQ for Azure role assignment conditions"). */
export const MAXIMUM_LENGTH = 8 * 1024

/** Ours, far above any real condition: the parser descends once for each open parenthesis. */
export const MAXIMUM_NESTING = 50

const parsed = new LRUCache<string, ParsedCondition>({ max: 200 })

export function parseCondition(text: string): ParsedCondition {
  if (text.length > MAXIMUM_LENGTH) {
    return fault(`expected at most ${MAXIMUM_LENGTH} characters, found ${text.length}`, MAXIMUM_LENGTH)
  }
  const known = parsed.get(text)
  if (known !== undefined) return known
  const result = parseAnew(text)
  parsed.set(text, result)
  return result
}

function parseAnew(text: string): ParsedCondition {
  const tooDeep = tooDeepAt(text)
  if (tooDeep !== null) return fault(`expected at most ${MAXIMUM_NESTING} nested parentheses`, tooDeep)
  const grammar = conditionGrammar()
  const match = grammar.match(text)
  if (match.failed()) return mismatch(text, match)
  const { chain } = grammar.treeOf(match)
  if (chain === undefined) return fault('expected a condition, found nothing', 0)
  return { kind: 'condition', condition: readChain(chain) }
}

function mismatch(text: string, match: FailedMatchResult): ConditionFault {
  const offset = match.getRightmostFailurePosition()
  const rest = text.slice(offset, offset + 20).replaceAll(/\s+/g, ' ')
  return fault(
    `expected ${match.getExpectedText()}, found ${rest === '' ? 'the end' : `\`${rest}\``}`,
    offset,
  )
}

/** Where the first parenthesis beyond the limit opens, or null. Quoted texts and attribute names do not count. */
function tooDeepAt(text: string): number | null {
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/'[^']*'?|\[[^\]]*\]?|[()]/g)) {
    if (token === ')') depth -= 1
    if (token === '(') depth += 1
    if (depth > MAXIMUM_NESTING) return index
  }
  return null
}

function fault(text: string, offset: number): ConditionFault {
  return { kind: 'fault', text, offset }
}
