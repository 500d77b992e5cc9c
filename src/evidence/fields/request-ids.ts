import type { Span } from '../evidence.ts'
import { isMask } from './mask.ts'

export interface RequestId {
  readonly id: string
  readonly span: Span
}

/** Labels of the ids that Azure's support can look up; a session, operation or routing id is none. */
const LABEL =
  /(?<!routing-)request[-_\s]{0,3}id|correlation[-_\s]{0,3}(?:request[-_\s]{0,3})?id|(?:trace|tracking|activity)[-_\s]{0,3}id/gi
/** Between label and id: punctuation, `is`, the `"value":` of a header written as an object, Rust's `Some(`. */
const BEFORE_ID = /^(?:key)?[\s"'`*:=,>[({]{0,200}(?:(?:is|value|some)[\s"'`:=(]{1,200})?/i
const GUID_LENGTH = 36
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i
const TOKEN = /^[0-9a-z][\w.*-]{7,80}/i
const LONGEST_ID = 320
const MOST_IDS = 200

/** Every request, correlation, trace, tracking and Cosmos DB activity id between two offsets, masks left out. */
export function requestIdsOf(source: string, from = 0, to = source.length): RequestId[] {
  const ids = new Map<string, RequestId>()
  let looks = 0
  for (const match of source.slice(from, to).matchAll(LABEL)) {
    if (++looks > MOST_IDS) break
    const id = idAt(source, from + match.index + match[0].length)
    if (id !== null && !ids.has(id.id.toLowerCase())) ids.set(id.id.toLowerCase(), id)
  }
  return [...ids.values()].filter((id, _, all) => !isCutShort(id, all))
}

/** A report cut inside an id that it names in full before has the beginning of that id as well. */
function isCutShort({ id }: RequestId, ids: readonly RequestId[]): boolean {
  return (
    id.length < GUID_LENGTH && ids.some((other) => other.id.length > id.length && other.id.startsWith(id))
  )
}

function idAt(source: string, labelEnd: number): RequestId | null {
  const rest = source.slice(labelEnd, labelEnd + LONGEST_ID)
  const start = BEFORE_ID.exec(rest)?.[0].length ?? 0
  if (start === 0) return null
  const following = rest.slice(start)
  const guid = guidLength(following)
  const id = guid === null ? tokenOf(following) : following.slice(0, guid).replace(/\s/g, '')
  if (id === null || isMask(id)) return null
  const length = guid ?? id.length
  return { id, span: { start: labelEnd + start, end: labelEnd + start + length } }
}

/** Service Bus counts the parts of a call behind its tracking id: `_G12`. */
const PART = /^(?:_[a-z]\d{1,4}){1,3}\b/i

/** Characters up to the end of a GUID, which may be broken across lines. */
function guidLength(text: string): number | null {
  let solid = ''
  for (let index = 0; index < text.length && solid.length < GUID_LENGTH; index++) {
    const character = text.charAt(index)
    if (!/\s/.test(character)) solid += character
    else if (solid === '') return null
    if (solid.length < GUID_LENGTH) continue
    const part = PART.exec(text.slice(index + 1, index + 20))?.[0].length ?? 0
    return GUID.test(solid) ? index + 1 + part : null
  }
  return null
}

function tokenOf(text: string): string | null {
  const token = TOKEN.exec(text)?.[0].replace(/(?<![.:-])[.:-]+$/, '')
  return token !== undefined && token.length >= 6 && /\d/.test(token) ? token : null
}
