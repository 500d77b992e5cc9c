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
    id: 'ai-portal-role',
    cause: 'missing-role',
    service: 'ai-services',
    plane: 'control',
    says: ['account must have a Cognitive Services Contributor role assigned'],
    samples: [
      'Your Azure account must have a Cognitive Services Contributor role assigned in order for you to agree to the responsible AI terms and create a resource.',
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
      'Access token is missing, invalid',
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
    id: 'ai-subdomain-unknown',
    cause: 'not-found',
    service: 'ai',
    plane: 'data',
    says: ['Subdomain does not map to a resource'],
    samples: ['{"error":{"code":"404","message":"Subdomain does not map to a resource."}}'],
  },
]
