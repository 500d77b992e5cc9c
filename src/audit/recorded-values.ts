import { createHash } from 'node:crypto'
import { operationsNamed } from '../knowledge/catalogue/operations.ts'
import { withoutSecrets } from '../language/secrets.ts'
import { isGuid } from '../rbac/guid.ts'
import { scopeFault } from '../rbac/scope.ts'
import { cleanText } from '../reply/clean-text.ts'
import { LONGEST_TEXT, MOST_ENTRIES } from './audit-record.ts'

/** What is no object id, such as a channel's own id of a person, is not recorded. */
export function recordedGuid(text: string | null | undefined): string | null {
  return text !== null && text !== undefined && isGuid(text) ? text.toLowerCase() : null
}

const LAST_GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The GUID of a role, from the GUID or from the ARM id of its definition. */
export function recordedRole(id: string): string | null {
  return LAST_GUID.exec(id.slice(-36))?.[0].toLowerCase() ?? null
}

const LONGEST_SCOPE = 2000

/** An ARM id as it is written, or null for anything else. */
export function recordedScope(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text.length > LONGEST_SCOPE) return null
  const isPlain = cleanText(text, LONGEST_SCOPE) === text && !opensSomething(text)
  return isPlain && (scopeFault(text) === null || isAssignment(text)) ? text : null
}

/** `scopeFault` knows no extension resources of the root and of management groups. */
function isAssignment(text: string): boolean {
  return /^(?:\/providers\/Microsoft\.Management\/managementGroups\/[\w().-]{1,90})?\/providers\/Microsoft\.Authorization\/role\w{1,60}\/[\w-]{1,90}$/i.test(
    text,
  )
}

/**
 * Request ids that an error names come out of somebody's text, where a label may stand before anything. Kept are GUIDs,
 * W3C `traceparent`s and OpenAI's `req_…`; 32 hexadecimal digits without dashes may as well be a key.
 */
const CORRELATION_ID =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}|req_[0-9a-f]{32})$/i

export function recordedCorrelationIds(ids: readonly string[]): readonly string[] {
  return recordedList(ids.filter((id) => CORRELATION_ID.test(id)).map((id) => id.toLowerCase()))
}

/** ISO 8601 in UTC, or null for what is no time. */
export function recordedTime(text: string | null): string | null {
  const time = text !== null && /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** An id that Rolecall gave, or null for anything else. */
export function recordedOwnId(id: string | null | undefined): string | null {
  return id !== null && id !== undefined && /^[\w-]{1,100}$/.test(id) && !opensSomething(id) ? id : null
}

const OTHER_CODE = 'unknown'

/** A code such as `RoleAssignmentExists`; a sentence is none. */
export function recordedCode(code: string): string {
  return /^[a-z][\w.-]{0,79}$/i.test(code) && !opensSomething(code) ? code : OTHER_CODE
}

/**
 * The id of a requirement. An operation comes out of somebody's text and may spell anything, so that one which Azure
 * does not publish is `operation/unlisted`; every other id is Rolecall's own.
 */
export function recordedRequirement(id: string): string {
  if (!id.startsWith('operation/')) return /^[a-z][a-z\d/-]{0,99}$/.test(id) ? id : 'unlisted'
  const [operation] = operationsNamed(id.slice('operation/'.length))
  return `operation/${operation?.name ?? 'unlisted'}`
}

function opensSomething(text: string): boolean {
  return withoutSecrets(text) !== text
}

const MOST_READ = 10_000

/** What somebody typed for others to read, on one line, without tokens, keys and passwords. */
export function recordedText(text: string): string {
  return cleanText(withoutSecrets(cleanText(text, MOST_READ)), LONGEST_TEXT)
}

/** Tells one conversation from another, and not which one it is. */
export function conversationHash(conversationId: string): string {
  return createHash('sha256').update(conversationId).digest('hex').slice(0, 32)
}

/** Each once, and no more than a record holds. */
export function recordedList<Item extends string>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)].slice(0, MOST_ENTRIES)
}
