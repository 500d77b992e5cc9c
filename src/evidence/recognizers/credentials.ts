import type { Family } from '../recognizer.ts'

/** A client that gets no token: the credentials of the Azure SDKs, managed identities, the command line. */
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
      'ManagedIdentityCredential authentication (unavailable|failed)',
      'Credential(UnavailableError|UnavailableException)',
      'failed to acquire a token',
    ],
    codes: ['CredentialUnavailableError', 'CredentialUnavailableException', 'CredentialUnavailable'],
    amid: ['credential', 'azure', 'msal'],
    samples: [
      'DefaultAzureCredential failed to retrieve a token from the included credentials.\nAttempted credentials:\n\tEnvironmentCredential: EnvironmentCredential authentication unavailable. Environment variables are not fully configured.',
    ],
  },
  {
    id: 'credential-not-signed-in',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'suggested',
    says: [
      "Please run 'az login' to (setup account|set up an account|set up account)",
      'Azure CLI not found on path',
      'Run Connect-AzAccount to login',
      'Your Azure credentials have not been set up or have expired',
      'No account (or accounts |)found ... az login',
      'not logged in, run azd auth login',
      'fetching token: failed to authenticate',
      'Interactive authentication is needed. Please run: az login',
    ],
    samples: ["ERROR: Please run 'az login' to setup account.", 'Run Connect-AzAccount to login.'],
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
    ],
    samples: [
      "MSI: Failed to retrieve a token from 'http://169.254.169.254/metadata/identity/oauth2/token' with an error of '400 Client Error'.",
    ],
  },
]
