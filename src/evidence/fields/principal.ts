import type { NamedPrincipal, Span } from '../evidence.ts'
import type { Value } from '../phrase-match.ts'
import type { Reading } from '../reading.ts'
import { isGuid, isLikeGuid, isMask } from './mask.ts'
import { textValue, wholeValue, type TextValue } from './value-text.ts'

export interface ReadPrincipal {
  readonly principal: NamedPrincipal | null
  readonly spans: readonly Span[]
}

const NOBODY: ReadPrincipal = { principal: null, spans: [] }

/** From the values of a phrase; their names say what they are: `client`, `objectId`, `appId`, `name`, `principal`. */
export function principalOfValues(reading: Reading, values: readonly Value[]): ReadPrincipal {
  const read = (name: string) => {
    const value = values.find((each) => each.name === name)
    return value === undefined ? null : known(wholeValue(reading, value))
  }
  const any = read('principal')
  const client = read('client')
  const objectId = whole(read('objectId'), client) ?? (any !== null && isLikeGuid(any.text) ? any : null)
  const appId = read('appId') ?? otherId(client, objectId)
  const name = read('name') ?? nameOf(any) ?? nameOf(client)
  return principalOf(objectId, appId, name)
}

/** Key Vault's `appid=…;oid=…;iss=…`, in any order. */
const CLAIM = /\b(?<claim>appid|oid|name)=(?<value>(?<=name=)[^;'"\\]{1,120}|[^;\s'"\\]{1,120})/gi
const LONGEST_CLAIMS = 600

/** A principal that stands in the text as claims, next to the message at `from`. */
export function principalInText(reading: Reading, from: number): ReadPrincipal {
  const start = nearestClaims(reading.lower, from)
  if (start === -1) return NOBODY
  const found: Partial<Record<string, TextValue>> = {}
  const segment = reading.source.slice(start, start + LONGEST_CLAIMS)
  for (const match of claimsOf(segment).matchAll(CLAIM)) {
    const { claim = '', value = '' } = match.groups ?? {}
    const at = start + match.index + claim.length + 1
    found[claim.toLowerCase()] ??= textValue(reading.source, at, at + value.length)
  }
  const claim = (name: string) => (found[name] === undefined ? null : known(found[name]))
  return principalOf(claim('oid'), claim('appid'), claim('name'))
}

/** Up to the issuer, which stands last; a terminal may have broken the line before. */
function claimsOf(segment: string): string {
  const issuer = segment.indexOf('iss=')
  const end = issuer === -1 ? segment.search(/\n|action:|resource:/i) : issuer
  return end === -1 ? segment : segment.slice(0, end)
}

/** Where the claims begin that stand next to the message. */
function nearestClaims(source: string, from: number): number {
  const claims = ['appid=', 'oid='].map((claim) => {
    const after = source.indexOf(claim, Math.max(0, from - 100))
    return after === -1 ? source.lastIndexOf(claim) : after
  })
  const known = claims.filter((at) => at !== -1)
  const first = Math.min(...known)
  const isToken = source.slice(first, first + LONGEST_CLAIMS).includes('iss=')
  if (known.length < 2 && !isToken) return -1
  const name = source.lastIndexOf('name=', first)
  return name !== -1 && first - name < 120 ? name : first
}

function principalOf(
  objectId: TextValue | null,
  appId: TextValue | null,
  name: TextValue | null,
): ReadPrincipal {
  const parts = [objectId, appId, name].filter((part) => part !== null)
  if (parts.length === 0) return NOBODY
  return {
    principal: {
      objectId: objectId?.text ?? null,
      appId: appId?.text ?? null,
      name: name?.text ?? null,
    },
    spans: parts.map((part) => part.span).toSorted((left, right) => left.start - right.start),
  }
}

/** In a paste that ends within the object id, the client may be the same id. */
function whole(objectId: TextValue | null, client: TextValue | null): TextValue | null {
  if (objectId === null || client === null || !isGuid(client.text)) return objectId
  return client.text.toLowerCase().startsWith(objectId.text.toLowerCase()) ? client : objectId
}

function known(value: TextValue): TextValue | null {
  return isMask(value.text) ? null : value
}

function nameOf(value: TextValue | null): TextValue | null {
  return value === null || isLikeGuid(value.text) ? null : value
}

/** ARM's `client` is the app id of a service principal; with older tokens it repeats the object id. */
function otherId(client: TextValue | null, objectId: TextValue | null): TextValue | null {
  if (client === null || !isLikeGuid(client.text)) return null
  return objectId !== null && isSameId(client.text, objectId.text) ? null : client
}

/** Equal as far as both are legible. */
export function isSameId(left: string, right: string): boolean {
  const [short, long] = [left, right].map((id) => id.toLowerCase().replace(/(?<![^0-9a-f])[^0-9a-f]+$/, ''))
  if (short === undefined || long === undefined) return false
  return short.startsWith(long) || long.startsWith(short)
}
