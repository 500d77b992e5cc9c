import type { Service } from '../evidence.ts'

/** Domains of each service's own endpoints, the global cloud's first. */
const STORAGE = ['blob', 'dfs', 'file', 'queue', 'table'].flatMap((part) =>
  ['core.windows.net', 'storage.azure.net', 'core.usgovcloudapi.net', 'core.chinacloudapi.cn'].map(
    (domain) => `${part}.${domain}`,
  ),
)
const AI = [
  'openai.azure.com',
  'openai.azure.us',
  'openai.azure.cn',
  'cognitiveservices.azure.com',
  'cognitiveservices.azure.us',
  'cognitiveservices.azure.cn',
  'services.ai.azure.com',
  'api.cognitive.microsoft.com',
  'api.cognitive.azure.cn',
  'cognitive.microsofttranslator.com',
  'speech.microsoft.com',
  'platform.bing.com',
  'azure-api.net',
]
export const DOMAINS: Readonly<Record<Service, readonly string[]>> = {
  'azure-openai': AI,
  'ai-services': AI,
  'foundry-project': [...AI, 'api.azureml.ms'],
  'ai-search': ['search.windows.net', 'search.azure.us', 'search.azure.cn'],
  'storage-blob': STORAGE,
  'storage-file': STORAGE,
  'storage-queue': STORAGE,
  'storage-table': STORAGE,
  'key-vault': ['vault.azure.net', 'managedhsm.azure.net', 'vault.usgovcloudapi.net', 'vault.azure.cn'],
  acr: ['azurecr.io', 'azurecr.us', 'azurecr.cn'],
  cosmos: ['documents.azure.com', 'cosmos.azure.com', 'documents.azure.us', 'documents.azure.cn'],
  'ml-workspace': ['azureml.ms', 'ml.azure.com', 'azureml.net'],
  'resource-manager': [],
  'app-insights': ['applicationinsights.azure.com', 'monitor.azure.com', 'opinsights.azure.com'],
  entra: [],
  other: [
    'servicebus.windows.net',
    'azconfig.io',
    'database.windows.net',
    'kusto.windows.net',
    'eventgrid.azure.net',
    'service.signalr.net',
    'webpubsub.azure.com',
    'azmk8s.io',
    'azure-api.net',
    'azurewebsites.net',
    'purview.azure.com',
    'postgres.database.azure.com',
    'mysql.database.azure.com',
  ],
}

const SERVICE_HOST = new RegExp(
  `^[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,3}\\.(?:${Object.values(DOMAINS).flat().join('|').replaceAll('.', '\\.')})(?![\\w-])`,
  'i',
)

/** Whether a text begins with a host that belongs to a service of Azure. */
export function startsWithServiceHost(text: string): boolean {
  return SERVICE_HOST.test(text)
}

/** Hosts that are endpoints without a name of the tenant's own before them. */
export const SHARED_HOSTS: Partial<Readonly<Record<Service, readonly string[]>>> = {
  'app-insights': [
    'api.loganalytics.io',
    'api.loganalytics.azure.com',
    'api.applicationinsights.io',
    'dc.services.visualstudio.com',
  ],
  'ai-services': ['api.cognitive.microsofttranslator.com', 'api.cognitive.microsoft.com'],
  entra: ['graph.microsoft.com/v', 'graph.microsoft.com/beta', 'graph.windows.net/'],
}
