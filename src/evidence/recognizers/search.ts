import type { Family } from '../family.ts'

/** Azure AI Search, its indexers and skills, and Azure OpenAI asking it ("on your data"). */
export const SEARCH: readonly Family[] = [
  {
    id: 'search-authorization-failed',
    cause: 'missing-role',
    service: 'ai-search',
    plane: 'data',
    says: [
      "'code':'','message':'Authorization failed",
      'Authorization failed. Code: Message: Authorization failed',
      'ACS index due to: () Authorization failed',
      'Call to get (ACS|Azure Search) index failed ... Authorization failed',
    ],
    amid: ['search', 'acs', 'azure.core'],
    samples: [
      'Azure Search Error: 403, message=\'Server responded with status 403. Error message: {"error":{"code":"","message":"Authorization failed."}}\', url=URL(\'https://srch-demo.search.windows.net/indexes/docs?api-version=2021-04-30-Preview\')',
    ],
  },
  {
    id: 'search-on-your-data',
    cause: 'missing-role',
    service: 'ai-search',
    plane: 'data',
    certainty: 'relayed',
    says: [
      'Invalid AzureCognitiveSearch configuration detected',
      'Call to get (ACS|Azure Search) index failed',
      'required role assignments to access Azure Search resource',
    ],
    samples: [
      'Invalid AzureCognitiveSearch configuration detected: 403 Client Error: Forbidden for url: https://srch-demo.search.windows.net/indexes/kb?api-version=2021-04-30-Preview',
    ],
  },
  {
    id: 'search-sign-in',
    cause: 'token',
    service: 'ai-search',
    plane: 'data',
    says: ['Azure Search Error: 401', 'Authorization failed. Authentication token failed validation'],
    samples: [
      "Call to get Azure Search index failed.\nAzure Search Error: 401, message='Server responded with status 401.'",
    ],
  },
  {
    id: 'search-not-found',
    cause: 'not-found',
    service: 'ai-search',
    plane: 'data',
    says: [
      'Azure Search Error: 404',
      'No (index|indexer|data source|skillset|alias) with the name ... was found in (the|) service',
      'The (index|indexer|data source|skillset) .. for service .. was not found',
    ],
    samples: ["No index with the name 'docs' was found in the service 'srch-demo'."],
  },
  {
    id: 'search-quota',
    cause: 'quota',
    service: 'ai-search',
    plane: 'data',
    says: [
      'quota has been exceeded for this service',
      'You are exceeding your quota of',
      'free skillset execution quota has been reached',
      'Cannot create more than one free search service',
    ],
    amid: ['search', 'index'],
    samples: [
      "Operation returned an invalid status 'Forbidden'. Index quota has been exceeded for this service.",
    ],
  },
  {
    id: 'search-key',
    cause: 'bad-key',
    service: 'ai-search',
    plane: 'data',
    says: [
      'The given API key is not permitted in the URI query string',
      'given API key (doesnt|does not) match services internal, primary or secondary keys',
      'api-key ... is (invalid|not valid) ... search service',
      'API key ... is (invalid|not valid) for search service',
      'Invalid authorization. Check (the|your) api-key',
      'Provided key is not a valid .. key for the region of your search service',
      "require a valid 'all-in-one' Cognitive Services key",
      'InvalidApiKey ... search.windows.net',
    ],
    samples: ['The given API key is not permitted in the URI query string.'],
  },
  {
    id: 'search-network',
    cause: 'network',
    service: 'ai-search',
    plane: 'data',
    says: [
      'search service ... does not allow ... public network',
      'not allowed to access (this|the) search service',
      'search service ... IP ... not allowed',
    ],
    samples: ['The client with this address is not allowed to access this search service.'],
  },
  {
    id: 'search-data-source-key',
    cause: 'bad-key',
    service: 'storage',
    plane: 'data',
    says: ['Credentials provided in the connection string are invalid or have expired'],
    samples: [
      '{"error":{"code":"","message":"Error with data source: Credentials provided in the connection string are invalid or have expired."}}',
    ],
  },
  {
    id: 'search-data-source-identity',
    cause: 'missing-role',
    service: 'storage',
    plane: 'data',
    certainty: 'suggested',
    says: [
      'Unable to retrieve blob container for account ... using your managed identity',
      'Unable to list items within the blob container',
      'Error with data source ... managed identity',
    ],
    samples: [
      "Error with data source: Unable to retrieve blob container for account 'stdemo' using your managed identity.",
    ],
  },
  {
    id: 'search-data-source-reader',
    cause: 'missing-role',
    service: 'resource-manager',
    plane: 'control',
    says: [
      'Unable to retrieve server endpoint for account ... using your managed identity',
      'managed identity for your search service has been granted permission',
    ],
    samples: [
      "Unable to retrieve server endpoint for account 'sql-demo' using your managed identity. Ensure the resource ID is correct and that the managed identity for your search service has been granted permission (e.g., Reader) to read server endpoint for this account.",
    ],
  },
  {
    id: 'search-data-source-cosmos',
    cause: 'other',
    service: 'cosmos',
    plane: 'data',
    says: ['connection to the Cosmos DB database ... could not be made due to missing authorizations'],
    samples: [
      "Error with data source: The connection to the Cosmos DB database 'orders' could not be made due to missing authorizations.",
    ],
  },
  {
    id: 'search-identity-off',
    cause: 'token',
    service: 'ai-search',
    plane: 'data',
    says: ['Ensure managed identity is enabled for your service'],
    samples: ['Credentials are missing. Ensure managed identity is enabled for your service.'],
  },
  {
    id: 'search-vectorization-denied',
    cause: 'missing-role',
    service: 'ai-search',
    plane: 'data',
    says: [
      'failed to authenticate to the vectorization endpoint',
      'Could not authenticate to the vectorization endpoint',
      'Could not complete vectorization action ... (Unauthorized|authenticate|permission)',
    ],
    samples: [
      'Could not complete vectorization action. The service failed to authenticate to the vectorization endpoint.',
    ],
  },
  {
    id: 'search-vectorization-unreachable',
    cause: 'network',
    service: 'ai-search',
    plane: 'data',
    says: ['Could not reach the vectorization endpoint'],
    samples: ['Could not complete vectorization action. Could not reach the vectorization endpoint.'],
  },
  {
    id: 'search-check-access',
    cause: 'other',
    service: 'ai-search',
    plane: 'data',
    says: ['CheckAccess API call with non successful response'],
    samples: [
      'Content: CheckAccess API call with non successful response. StatusCode: Forbidden Body: (Scrubbed)',
    ],
  },
  {
    id: 'search-skill-sign-in',
    cause: 'token',
    service: 'other',
    plane: 'data',
    certainty: 'suggested',
    says: ['You do not have permission to view this directory or page'],
    amid: ['web api response', 'azurewebsites', 'skill'],
    samples: [
      "Web Api response status: 'Unauthorized', Web Api response details: 'You do not have permission to view this directory or page.'",
    ],
  },
]
