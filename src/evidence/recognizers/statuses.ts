import type { Family } from '../family.ts'

/** A status counts as Azure's only where one of its hosts answered. */
const AZURE_HOSTS = [
  '.vault.azure.net',
  '.search.windows.net',
  '.core.windows.net',
  '.openai.azure.com',
  '.cognitiveservices.azure.com',
  '.services.ai.azure.com',
  '.documents.azure.com',
  '.azconfig.io',
  '.servicebus.windows.net',
  '.api.azureml.ms',
]

/** Bare statuses: whatever the text tells about the service is all there is. */
export const STATUSES: readonly Family[] = [
  {
    id: 'public-network-disabled',
    cause: 'network',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'suggested',
    says: [
      'public network access (on this resource |to this resource |)is disabled',
      'Public network access has been disabled',
      'access from (public|the public) network(s|) is (disabled|not allowed)',
    ],
    amid: ['azure', 'private endpoint', 'private link', 'windows.net'],
    samples: [
      'Public network access is disabled. Use a private endpoint to reach https://sql-demo.database.windows.net.',
    ],
  },
  {
    id: 'sdk-forbidden',
    cause: 'missing-role',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'bare',
    says: [
      "Operation returned an invalid status (code |)'Forbidden'",
      'Service request failed. Status: 403 (Forbidden)',
    ],
    samples: [
      "azure.core.exceptions.HttpResponseError: Operation returned an invalid status 'Forbidden' (azure/search/documents/_search_client.py)",
    ],
  },
  {
    id: 'host-forbidden',
    cause: 'missing-role',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'bare',
    says: [
      'statusCode: 403',
      'Response Code: 403',
      'error code 403',
      'status code 403',
      'Error code: 403',
      'HTTP 403',
      '403 Client Error: Forbidden',
      '403 Forbidden',
    ],
    amid: AZURE_HOSTS,
    samples: [
      'requests.exceptions.HTTPError: 403 Client Error: Forbidden for url: https://srch-demo.search.windows.net/indexes',
    ],
  },
  {
    id: 'host-unauthorized',
    cause: 'token',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'bare',
    says: [
      'statusCode: 401',
      'status code 401',
      'Error code: 401',
      'HTTP 401',
      '401 Client Error: Unauthorized',
      '401 Unauthorized',
    ],
    amid: AZURE_HOSTS,
    samples: [
      "{ statusCode: 401, request: { url: 'https://kv-demo.vault.azure.net/keys?api-version=7.0', method: 'GET' } }",
    ],
  },
  {
    id: 'host-throttled',
    cause: 'quota',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'bare',
    says: ['429 Too Many Requests', 'status code 429', 'statusCode: 429', 'Error code: 429', '429, message='],
    amid: AZURE_HOSTS,
    samples: [
      "WSServerHandshakeError: 429, message='Invalid response status', url=URL('wss://aoai-demo.openai.azure.com/openai/realtime')",
    ],
  },
  {
    id: 'sdk-unauthorized',
    cause: 'token',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'bare',
    says: [
      "Operation returned an invalid status (code |)'Unauthorized'",
      'Service request failed. Status: 401 (Unauthorized)',
      "The server returned status code '401' when status code '101' was expected",
    ],
    samples: [
      "System.Net.WebSockets.WebSocketException: The server returned status code '401' when status code '101' was expected.",
    ],
  },
]
