/** A call to a service's own endpoint that a person of the sandbox can try. */
export interface ContosoCall {
  readonly id: string
  readonly title: string
  readonly host: string
  readonly path: string
  readonly audience: string
  readonly body: unknown
}

const COGNITIVE_SERVICES = 'https://cognitiveservices.azure.com/.default'
const SEARCH = 'https://search.azure.com/.default'
const OPENAI_HOST = 'aoai-contoso.openai.azure.com'
const SEARCH_HOST = 'srch-contoso.search.windows.net'

export const serviceCalls: readonly ContosoCall[] = [
  {
    id: 'chat',
    title: 'Chat with gpt-4o',
    host: OPENAI_HOST,
    path: '/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    audience: COGNITIVE_SERVICES,
    body: { messages: [{ role: 'user', content: 'Hello' }] },
  },
  {
    id: 'search',
    title: 'Query the search index',
    host: SEARCH_HOST,
    path: '/indexes/products/docs/search?api-version=2024-07-01',
    audience: SEARCH,
    body: { search: '*' },
  },
  {
    id: 'index',
    title: 'Upload a document to the index',
    host: SEARCH_HOST,
    path: '/indexes/products/docs/index?api-version=2024-07-01',
    audience: SEARCH,
    body: { value: [{ '@search.action': 'upload', id: '1' }] },
  },
]
