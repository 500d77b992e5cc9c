import type { Cause, Service, Span } from '../evidence/evidence.ts'
import type { Candidate } from './candidate.ts'
import { speaksOfCause } from './cause-words.ts'
import { placedPrincipal, type PlacedPrincipal } from './placed-principal.ts'
import {
  fitsEndpoint,
  fitsOperation,
  fitsQuote,
  fitsRequestId,
  fitsScope,
  groundOf,
  placedValue,
  type Fits,
  type Ground,
  type PlacedValue,
} from './placed-value.ts'
import { fitsPlace, speaksOfService } from './service-words.ts'

/** What is left of a candidate, each field with the place where its words stand. */
export interface Placed {
  readonly cause: { readonly cause: Exclude<Cause, 'unrecognized'>; readonly quote: PlacedValue } | null
  readonly service: { readonly service: Service; readonly quote: PlacedValue } | null
  readonly operations: readonly PlacedValue[]
  /** those of `operations` that were refused */
  readonly denied: readonly string[]
  readonly scope: PlacedValue | null
  readonly endpoint: PlacedValue | null
  readonly principal: PlacedPrincipal | null
  readonly requestIds: readonly PlacedValue[]
}

const MOST_VALUES = 50

/**
 * The candidate, as far as the text bears it out and in the text's spelling. A field is dropped whose words do
 * not stand in the text, stand there only as a part of a longer name or only within an instruction, or do not
 * have the field's shape; a cause and a service also if the quotation does not speak of them. Idempotent.
 */
export function verified(candidate: Candidate, text: string): Candidate {
  const placed = placedIn(text, candidate)
  return {
    causeQuote: placed.cause?.quote.text ?? null,
    cause: placed.cause?.cause ?? null,
    serviceQuote: placed.service?.quote.text ?? null,
    service: placed.service?.service ?? null,
    operations: placed.operations.map((operation) => operation.text),
    deniedOperations: placed.denied,
    scope: placed.scope?.text ?? null,
    endpoint: placed.endpoint?.text ?? null,
    principal: placed.principal?.principal ?? null,
    requestIds: placed.requestIds.map((id) => id.text),
  }
}

export function placedIn(text: string, candidate: Candidate): Placed {
  const ground = groundOf(text)
  const place = (words: string | null, fits: Fits) =>
    words === null ? null : placedValue(words, ground, fits)
  const operations = placedList(candidate.operations, ground, fitsOperation)
  const refused = candidate.deniedOperations.slice(0, MOST_VALUES).map(compact)
  const scope = place(candidate.scope, fitsScope)
  const endpoint = place(candidate.endpoint === null ? null : hostOf(candidate.endpoint), fitsEndpoint)
  return {
    cause: placedCause(candidate, ground),
    service: placedService(candidate, ground, {
      operations: operations.map((operation) => operation.text),
      scope: scope?.text ?? null,
      endpoint: endpoint?.text ?? null,
    }),
    operations,
    denied: operations.map((operation) => operation.text).filter((name) => refused.includes(compact(name))),
    scope,
    endpoint,
    principal: placedPrincipal(candidate.principal, ground),
    requestIds: placedList(candidate.requestIds, ground, fitsRequestId),
  }
}

function placedCause({ cause, causeQuote }: Candidate, ground: Ground): Placed['cause'] {
  if (cause === null || cause === 'unrecognized' || causeQuote === null) return null
  const says = (words: string) => speaksOfCause(cause, words)
  const quote = placedValue(causeQuote, ground, fitsQuote(says))
  return quote === null ? null : { cause, quote }
}

function placedService(
  { service, serviceQuote }: Candidate,
  ground: Ground,
  place: Parameters<typeof fitsPlace>[1],
): Placed['service'] {
  if (service === null || serviceQuote === null || !fitsPlace(service, place)) return null
  const says = (words: string) => speaksOfService(service, words)
  const quote = placedValue(serviceQuote, ground, fitsQuote(says))
  return quote === null ? null : { service, quote }
}

/** In order of appearance, each name once. */
function placedList(words: readonly string[], ground: Ground, fits: Fits): PlacedValue[] {
  const byName = new Map<string, PlacedValue>()
  for (const each of words.slice(0, MOST_VALUES)) {
    const placed = placedValue(each, ground, fits)
    if (placed !== null && !byName.has(compact(placed.text))) byName.set(compact(placed.text), placed)
  }
  return [...byName.values()].toSorted((left, right) => startOf(left.span) - startOf(right.span))
}

function startOf({ start }: Span): number {
  return start
}

function compact(name: string): string {
  return name.replace(/\s/g, '').toLowerCase()
}

/** Models like to give the whole address. */
function hostOf(address: string): string {
  const scheme = address.indexOf('://')
  return address.slice(scheme === -1 ? 0 : scheme + 3).split(/[/:?#]/, 1)[0] ?? ''
}
