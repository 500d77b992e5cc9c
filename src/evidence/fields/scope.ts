import type { Span } from '../evidence.ts'
import type { Value } from '../phrase-match.ts'
import type { Reading } from '../reading.ts'
import { quotedValue, textValue } from './value-text.ts'

export interface ReadScope {
  readonly scope: string
  readonly span: Span
}

const PLACEHOLDER = /^(?:<[^<>]*>|\{[^{}]*\}|[./*x]*)$/i

/** The scope that the value of a message names, null for a mask; of several linked scopes the first. */
export function scopeOfValue(reading: Reading, value: Value): ReadScope | null {
  const { text, span } = quotedValue(reading, value)
  const scope = (text.split(',', 1)[0] ?? '').trim()
  return scope.includes('/') && !PLACEHOLDER.test(scope) ? { scope, span } : null
}

const ARM_ID_START =
  /(?<!microsoft\.resources)\/subscriptions\/(?=[^\s/'"?]{3})|\/providers\/microsoft\.management\/managementgroups\//gi
const ARM_ID_END = /[\s'"?`,;()\]}|>&]/
const LONGEST_ARM_ID = 1000
/** Ids of what rules access are not what was accessed. */
const RULES = /\/providers\/microsoft\.authorization\/(?:policy|role|deny)/i
const MOST_IDS = 40

/** The first ARM id in the text, such as that of a logged request, where the message names no scope. */
export function scopeInText(reading: Reading): ReadScope | null {
  let looks = 0
  for (const match of reading.source.matchAll(ARM_ID_START)) {
    if (++looks > MOST_IDS) return null
    const rest = reading.source.slice(match.index, match.index + LONGEST_ARM_ID)
    const length = endOfId(rest)
    const { text, span } = textValue(reading.source, match.index, match.index + length)
    if (!RULES.test(text)) return { scope: text, span }
  }
  return null
}

const CLOSING: Readonly<Record<string, string>> = { '<': '>', '[': ']', '{': '}' }

/** Brackets may stand for a masked name inside an id. */
function endOfId(rest: string): number {
  for (let index = 1; index < rest.length; index++) {
    const character = rest.charAt(index)
    const closing = CLOSING[character]
    if (closing !== undefined) {
      const close = rest.slice(index, index + 40).indexOf(closing)
      if (close === -1) return index
      index += close
    } else if (ARM_ID_END.test(character)) return rest.charAt(index - 1) === '.' ? index - 1 : index
  }
  return rest.length
}
