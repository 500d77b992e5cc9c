import type { Family } from '../family.ts'

/** Command lines, pipelines and libraries that are not signed in, before Microsoft Entra ID is asked. */
export const SIGN_IN_TOOLS: readonly Family[] = [
  {
    id: 'tool-not-signed-in',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'suggested',
    says: [
      "Please run 'az login' to (setup account|set up an account|set up account)",
      'Azure CLI not found on path',
      'Run (Connect-AzAccount|Login-AzureRmAccount|Login-AzAccount) to login',
      'Your Azure credentials have not been set up or have expired',
      'No account (or accounts |)found ... az login',
      'not logged in, run azd auth login',
      'please run azd auth login',
      'Azure Developer CLI authentication failed',
      'The requested resource requires user authentication',
      'fetching token: failed to authenticate',
      'Interactive authentication is needed. Please run: az login',
      'Authorization Tokens were found please re-authenticate using az login',
      "No subscription found. Run 'az account set'",
      'No subscriptions (were |)found for',
    ],
    samples: ["ERROR: Please run 'az login' to setup account.", 'Run Connect-AzAccount to login.'],
  },
  {
    id: 'pipeline-not-signed-in',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'suggested',
    says: [
      'Unable to get ACTIONS_ID_TOKEN_REQUEST_URL',
      'Failed to obtain the Json Web Token',
      'unable to build authorizer for Resource Manager API',
      'could not configure .. Authorizer',
      'Not all values are present. Ensure client-id and tenant-id are supplied',
      'Login failed with Error ... az',
    ],
    samples: [
      'Error: building account: unable to build authorizer for Resource Manager API: could not configure AzureCli Authorizer',
      'Error: Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable.',
    ],
  },
  {
    id: 'other-tenant-signed-in',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    says: ['You are currently logged-in to .. tenant. You dont have access to .. subscription'],
    samples: [
      "AuthenticationException: You are currently logged-in to 99999999-2222-4333-8444-555555555555 tenant. You don't have access to 11111111-2222-4333-8444-555555555555 subscription, please check if it is in this tenant.",
    ],
  },
  {
    id: 'oauth-refusal',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'relayed',
    says: [
      'Msal(UiRequired|Service|Client)Exception',
      '(InteractionRequiredAuthError|ServerError|ClientAuthError) .. (invalid|required|error)',
    ],
    codes: [
      'invalid_grant',
      'invalid_client',
      'interaction_required',
      'unauthorized_client',
      'consent_required',
      'login_required',
    ],
    amid: ['azure', 'msal', 'aadsts', 'entra', 'microsoftonline'],
    samples: [
      '{"error":"invalid_grant","error_description":"The provided grant has expired.","error_uri":"https://login.microsoftonline.com/error?code=70008"}',
    ],
  },
  {
    id: 'instance-metadata-unreachable',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'relayed',
    says: ['169.254.169.254/metadata/identity/oauth2/token', '169.254.169.254 metadata identity'],
    amid: ['error', 'failed', 'exception', 'timeout', 'unable'],
    samples: [
      'Error performing token request: error sending request for url (http://169.254.169.254/metadata/identity/oauth2/token?api-version=2019-08-01)',
    ],
  },
  {
    id: 'credential-of-sdk',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'relayed',
    says: [
      '(Environment|ManagedIdentity|AzureCli|AzurePowerShell|AzureDeveloperCli|VisualStudio|VisualStudioCode|SharedTokenCache|WorkloadIdentity|ClientSecret|ClientCertificate|ClientAssertion|InteractiveBrowser|DeviceCode|UsernamePassword|OnBehalfOf|Broker|AzurePipelines)Credential .. (unavailable|failed|error|expired)',
    ],
    amid: ['credential'],
    samples: [
      'ClientSecretCredential authentication failed: A configuration issue is preventing authentication.',
    ],
  },
  {
    id: 'data-loss-prevention',
    cause: 'policy',
    service: 'other',
    plane: 'unknown',
    says: ['blocked by Data Loss Prevention (DLP|) policy', 'violates .. Data Loss Prevention polic(y|ies)'],
    samples: [
      "Connection creation of 'shared_azureopenai' has been blocked by Data Loss Prevention (DLP) policy 'Standard'.",
    ],
  },
]
