import type { Service } from '../evidence/evidence.ts'
import { endpointOf } from '../evidence/fields/endpoint.ts'
import { readingOf } from '../evidence/reading.ts'
import { serviceOfOperation } from '../evidence/service.ts'
import { resourceTypeOf } from '../rbac/scope.ts'

/** Words by which people and SDKs name a service. */
const NAMES: Readonly<Record<Service, RegExp>> = {
  'azure-openai': /open ?ai|\baoai\b|\bgpt-?\d|embeddings?\b|chat ?completions?/i,
  'ai-services':
    /cognitive ?services?|\bai services?\b|speech|translator|document intelligence|form recognizer|computer vision|content safety|language service|kognitive/i,
  'ai-search': /(?:ai|cognitive|azure) ?search|search ?(?:service|index)|search\.windows\.net|suchdienst/i,
  'storage-blob':
    /\bblobs?\b|storage account|data ?lake|adls|\bcontainers?\b(?! registry)|speicherkonto|compte de stockage|cuenta de almacenamiento|conta de armazenamento/i,
  'storage-file': /file ?shares?|azure files|dateifreigabe/i,
  'storage-queue': /queues?\b|warteschlange/i,
  'storage-table': /table (?:storage|service)|\.table\.core/i,
  'key-vault': /key ?vault|\bvaults?\b|schlüsseltresor|coffre de clés|almacén de claves/i,
  acr: /container registry|\bacr\b|azurecr/i,
  cosmos: /cosmos/i,
  'ml-workspace': /machine learning|\baml\b|azureml|\bml workspace|(?<!event )\bhub\b/i,
  'foundry-project': /foundry|ai project|\bagents?\b/i,
  'resource-manager':
    /resource manager|\barm\b|resource ?groups?|subscription|deploy|ressourcengruppe|groupe de ressources|grupo de recursos/i,
  'app-insights': /app(?:lication)? ?insights|log analytics|azure monitor/i,
  entra: /\bentra\b|azure ad\b|active directory|aadsts|\bgraph\b/i,
  other:
    /service bus|event hubs?|app configuration|signalr|sql database|event grid|kusto|data explorer|kubernetes|\baks\b|function app|logic app/i,
}

export function namesService(text: string): boolean {
  return Object.values(NAMES).some((pattern) => pattern.test(text))
}

/** Whether the words name this service. */
export function speaksOfService(service: Service, words: string): boolean {
  return NAMES[service].test(words)
}

const MANAGEMENT = /^management\.(?:azure\.com|usgovcloudapi\.net|chinacloudapi\.cn)$/i

export function isManagementHost(host: string): boolean {
  return MANAGEMENT.test(host)
}

/** Whether a host is an endpoint of the service; of any service of Azure, Resource Manager included, for null. */
export function isEndpointOf(service: Service | null, host: string): boolean {
  if (isManagementHost(host)) return true
  return endpointOf(readingOf(host), service, false, 0, host.length)?.host === host
}

/** What else is known of the refusal. */
export interface Place {
  readonly operations: readonly string[]
  readonly scope: string | null
  readonly endpoint: string | null
}

/** Whether a service can be the one that refuses these operations, at this place; ARM speaks for every provider. */
export function fitsPlace(service: Service, { operations, scope, endpoint }: Place): boolean {
  const type = scope === null ? null : resourceTypeOf(scope)
  const providers = [...operations, ...(type === null ? [] : [type])]
  return (
    (service === 'resource-manager' ||
      providers.every((name) => familyOf(serviceOfOperation(name)) === familyOf(service))) &&
    (endpoint === null || isEndpointOf(service, endpoint))
  )
}

/** Services of one resource provider: its operations do not always tell them apart. */
function familyOf(service: Service): string {
  switch (service) {
    case 'azure-openai':
    case 'ai-services':
    case 'foundry-project':
    case 'ml-workspace':
      return 'ai'
    case 'storage-blob':
    case 'storage-file':
    case 'storage-queue':
    case 'storage-table':
      return 'storage'
    case 'resource-manager':
    case 'other':
      return 'resource-manager'
    case 'ai-search':
    case 'key-vault':
    case 'acr':
    case 'cosmos':
    case 'app-insights':
    case 'entra':
      return service
    default:
      return service satisfies never
  }
}
