import type { Evidence, EvidenceField, EvidencePlane, Service, Span } from '../evidence/evidence.ts'
import { operationsNamed } from '../knowledge/catalogue/operations.ts'
import type { Candidate } from './candidate.ts'
import { fitsPlace, isManagementHost } from './service-words.ts'
import { placedIn, type Placed } from './verified.ts'

/** Evidence, and those of its fields that a model read. */
export interface ModelReading {
  readonly evidence: Evidence
  readonly filled: readonly EvidenceField[]
}

type Fields = Omit<Evidence, 'spans'>

/** A field that the model fills: what is set, and where its words stand. */
interface Filling {
  readonly field: EvidenceField
  readonly set: Partial<Fields>
  readonly spans: readonly Span[]
}

/**
 * Fills what the recognizers left open with what of the candidate the text bears out; verifies the candidate
 * itself. What they read stays as it is. Without a cause that its quotation shows, unrecognized text stays so.
 */
export function merge(evidence: Evidence, candidate: Candidate): ModelReading {
  const placed = placedIn(evidence.source, candidate)
  if (evidence.cause === 'unrecognized' && placed.cause === null) return { evidence, filled: [] }
  const fillings = fillingsOf(evidence, placed)
  const merged = fillings.reduce<Fields>((fields, { set }) => ({ ...fields, ...set }), evidence)
  const spans = Object.fromEntries(fillings.map(({ field, spans: each }) => [field, each]))
  return {
    evidence: {
      ...merged,
      plane: isPlaneOpen(evidence) ? planeOf(merged) : evidence.plane,
      spans: { ...evidence.spans, ...spans },
      more: evidence.more,
    },
    filled: fillings.map(({ field }) => field),
  }
}

function fillingsOf(evidence: Evidence, placed: Placed): Filling[] {
  const { cause, service } = placed
  const fillings: (Filling | null)[] = [
    evidence.cause !== 'unrecognized' || cause === null
      ? null
      : { field: 'cause', set: { cause: cause.cause }, spans: [cause.quote.span] },
    ...placeFillings(evidence, placed),
    evidence.principal !== null || placed.principal === null
      ? null
      : {
          field: 'principal',
          set: { principal: placed.principal.principal },
          spans: placed.principal.spans,
        },
    evidence.requestIds.length > 0 || placed.requestIds.length === 0
      ? null
      : {
          field: 'requestIds',
          set: { requestIds: placed.requestIds.map(({ text }) => text) },
          spans: placed.requestIds.map(({ span }) => span),
        },
  ]
  const found = fillings.filter((filling) => filling !== null)
  if (evidence.service !== null || service === null) return found
  const place = found.reduce<Fields>((fields, { set }) => ({ ...fields, ...set }), evidence)
  if (!fitsPlace(service.service, place)) return found
  return [...found, { field: 'service', set: { service: service.service }, spans: [service.quote.span] }]
}

/** Operations, scope and endpoint; none that another service would refuse than the one that the text shows. */
function placeFillings({ service, ...evidence }: Evidence, placed: Placed): (Filling | null)[] {
  const fits = (place: Partial<Parameters<typeof fitsPlace>[1]>) =>
    service === null || fitsPlace(service, { operations: [], scope: null, endpoint: null, ...place })
  const { scope, endpoint } = placed
  const operations = placed.operations.filter(({ text }) => fits({ operations: [text] }))
  const names = operations.map(({ text }) => text)
  return [
    evidence.operations.length > 0 || operations.length === 0
      ? null
      : {
          field: 'operations',
          set: { operations: names, deniedOperations: placed.denied.filter((name) => names.includes(name)) },
          spans: operations.map(({ span }) => span),
        },
    evidence.scope !== null || scope === null || !fits({ scope: scope.text })
      ? null
      : { field: 'scope', set: { scope: scope.text }, spans: [scope.span] },
    evidence.endpoint !== null || endpoint === null || !fits({ endpoint: endpoint.text })
      ? null
      : { field: 'endpoint', set: { endpoint: endpoint.text }, spans: [endpoint.span] },
  ]
}

function isPlaneOpen({ plane, service }: Evidence): boolean {
  return plane === 'unknown' && service === null
}

/** The plane is never asked of the model: on it depends which operation, and so which role, is meant. */
function planeOf({ operations, deniedOperations, endpoint, service }: Fields): EvidencePlane {
  const known = operationsNamed(deniedOperations[0] ?? operations[0] ?? '')
  const only = known.length === 1 ? known[0] : undefined
  if (only !== undefined) return only.isDataAction ? 'data' : 'control'
  if (endpoint !== null) return isManagementHost(endpoint) ? 'control' : 'data'
  return service === null ? 'unknown' : PLANE_OF_SERVICE[service]
}

const PLANE_OF_SERVICE: Readonly<Record<Service, EvidencePlane>> = {
  'azure-openai': 'data',
  'ai-services': 'data',
  'ai-search': 'data',
  'storage-blob': 'data',
  'storage-file': 'data',
  'storage-queue': 'data',
  'storage-table': 'data',
  'key-vault': 'data',
  acr: 'data',
  cosmos: 'data',
  'ml-workspace': 'control',
  'foundry-project': 'data',
  'resource-manager': 'control',
  'app-insights': 'data',
  entra: 'unknown',
  other: 'data',
}
