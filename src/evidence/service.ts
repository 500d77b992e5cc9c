import { resourceTypeOf } from '../rbac/scope.ts'
import type { Service, Span } from './evidence.ts'
import { AI_HINTS, ALL_HINTS, ARM_HINTS, SEARCH_ADDRESS, STORAGE_HINTS, type Hint } from './service-hints.ts'

/** The service, or the rule that finds it in the text. */
export type ServiceRule = Service | null | 'by-operation' | 'by-hints' | 'ai' | 'storage'

/** A service, and the words that showed it; null where the family itself says it. */
export interface ReadService {
  readonly service: Service | null
  readonly span: Span | null
}

const NEAR = 1500
const FAR = 30_000

export function serviceOf(rule: ServiceRule, source: string, at: Span, denied: Denied): ReadService {
  switch (rule) {
    case 'by-operation':
      return { service: serviceOfDenied(denied), span: null }
    case 'ai':
      return (
        nearestHint(AI_HINTS, source, at) ??
        nearestHint(SEARCH_ADDRESS, source, at) ?? { service: 'azure-openai', span: null }
      )
    case 'storage':
      return nearestHint(STORAGE_HINTS, source, at) ?? { service: 'storage-blob', span: null }
    case 'by-hints':
      return hintNear(source, at) ?? { service: null, span: null }
    default:
      return { service: rule, span: null }
  }
}

/** What Azure Resource Manager refused, as far as the text tells. */
interface Denied {
  readonly operation: string | null
  readonly scope: string | null
}

/** ARM speaks for the provider of the operation; where none is named, the scope shows it. */
function serviceOfDenied({ operation, scope }: Denied): Service {
  if (operation !== null) return serviceOfOperation(operation)
  const type = scope === null ? null : resourceTypeOf(scope)
  return type === null ? 'resource-manager' : serviceOfOperation(type)
}

const SERVICE_OF_NAMESPACE: Readonly<Record<string, Service>> = {
  'microsoft.cognitiveservices': 'ai-services',
  'microsoft.search': 'ai-search',
  'microsoft.storage': 'storage-blob',
  'microsoft.keyvault': 'key-vault',
  'microsoft.containerregistry': 'acr',
  'microsoft.documentdb': 'cosmos',
  'microsoft.machinelearningservices': 'ml-workspace',
  'microsoft.insights': 'app-insights',
  'microsoft.operationalinsights': 'app-insights',
}

/** Parts of a provider that are services of their own. */
const SERVICE_OF_PART: readonly (readonly [string, Service])[] = [
  ['microsoft.cognitiveservices/accounts/openai/', 'azure-openai'],
  ['microsoft.cognitiveservices/accounts/aiservices/', 'foundry-project'],
  ['microsoft.machinelearningservices/workspaces/agents/', 'foundry-project'],
  ['microsoft.storage/storageaccounts/queueservices/', 'storage-queue'],
  ['microsoft.storage/storageaccounts/tableservices/', 'storage-table'],
  ['microsoft.storage/storageaccounts/fileservices/', 'storage-file'],
]

export function serviceOfOperation(operation: string): Service {
  const name = operation.toLowerCase()
  const part = SERVICE_OF_PART.find(([prefix]) => name.startsWith(prefix))
  if (part !== undefined) return part[1]
  return SERVICE_OF_NAMESPACE[name.split('/', 1)[0] ?? ''] ?? 'resource-manager'
}

/** The service that words near a place tell of; null where none do. */
export function serviceNear(source: string, at: Span): Service | null {
  return hintNear(source, at)?.service ?? null
}

function hintNear(source: string, at: Span): ReadService | null {
  return nearestHint(ALL_HINTS, source, at) ?? nearestHint(ARM_HINTS, source, at)
}

function nearestHint(hints: readonly Hint[], source: string, at: Span): ReadService | null {
  return nearestWithin(hints, source, at, NEAR) ?? nearestWithin(hints, source, at, FAR)
}

function nearestWithin(hints: readonly Hint[], source: string, at: Span, reach: number): ReadService | null {
  const from = Math.max(0, at.start - reach)
  const window = source.slice(from, at.end + reach)
  let best: { service: Service; span: Span; distance: number } | null = null
  for (const { service, pattern } of hints) {
    for (const match of window.matchAll(pattern)) {
      const span = { start: from + match.index, end: from + match.index + match[0].length }
      const distance = Math.max(at.start - span.end, span.start - at.end, 0)
      const isNearer = best === null || distance < best.distance
      const isEarlier = best !== null && distance === best.distance && span.start < best.span.start
      if (isNearer || isEarlier) best = { service, span, distance }
    }
  }
  return best
}
