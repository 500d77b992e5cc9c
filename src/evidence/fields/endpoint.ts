import type { Service, Span } from '../evidence.ts'
import type { Value } from '../phrase-match.ts'
import type { Reading } from '../reading.ts'
import { DOMAINS, SHARED_HOSTS } from './service-hosts.ts'
import { wholeValue } from './value-text.ts'

export interface ReadEndpoint {
  readonly host: string
  readonly span: Span
}

const MANAGEMENT = ['management.azure.com', 'management.usgovcloudapi.net', 'management.chinacloudapi.cn']
/** A request to ARM goes on with a path; an audience stops at the host. */
const REQUEST_PATH = /^(?::443(?![\d:])|\/\/?(?:subscriptions|providers|tenants|batch|resources)\b)/i
const HOST_HEADER = /(?:^|[\s"'])host["']?\s{0,2}:\s{0,4}["']?$/i
/** Before the audience of a token, wanted or found. */
const AUDIENCE = /\b(?:audience|aud|found|expected|resource_id)\W{1,8}(?:https?:\/\/)?$/i
const LABEL = /[\w.*#${}-]/
const OPEN: Readonly<Record<string, string>> = { '>': '<', ']': '[', '}': '{', ')': '(' }
const LONGEST_LABEL = 90
const MOST_HOSTS = 60

/** The host of a value that the message itself gives: a URL or a bare host. */
export function endpointOfValue(reading: Reading, value: Value): ReadEndpoint | null {
  const { text, span } = wholeValue(reading, value)
  const scheme = text.indexOf('://')
  const start = scheme === -1 ? 0 : scheme + 3
  const host = text.slice(start).split(/[/:?]/, 1)[0] ?? ''
  if (!host.includes('.')) return null
  return { host, span: { start: span.start + start, end: span.start + start + host.length } }
}

/** Where a host may stand around the message that it belongs to. */
export const ENDPOINT_REACH = 4000

/**
 * The host that refused: of the service's own hosts within `reach` of `at` the nearest one. Audiences, login
 * hosts and the instance metadata service are none.
 */
export function endpointOf(
  reading: Reading,
  service: Service | null,
  isControl: boolean,
  at: number,
  reach: number,
): ReadEndpoint | null {
  const from = Math.max(0, at - reach)
  const found = endpointWithin(
    reading.source.slice(from, at + reach),
    reading.lower.slice(from, at + reach),
    service,
    isControl,
    at - from,
  )
  return found === null
    ? null
    : { host: found.host, span: { start: found.span.start + from, end: found.span.end + from } }
}

function endpointWithin(
  source: string,
  lower: string,
  service: Service | null,
  isControl: boolean,
  at: number,
): ReadEndpoint | null {
  if (isControl)
    return nearest(
      MANAGEMENT.flatMap((host) => requestsTo(source, lower, host)),
      at,
    )
  const domains = service === null ? Object.values(DOMAINS).flat() : DOMAINS[service]
  const named = domains.flatMap((domain) => hostsOf(source, lower, domain))
  const shared = service === null ? [] : (SHARED_HOSTS[service] ?? [])
  return nearest([...named, ...shared.flatMap((host) => sharedHosts(source, lower, host))], at)
}

function nearest(hosts: readonly ReadEndpoint[], at: number): ReadEndpoint | null {
  const distance = ({ span }: ReadEndpoint) => Math.abs(span.start - at)
  return hosts.toSorted((left, right) => distance(left) - distance(right))[0] ?? null
}

function requestsTo(source: string, lower: string, host: string): ReadEndpoint[] {
  return placesOf(lower, host)
    .filter(
      (start) =>
        REQUEST_PATH.test(source.slice(start + host.length, start + host.length + 20)) ||
        HOST_HEADER.test(source.slice(Math.max(0, start - 12), start)),
    )
    .map((start) => hostAt(source, labelStart(source, start), start + host.length))
}

function hostsOf(source: string, lower: string, domain: string): ReadEndpoint[] {
  return placesOf(lower, `.${domain}`).flatMap((dot) => {
    const end = dot + 1 + domain.length
    const start = labelStart(source, dot)
    const goesOn = /^[\w-]|^\.[a-z]/i.test(source.slice(end, end + 2))
    const isAudience = AUDIENCE.test(source.slice(Math.max(0, start - 40), start))
    return start === dot || goesOn || isAudience ? [] : [hostAt(source, start, end)]
  })
}

function sharedHosts(source: string, lower: string, host: string): ReadEndpoint[] {
  const name = host.split('/', 1)[0] ?? host
  return placesOf(lower, host)
    .filter((start) => lower.charAt(start - 1) !== '.')
    .map((start) => hostAt(source, start, start + name.length))
}

function placesOf(lower: string, needle: string): number[] {
  const places: number[] = []
  for (
    let at = lower.indexOf(needle);
    at !== -1 && places.length < MOST_HOSTS;
    at = lower.indexOf(needle, at + 1)
  ) {
    places.push(at)
  }
  return places
}

function hostAt(source: string, start: number, end: number): ReadEndpoint {
  return { host: source.slice(start, end), span: { start, end } }
}

/** Back to where the host begins; a part of it may be a placeholder in brackets. */
function labelStart(source: string, dot: number): number {
  let start = dot
  while (start > 0 && dot - start < LONGEST_LABEL) {
    const character = source.charAt(start - 1)
    const opening = OPEN[character]
    if (opening !== undefined) {
      const at = source
        .slice(0, start - 1)
        .slice(-40)
        .lastIndexOf(opening)
      if (at === -1) return start
      start = Math.max(0, start - 41) + at
    } else if (LABEL.test(character)) start--
    else break
  }
  while (start < dot && /[-.]/.test(source.charAt(start))) start++
  return start
}
