import { isGuid } from '../../rbac/guid.ts'
import { scopeFault } from '../../rbac/scope.ts'
import { hostOf, scopeInUrl } from '../resource-reference.ts'
import { typeOfHost } from '../resource-type.ts'

/** A piece of a request, by its shape alone. `place` is what can only name a resource: an id, host or address. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'place' | 'operation' | 'principal' | 'guid' | 'mark' | 'other'
  /** as written, without quotes and the punctuation around it */
  readonly text: string
}

const QUOTE = /["“”„«`‘’']/
const MENTION = /<at(?: [^<>]*)?>rolecall<\/at>|(?<![\w@])@rolecall\b/gi
const POSSESSIVE = /['’]s$/i

/** Splits a text at its spaces, takes off what surrounds each piece, and tells the pieces by their shapes. */
export function tokensOf(text: string): readonly Token[] {
  const bare = text.replaceAll('&nbsp;', ' ').replace(MENTION, ' ')
  return pieces(bare).flatMap(tokensOfPiece)
}

interface Piece {
  readonly text: string
  readonly isQuoted: boolean
}

function pieces(text: string): readonly Piece[] {
  return text.split(/\s+/).flatMap((raw) => {
    const text = raw.replace(/^[([{]+/, '')
    return text === '' || isSeparator(text) ? [] : [{ text, isQuoted: QUOTE.test(text.charAt(0)) }]
  })
}

/** `srch-1?` is a word and a mark; what ends a sentence or a clause ends a phrase as well. */
function tokensOfPiece({ text, isQuoted }: Piece): readonly Token[] {
  const unquoted = isQuoted ? text.slice(1) : text
  const end = endOfBody(unquoted)
  const whole = unquoted.slice(0, end)
  const body = whole.includes('@') ? whole.replace(POSSESSIVE, '') : whole
  const rest = unquoted.slice(end)
  const mark = /[?!.,;:]/.exec(rest)?.[0]
  const wasQuoted = isQuoted && QUOTE.test(rest)
  return [
    ...(body === '' ? [] : [{ kind: wasQuoted ? quotedKind(body) : kindOf(body), text: body }]),
    ...(mark === undefined ? [] : [{ kind: 'mark', text: mark } satisfies Token]),
    ...(body === '' && mark === undefined ? [{ kind: 'other', text } satisfies Token] : []),
  ]
}

function endOfBody(text: string): number {
  let end = text.length
  while (end > 0 && /[?!.,;:)\]}"“”»`‘’'…]/.test(text.charAt(end - 1))) end -= 1
  return end
}

/** Dashes, bullets and emoji between words say nothing. */
function isSeparator(text: string): boolean {
  return /^[-–—|•*\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D]+$/u.test(text)
}

const PRINCIPAL_NAME = /^[\w.+'-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}$/i
const OPERATION = /^[a-z]\w*(?:\.\w+)+(?:\/[\w.*-]+){2,}$/i
const WORD = /^[\p{L}\p{N}_][\p{L}\p{N}_.'’-]*$/u

function quotedKind(body: string): Token['kind'] {
  const kind = kindOf(body)
  return kind === 'word' ? 'quoted' : kind
}

function kindOf(body: string): Token['kind'] {
  if (isGuid(body)) return 'guid'
  if (PRINCIPAL_NAME.test(body)) return 'principal'
  if (isPlace(body)) return 'place'
  if (OPERATION.test(body) && !body.includes('://')) return 'operation'
  return WORD.test(body) ? 'word' : 'other'
}

/** Addresses and hosts count where they are Azure's, so that a link to anything else is not a resource. */
function isPlace(body: string): boolean {
  if (/^\/?(?:subscriptions|providers)\//i.test(body))
    return scopeFault(`/${body.replace(/^\//, '')}`) === null
  if (scopeInUrl(body) !== null) return true
  const host = hostOf(body)
  return host !== null && typeOfHost(host) !== null
}
