import { resourceTypeOf } from '../rbac/scope.ts'
import type { Service, Span } from './evidence.ts'

/** The service, or the rule that finds it in the text. */
export type ServiceRule = Service | null | 'by-operation' | 'by-hints' | 'ai' | 'storage'

/** A service, and the words that showed it; null where the family itself says it. */
export interface ReadService {
  readonly service: Service | null
  readonly span: Span | null
}

interface Hint {
  readonly service: Service
  readonly pattern: RegExp
}

/** Of the products of one kind, the one named nearest to the refusal refused. */
const AI_HINTS: readonly Hint[] = [
  {
    service: 'foundry-project',
    pattern:
      /\/api\/projects\b|AIProjectClient|ai[ ._/\\-]projects|azure[ ._/\\-]ai[ ._/\\-]agents|PersistentAgents|AgentRootTreeNode|listAgents|azure-ai-foundry\.|foundry-api\.|foundry (?:project|agent)|\bassistants\/|AIFServiceClient/gi,
  },
  {
    service: 'azure-openai',
    pattern:
      /openai|\bgpt-?[345]|chat[ ._/-]?completions?|\bembeddings?\b|\/deployments\/|text-embedding|semantic.?kernel|litellm|dall-?e|davinci|\bo[134]-mini\b/gi,
  },
  {
    service: 'ai-services',
    pattern:
      /document.?intelligence|form.?recognizer|\bface api\b|cognitive face|\bspeech|translator|\btranslation\b|computer.?vision|custom.?vision|\brecognizer\b|content.?safety|content.?understanding|text.?analytics|language service|\bluis\b|qna.?maker|[\w>*}]\.cognitiveservices\.azure\.(?:com|us|cn)(?!\/openai)|api\.cognitive\.microsoft\.com(?!\/openai)/gi,
  },
]

const STORAGE_HINTS: readonly Hint[] = [
  {
    service: 'storage-queue',
    pattern:
      /\.queue\.(?:core|storage)\.|storage[._/\\-]queues?|queue(?:service)?client|windows-azure-queue|send_?message|update_?message|\bqueues?\b(?! data| service properties)/gi,
  },
  {
    service: 'storage-file',
    pattern:
      /\.file\.(?:core|storage)\.|file[._-]?shares?\b|windows-azure-file|\bfile-extension\b|share(?:storageexception|serviceclient|fileclient|client)\b|\bazure files\b/gi,
  },
  {
    service: 'storage-table',
    pattern:
      /\.table\.(?:core|storage)\.|data[._/\\-]tables|table(?:service)?client|windows-azure-table|\btable (?:reference|service)|tablestorage|odata\.error|<m:(?:error|code)|\btable storage\b/gi,
  },
  {
    service: 'storage-blob',
    pattern:
      /\bblobs?\b(?! data)|blob(?:service|container)?client|azblob|windows-azure-(?:blob|hdfs)|\.dfs\.|data ?lake|adls/gi,
  },
]

/** For statuses that any service may answer with: the SDK or product named nearest. */
const ALL_HINTS: readonly Hint[] = [
  ...AI_HINTS,
  { service: 'key-vault', pattern: /key[ ._-]?vault|vault\.azure\.net/gi },
  {
    service: 'ml-workspace',
    pattern:
      /azureml|azure[ ._/\\-]ai[ ._/\\-]ml\b|machine[ -]?learning|get_workspace|online.?endpoints?\b|prompt.?flow|\bmlflow\b|\bMlException\b/gi,
  },
  {
    service: 'ai-search',
    pattern:
      /search[ ._/\\]documents|search\.windows\.net|(?:ai|cognitive)[ -]?search|search[ _-]?(?:index|client|service)|indexers?\b|skillsets?\b|\bself\.search\b|\bindex(?:es)?\b(?! \d)/gi,
  },
  {
    service: 'storage-blob',
    pattern:
      /storage[._/\\-]blobs?|\.blob\.core\.|storage account|datalake|abfss?:\/\/|wasbs?:\/\/|blobfuse|azstorage/gi,
  },
  { service: 'cosmos', pattern: /cosmos/gi },
  { service: 'acr', pattern: /azurecr\.(?:io|us|cn)|container registry|\bacr\b/gi },
  {
    service: 'app-insights',
    pattern:
      /app(?:lication)?[ -]?insights|log[ _-]?analytics|monitor-opentelemetry|azure[ _-]?monitor|\btelemetry\b|live metrics/gi,
  },
  {
    service: 'other',
    pattern:
      /app ?configuration|azconfig\.io|service ?bus|event ?hubs?|signalr|database\.windows\.net|kusto|digital.?twins|azure.?maps|iot.?hub|event.?grid|web.?pubsub|data.?factory|databricks|synapse|purview|lakehouse|power bi|dev\.azure\.com/gi,
  },
]

const NEAR = 1500
const FAR = 30_000

export function serviceOf(rule: ServiceRule, source: string, at: Span, denied: Denied): ReadService {
  switch (rule) {
    case 'by-operation':
      return { service: serviceOfDenied(denied), span: null }
    case 'ai':
      return nearestHint(AI_HINTS, source, at) ?? { service: 'azure-openai', span: null }
    case 'storage':
      return nearestHint(STORAGE_HINTS, source, at) ?? { service: 'storage-blob', span: null }
    case 'by-hints':
      return nearestHint(ALL_HINTS, source, at) ?? { service: null, span: null }
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
  return nearestHint(ALL_HINTS, source, at)?.service ?? null
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
