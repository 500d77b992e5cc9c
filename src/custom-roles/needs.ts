import { askOf, mainVerbAt } from '../question/plain-request/ask-of.ts'
import { meaningsOf, wordsOf, type Item } from '../question/plain-request/items.ts'
import { tokensOf, type Token } from '../question/plain-request/tokens.ts'
import { namesRefusedOperations, needOfError } from './error-need.ts'
import type { Need } from './need.ts'
import { nearestDeeds, needOperations } from './need-operations.ts'

/** Longer texts tell a story, and a story is not read word by word. */
const LONGEST = 2_000

/**
 * The needs in `deploy models, use assistants, no keys`, or in an error that names operations. Every word must be
 * known, as a role that holds what was not meant is worse than none.
 */
export function needsIn(text: string): readonly Need[] {
  if (namesRefusedOperations(text)) return [needOfError(text, 'the error')]
  if (text.length > LONGEST) {
    const why = `Say it in at most ${LONGEST} characters.`
    return [{ kind: 'unknown', text: `${text.slice(0, 60).toWellFormed()}…`, nearest: [], why }]
  }
  const clauses = text
    .split(/[,;\n]/)
    .map(partsOf)
    .filter((parts) => parts.length > 0)
  return clauses.flatMap((parts, index) => needsOfClause(parts, isUnwanted(clauses[index - 1]?.at(-1))))
}

/** Words that `and` or `or` stands before and after. */
interface Part {
  readonly text: string
  /** `no keys`: the negation itself is taken off `items` */
  readonly isNegated: boolean
  /** null: a word is not known, or what is negated is not clear */
  readonly items: readonly Item[] | null
}

const JOINING = /^(?:and|or|but|plus)$/i
const LEADING = /^(?:and|also|to|can|may|must|should|only|just)$/i
const NEGATING = /^(?:without|never|except|excluding|nor)$/i

function partsOf(clause: string): readonly Part[] {
  const words = wordsOf(tokensOf(clause)).filter(({ kind }) => kind !== 'mark')
  const parts: Token[][] = [[]]
  for (const word of words) {
    if (word.kind === 'word' && JOINING.test(word.text)) parts.push([])
    else if (word.kind === 'word' && NEGATING.test(word.text)) parts.push([{ kind: 'word', text: 'no' }])
    else parts.at(-1)?.push(word)
  }
  return parts.map(withoutLeading).flatMap((part) => (part.length === 0 ? [] : [partOf(part)]))
}

function withoutLeading(words: readonly Token[]): readonly Token[] {
  const start = words.findIndex(({ text }) => !LEADING.test(text))
  return start === -1 ? [] : words.slice(start)
}

function partOf(words: readonly Token[]): Part {
  const items = meaningsOf(words)
  const at = items?.findIndex(isNot) ?? -1
  const rest = items?.filter((item) => !isNot(item)) ?? []
  const isOnce = items !== null && items.length - rest.length <= 1
  // `deploy models with no keys` says two things at once
  const isClear = isOnce && (at === -1 || !items.slice(0, at).some(({ kind }) => kind === 'thing'))
  return {
    text: words.map(({ text }) => text).join(' '),
    isNegated: at !== -1,
    items: isClear ? rest : null,
  }
}

function isNot(item: Item): boolean {
  return item.kind === 'frame' && item.word === 'not'
}

function isUnwanted(part: Part | undefined): boolean {
  return part?.isNegated === true
}

/** `isAfterUnwanted`: the clause before is a negation, so that a mere thing may go on with it or not. */
function needsOfClause(parts: readonly Part[], isAfterUnwanted: boolean): readonly Need[] {
  const whole: Part[] = []
  for (const [index, part] of parts.entries())
    whole.push(completed(part, whole.at(-1), parts.slice(index + 1)))
  return whole.map(({ text, items, isNegated }, index): Need => {
    if (items === null) return { kind: 'unknown', text, nearest: nearestDeeds(text), why: null }
    if (index === 0 && isAfterUnwanted && !isNegated && isBare(items)) {
      const why = 'After what is ruled out, say whether it is wanted or not.'
      return { kind: 'unknown', text, nearest: [`no ${text}`, `use ${text}`], why }
    }
    const kind = isNegated ? 'unwanted' : 'wanted'
    const read = needOperations(items, kind)
    return read.kind === 'unknown' ? { ...read, text } : { kind, text, operations: read.operations }
  })
}

/** `read and write blobs` reads them too, and `no keys and secrets` rules out both. */
function completed(part: Part, before: Part | undefined, after: readonly Part[]): Part {
  const { items, isNegated } = part
  if (items === null) return part
  if (isBare(items)) {
    const isApart = isNegated || items.some(({ kind }) => kind === 'operation')
    const verb = isApart ? [] : (before?.items?.slice(0, mainVerbAt(before.items) + 1) ?? [])
    return { ...part, isNegated: isNegated || isUnwanted(before), items: [...verb, ...items] }
  }
  const isWhole = items.some(({ kind }) => kind === 'thing') || (askOf(items)?.kind ?? 'access') !== 'access'
  if (isWhole) return part
  const next = after.find((each) => each.items?.some(({ kind }) => kind === 'thing') === true)
  const things = next?.items?.slice(mainVerbAt(next.items) + 1) ?? []
  const text = [part.text, ...things.map((thing) => thing.text)].join(' ')
  return { ...part, text, items: [...items, ...things] }
}

/** A thing or an operation, and nothing that is done to it. */
function isBare(items: readonly Item[]): boolean {
  return !items.some(({ kind }) => kind === 'verb')
}
