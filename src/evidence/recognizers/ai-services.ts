import type { Family } from '../family.ts'

/** The front door of Azure OpenAI, Foundry and the other AI services: roles, keys, tokens, networks. */
export const AI_SERVICES: readonly Family[] = [
  {
    id: 'ai-lacks-data-action',
    cause: 'missing-role',
    service: 'by-operation',
    plane: 'data',
    says: [
      'principal {principal} lacks the required data action {operation} to perform',
      'principal {principal} lacks the required data action [{operation}]',
      'lacks the required data action {operation}',
    ],
    alongside: ['PermissionDenied'],
    samples: [
      'The principal `0f1e2d3c-4b5a-4678-9abc-def012345678` lacks the required data action `Microsoft.CognitiveServices/accounts/AIServices/agents/read` to perform `GET /api/projects/{projectName}/assistants` operation.',
    ],
  },
  {
    id: 'ai-principal-no-access',
    cause: 'missing-role',
    service: 'ai',
    plane: 'data',
    says: ['(Principal|user|caller) does not have access to API/Operation'],
    alongside: ['PermissionDenied'],
    samples: [
      "openai.AuthenticationError: Error code: 401 - {'error': {'code': 'PermissionDenied', 'message': 'Principal does not have access to API/Operation.'}}",
    ],
  },
  {
    id: 'ai-permission-denied',
    cause: 'missing-role',
    service: 'ai',
    plane: 'data',
    certainty: 'bare',
    says: [
      '401 Client Error: PermissionDenied for url',
      '403 Client Error: PermissionDenied for url',
      "Operation returned an invalid status (code |)'PermissionDenied'",
    ],
    codes: ['PermissionDenied'],
    amid: ['azure', 'openai', 'cognitive', 'foundry'],
    samples: [
      '401 Client Error: PermissionDenied for url: https://ai-demo.services.ai.azure.com/contentunderstanding/analyzers/a1?api-version=2024-12-01-preview',
    ],
  },
  {
    id: 'ai-account-no-access',
    cause: 'missing-role',
    service: 'ai-services',
    plane: 'data',
    says: [
      'account does not have access to this resource, please contact your resource owner',
      "account doesn't have access to this resource, please contact your resource owner",
    ],
    samples: [
      'Your account does not have access to this resource, please contact your resource owner to get access.',
    ],
  },
  {
    id: 'ai-key-invalid',
    cause: 'bad-key',
    service: 'ai',
    plane: 'data',
    says: [
      'Access denied due to invalid subscription key or wrong API endpoint',
      'Make sure to provide a valid key for an active subscription and use a correct regional API endpoint',
      'The API key provided for endpoint {endpoint} is invalid',
      'Access denied due to (a|) missing application credentials or subscription key',
    ],
    samples: [
      '{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription."}}',
    ],
  },
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
      'Unable to contact server. StatusCode: 1006',
      'WebSocket handshake: Unexpected response code: (401|403)',
    ],
    samples: [
      'CANCELED: ErrorDetails=WebSocket upgrade failed: Authentication error (401). Please check subscription information and region name.',
    ],
  },
  {
    id: 'ai-key-disabled',
    cause: 'key-auth-disabled',
    service: 'ai',
    plane: 'data',
    says: [
      'Key based authentication is (disabled|not permitted) for this resource',
      'Key based authentication is disabled',
    ],
    codes: ['AuthenticationTypeDisabled'],
    samples: [
      "Error code: 403 - {'error': {'code': 'AuthenticationTypeDisabled', 'message': 'Key based authentication is disabled for this resource.'}}",
    ],
  },
  {
    id: 'ai-network',
    cause: 'network',
    service: 'ai',
    plane: 'data',
    says: [
      'Access denied due to Virtual Network/Firewall rules',
      'Public access is disabled. Please configure private endpoint',
      'Traffic is not from an approved private endpoint',
      'A Virtual Network is configured for this resource. Please use the correct endpoint',
    ],
    alongside: ['AccessDenied'],
    samples: [
      '{"error":{"code":"403","message": "Access denied due to Virtual Network/Firewall rules."}}',
      '{"error":{"code":"403","message": "Public access is disabled. Please configure private endpoint."}}',
    ],
  },
  {
    id: 'ai-outbound-network',
    cause: 'network',
    service: 'azure-openai',
    plane: 'data',
    says: [
      'Outbound network access is restricted. The hostname {endpoint} for parameter',
      'Outbound network access is restricted',
      'is not in the allowed FQDN list for this resource',
    ],
    samples: [
      "Outbound network access is restricted. The hostname 'srch.search.windows.net' for parameter 'endpoint' is not in the allowed FQDN list for this resource.",
    ],
  },
  {
    id: 'ai-token',
    cause: 'token',
    service: 'ai',
    plane: 'data',
    says: [
      'Access token is missing, invalid, audience is incorrect',
      'Tenant provided in token does not match resource (token|tenant)',
      'Token .. does not match resource tenant',
      'missing, invalid, audience is incorrect',
      'audience is incorrect (https://cognitiveservices.azure.com)',
      'audience is incorrect (https://ai.azure.com)',
      'Unauthorized. Access token is missing',
    ],
    samples: [
      '{"statusCode":401,"message":"Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired."}',
    ],
  },
  {
    id: 'ai-custom-subdomain',
    cause: 'token',
    service: 'ai',
    plane: 'data',
    says: ['provide a custom subdomain for token authentication', 'Please provide a custom subdomain for'],
    alongside: ['BadRequest'],
    samples: [
      '(BadRequest) Please provide a custom subdomain for token authentication, otherwise API key is required.',
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
    id: 'ai-identity-missing',
    cause: 'token',
    service: 'ai',
    plane: 'data',
    says: [
      'Managed Identity (MI) is not set for this account',
      'Managed identity is not enabled for the current resource',
      'The managed identity configuration is invalid',
    ],
    codes: ['ManagedIdentityIsNotEnabled', 'InvalidManagedIdentity'],
    samples: [
      'The managed identity configuration is invalid: Managed identity is not enabled for the current resource',
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
  {
    id: 'ai-subdomain-unknown',
    cause: 'not-found',
    service: 'ai',
    plane: 'data',
    says: ['Subdomain does not map to a resource'],
    samples: ['{"error":{"code":"404","message":"Subdomain does not map to a resource."}}'],
  },
]
