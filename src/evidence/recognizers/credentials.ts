import type { Family } from '../family.ts'

/** A client that gets no token: the credentials of the Azure SDKs, and managed identities. */
export const CREDENTIALS: readonly Family[] = [
  {
    id: 'credential-chain',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'relayed',
    says: [
      '(DefaultAzureCredential|ChainedTokenCredential) failed to retrieve a token from the included credentials',
      'ChainedTokenCredential authentication failed',
      'EnvironmentCredential authentication unavailable',
      'error: missing_environment_variables',
      'ManagedIdentityCredential authentication (unavailable|failed)',
      'failed to acquire a token',
    ],
    codes: ['CredentialUnavailableError', 'CredentialUnavailableException', 'CredentialUnavailable'],
    amid: ['credential', 'azure', 'msal'],
    samples: [
      'DefaultAzureCredential failed to retrieve a token from the included credentials.\nAttempted credentials:\n\tEnvironmentCredential: EnvironmentCredential authentication unavailable. Environment variables are not fully configured.',
    ],
  },
  {
    id: 'managed-identity-not-assigned',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'suggested',
    says: [
      'The requested identity has not been assigned to this resource',
      'requested identity isn(t|ot) assigned to this resource',
      'error invalid_request error_description Identity not found',
      'error_description Identity not found',
      'No (User Assigned or Delegated |)Managed Identity (was |)found for specified',
      'Either the requested identity has not been assigned to this resource',
      'no managed identity endpoint found',
      'no identity found with client id',
      'no default identity is assigned to this resource',
      'No MSI found for specified ClientId/ResourceId',
      'Multiple user assigned identities exist, please specify the clientId',
      'nmi response failed with status code',
      'getting assigned identities for pod',
      'Invalid secret token header',
    ],
    codes: ['DefaultIdentityNotDefined'],
    samples: [
      'ManagedIdentityCredential authentication unavailable. The requested identity has not been assigned to this resource.\nStatus: 400 (Bad Request)\n{"error":"invalid_request","error_description":"Identity not found"}',
    ],
  },
  {
    id: 'managed-identity-endpoint',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'suggested',
    says: [
      'MSI: Failed to (retrieve|acquire) a token from',
      'Failed to (connect to MSI|acquire token from MSI)',
      'no response from the IMDS endpoint',
      'failed to get service principal token',
      'adal: Refresh request failed',
      'Failed to refresh the Token for request to',
      'MSI extension not yet fully provisioned',
      'Unable to load the proper Managed Identity',
      'All Managed Identity sources are unavailable',
      'is not a supported MSI token audience',
    ],
    samples: [
      "MSI: Failed to retrieve a token from 'http://169.254.169.254/metadata/identity/oauth2/token' with an error of '400 Client Error'.",
    ],
  },
]
