import type { Service } from './evidence.ts'

/** Words that show a service. */
export interface Hint {
  readonly service: Service
  readonly pattern: RegExp
}

/** Of the products of one kind, the one named nearest to the refusal refused. */
export const AI_HINTS: readonly Hint[] = [
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

/** Azure AI Search refuses in the words of Azure OpenAI (the article, troubleshooting); only its address tells. */
export const SEARCH_ADDRESS: readonly Hint[] = [
  { service: 'ai-search', pattern: /[\w-]\.search\.(?:windows\.net|azure\.(?:us|cn))/gi },
]

export const STORAGE_HINTS: readonly Hint[] = [
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

/** What speaks of Azure Resource Manager where nothing speaks of a service. */
export const ARM_HINTS: readonly Hint[] = [
  {
    service: 'resource-manager',
    pattern:
      /azure\.core\.management|ManagementException|autorest\/azure|azurerm|management\.azure\.com|template deployment|DeploymentFailed|Connect-Az\w{2,40}|Microsoft\.Azure\.Commands|role assignments?\b/gi,
  },
]

/** For statuses that any service may answer with: the SDK or product named nearest. */
export const ALL_HINTS: readonly Hint[] = [
  ...AI_HINTS,
  {
    service: 'entra',
    pattern: /graph\.microsoft\.com|microsoft\.graph|GraphServiceException|Microsoft Graph\b/gi,
  },
  { service: 'key-vault', pattern: /key[ ._-]?vault|vault\.azure\.net/gi },
  {
    service: 'ml-workspace',
    pattern:
      /azureml|azure[ ._/\\-]ai[ ._/\\-]ml\b|machine[ -]?learning|get_workspace|online.?endpoints?\b|prompt.?flow|\bmlflow\b|\bMlException\b/gi,
  },
  {
    service: 'ai-search',
    pattern:
      /search[ ._/\\]documents|search\.windows\.net|(?:ai|cognitive)[ -]?search|search[ _-]?(?:index|client|service)|indexers?\b|skillsets?\b|\bself\.search\b|\bindex(?:es)?\b(?! \d|\.\w)/gi,
  },
  {
    service: 'storage-blob',
    pattern:
      /storage[._/\\-]blobs?|\.blob\.core\.|storage account|datalake|abfss?:\/\/|wasbs?:\/\/|blobfuse|azstorage|azure[-_. ]storage|storage ?explorer/gi,
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
