import { startsWithServiceHost } from './fields/service-hosts.ts'

/** Widths of terminals that cut lines through words. */
const NARROWEST = 40
const WIDEST = 250
/** Entries of a log begin alike, with a date or a level. */
const ENTRY_START = 4

/**
 * Where several lines are of one length and none is longer, they ended because the terminal did, not because
 * the sentence did.
 */
export function joinFullLines(text: string): string {
  const lines = text.split('\n')
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0)
  if (width < NARROWEST || width > WIDEST) return text
  const full = lines.filter((line) => line.length === width)
  if (new Set(full.map((line) => line.slice(0, ENTRY_START))).size < 2) return text
  return lines
    .map((line, index) => (isContinued(line, lines[index + 1], width) ? line : `${line}\n`))
    .join('')
    .slice(0, -1)
}

function isContinued(line: string, next: string | undefined, width: number): boolean {
  if (line.length !== width || next === undefined) return false
  return /\S$/.test(line) && /^\S/.test(next)
}

const ID_START = /(?<![\w-])[0-9a-f-]{1,35}$/i
const ID_REST = /^[0-9a-f-]{1,35}(?![\w-])/i
const ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$/i
const BEFORE_BREAK = /[\w./-]/
/** A URL that ends within its host. */
const HOST_START = /\b(?:https?|sb|wss):\/\/(?<host>[\w.-]{0,80})$/i
const HOST = /^[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:com|net|io|us|cn)\b/i
const WHOLE_HOST = /\.(?:com|net|io|us|cn|ms|org)$/i

/** Joins an id or a host that is whole only together with the start of the next line. */
export function joinBrokenWords(text: string): string {
  let joined = ''
  let from = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    const end = endOfLine(text, at)
    if (!BEFORE_BREAK.test(text.charAt(end - 1))) continue
    const next = startOfText(text, at + 1)
    const isBroken = isBrokenId(text, from, end, next) || isBrokenHost(text, from, end, next)
    if (!isBroken) continue
    joined += text.slice(from, end)
    from = next
  }
  return joined + text.slice(from)
}

function isBrokenId(text: string, from: number, end: number, next: number): boolean {
  const start = ID_START.exec(text.slice(Math.max(from, end - 36), end))?.[0]
  const rest = ID_REST.exec(text.slice(next, next + 40))?.[0]
  return start !== undefined && rest !== undefined && ID.test(start + rest)
}

/** Without a scheme, a host is broken where only both parts together are one of a service's. */
const BARE_HOST_START = /(?<![\w.-])[\w.-]{3,80}$/

function isBrokenHost(text: string, from: number, end: number, next: number): boolean {
  return isBrokenUrl(text, from, end, next) || isBrokenBareHost(text, from, end, next)
}

function isBrokenBareHost(text: string, from: number, end: number, next: number): boolean {
  const start = BARE_HOST_START.exec(text.slice(Math.max(from, end - 90), end))?.[0]
  const rest = text.slice(next, next + 100)
  if (start === undefined || !rest.includes('.')) return false
  if (start.endsWith('-') || rest.startsWith('-')) return startsWithServiceHost(start + rest)
  return startsWithServiceHost(start + rest) && !startsWithServiceHost(start) && !startsWithServiceHost(rest)
}

function isBrokenUrl(text: string, from: number, end: number, next: number): boolean {
  const host = HOST_START.exec(text.slice(Math.max(from, end - 90), end))?.groups?.['host']
  if (host === undefined || WHOLE_HOST.test(host)) return false
  const joined = HOST.exec(`${host}${text.slice(next, next + 200)}`)?.[0] ?? ''
  return joined.length > host.length
}

function startOfText(text: string, lineStart: number): number {
  let start = lineStart
  while (start < lineStart + WIDEST && text.charAt(start) === ' ') start++
  return start
}

/** Terminals fill lines up with spaces. */
function endOfLine(text: string, at: number): number {
  let end = at
  while (end > at - WIDEST && text.charAt(end - 1) === ' ') end--
  return end
}
