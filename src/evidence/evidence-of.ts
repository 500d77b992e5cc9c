import type { Evidence, EvidenceField, EvidencePlane, Service, Span } from './evidence.ts'
import { ENDPOINT_REACH, endpointOf, endpointOfValue, type ReadEndpoint } from './fields/endpoint.ts'
import { operationsOf } from './fields/operations.ts'
import { principalInText, principalOfValues, type ReadPrincipal } from './fields/principal.ts'
import { requestIdsOf } from './fields/request-ids.ts'
import { scopeInText, scopeOfValue, type ReadScope } from './fields/scope.ts'
import { spanOf, type Reading } from './reading.ts'
import type { Occurrence } from './recognizer.ts'
import { serviceOf } from './service.ts'

/** The part of the source that speaks of one failure. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The evidence of one failure, every field read from the text. `stretch` is null for the first failure, to
 * which everything in the text belongs.
 */
export function evidenceOf(occurrence: Occurrence, reading: Reading, stretch: Stretch | null): Evidence {
  const { family, values, code } = occurrence
  const at = spanOf(reading, occurrence.start, occurrence.end)
  const operations = operationsOf(reading, values, stretch === null)
  const denied = operations.filter((operation) => operation.isDenied).map(({ name }) => name)
  const scope = readScope(occurrence, reading, stretch)
  const service = serviceOf(family.service, reading.source, at, {
    operation: denied[0] ?? null,
    scope: scope?.scope ?? null,
  })
  const plane = family.plane === 'of-service' ? planeOf(service.service) : family.plane
  const endpoint = readEndpoint(occurrence, reading, stretch, { service: service.service, plane, at })
  const { principal, spans: principalSpans } = readPrincipal(occurrence, reading, service.service)
  const requestIds = requestIdsOf(reading.source, stretch?.from, stretch?.to)

  return {
    cause: family.cause,
    service: service.service,
    plane,
    operations: operations.map(({ name }) => name),
    deniedOperations: denied,
    scope: scope?.scope ?? null,
    endpoint: endpoint?.host ?? null,
    principal,
    requestIds: requestIds.map(({ id }) => id),
    family: family.id,
    code: code?.written ?? null,
    source: reading.source,
    spans: withoutEmpty({
      cause: [at],
      service: service.span === null ? [] : [service.span],
      operations: operations.map(({ span }) => span),
      scope: scope === null ? [] : [scope.span],
      endpoint: endpoint === null ? [] : [endpoint.span],
      principal: principalSpans,
      requestIds: requestIds.map(({ span }) => span),
    }),
    notes: [],
    more: [],
  }
}

/** A refusal that names no scope may stand beside the request that was refused. */
function readScope(
  { family, values }: Occurrence,
  reading: Reading,
  stretch: Stretch | null,
): ReadScope | null {
  const stated = values.find(({ name }) => name === 'scope')
  if (stated !== undefined) return scopeOfValue(reading, stated)
  const isRefusal = family.cause === 'missing-role' || family.cause === 'deny-assignment'
  const isOfArm = family.service !== 'other'
  return isRefusal && isOfArm && stretch === null ? scopeInText(reading) : null
}

interface Refuser {
  readonly service: Service | null
  readonly plane: EvidencePlane
  readonly at: Span
}

function readEndpoint(
  { values }: Occurrence,
  reading: Reading,
  stretch: Stretch | null,
  { service, plane, at }: Refuser,
): ReadEndpoint | null {
  const stated = values.find(({ name }) => name === 'endpoint')
  if (stated !== undefined) return endpointOfValue(reading, stated)
  const reach = stretch === null ? reading.source.length : ENDPOINT_REACH
  return endpointOf(reading, service, plane === 'control', at.start, reach)
}

/** Microsoft Entra ID writes no claims into its errors. */
function readPrincipal(
  { values, start }: Occurrence,
  reading: Reading,
  service: Service | null,
): ReadPrincipal {
  const stated = principalOfValues(reading, values)
  if (stated.principal !== null || service === 'entra') return stated
  return principalInText(reading, reading.positions[start] ?? 0)
}

function planeOf(service: Service | null): EvidencePlane {
  if (service === 'entra') return 'unknown'
  return service === 'ml-workspace' || service === 'resource-manager' ? 'control' : 'data'
}

function withoutEmpty(spans: Readonly<Record<EvidenceField, readonly Span[]>>): Evidence['spans'] {
  return Object.fromEntries(Object.entries(spans).filter(([, list]) => list.length > 0))
}
