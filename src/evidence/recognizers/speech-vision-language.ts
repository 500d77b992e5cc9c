import type { Family } from '../family.ts'

/** Speech, Vision, Translator, Language and Document Intelligence, where they speak for themselves. */
export const SPEECH_VISION_LANGUAGE: readonly Family[] = [
  {
    id: 'ai-key-invalid-classic',
    cause: 'bad-key',
    service: 'ai-services',
    plane: 'data',
    says: [
      'Access denied due to (invalid|missing) subscription key. Make sure',
      'Access denied due to (invalid|missing) subscription key',
      'The request is not authorized because credentials are missing or invalid',
      'provided subscription key is invalid',
      'Please provide an authentication key',
      'NoCredit ... Api Key is invalid',
      'The credentials provided are for the .. API. This request requires credentials for',
      'is not supported with the current subscription key and pricing tier',
      'parameter not supported for this kind of subscription',
      'This application cannot be accessed with the current subscription',
      'Invalid Billing Endpoint URI',
    ],
    codes: ['InvalidSubscriptionKey'],
    samples: [
      'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
      '{"error":{"code":401000,"message":"The request is not authorized because credentials are missing or invalid."}}',
    ],
  },
  {
    id: 'ai-key-of-another-resource',
    cause: 'bad-key',
    service: 'ai-services',
    plane: 'data',
    certainty: 'bare',
    says: ["Operation returned an invalid status (code |)'Access Denied'"],
    samples: ["CustomVisionErrorException: Operation returned an invalid status code 'Access Denied'"],
  },
  {
    id: 'ai-speech-key',
    cause: 'bad-key',
    service: 'ai-services',
    plane: 'data',
    says: [
      'Authentication error (401|403). Please check subscription information and region name',
      'WebSocket upgrade failed: Authentication error',
      'WebSocket upgrade failed with (HTTP status code|an authentication error)',
      'Unable to contact server. StatusCode: 1006, undefined Reason: Unexpected server response: (401|403)',
      'WebSocket handshake: Unexpected response code: (401|403)',
    ],
    samples: [
      'CANCELED: ErrorDetails=WebSocket upgrade failed: Authentication error (401). Please check subscription information and region name.',
    ],
  },
  {
    id: 'ai-token-unsupported',
    cause: 'token',
    service: 'ai-services',
    plane: 'data',
    says: ['not supported for CheckAccess', 'operation not supported for token authentication'],
    samples: [
      'ApiId document-intelligence-api OperationId GetInfo not supported for CheckAccess. ErrorCode: API operation not supported for token authentication',
    ],
  },
  {
    id: 'ai-identity-rejected-by-storage',
    cause: 'missing-role',
    service: 'storage',
    plane: 'data',
    says: [
      'Managed Identity credential was rejected by the storage service',
      'Unable to list blobs on the Azure blob storage account',
    ],
    samples: ['2012: Managed Identity credential was rejected by the storage service.'],
  },
  {
    id: 'ai-limited-access',
    cause: 'policy',
    service: 'ai-services',
    plane: 'data',
    says: ['missing approval for one or more of the following features'],
    samples: [
      '{"error":{"code":"InvalidRequest","message":"Invalid request has been sent.","innererror":{"code":"UnsupportedFeature","message":"Feature is not supported, missing approval for one or more of the following features: Identification."}}}',
    ],
  },
]
