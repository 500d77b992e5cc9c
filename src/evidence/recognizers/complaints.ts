import type { Family } from '../family.ts'

const REFUSED =
  '(denied|blocked|disabled|not allowed|refused|rejected|not permitted|not approved|forbidden|not authorized|restricted|prevented)'
const NETWORK =
  '(firewall|virtual network|vnet|private endpoint|private link|public network|public access|public internet|ip address|client ip|network security perimeter|network rule|network rules|network acl)'
const DENIED = '(forbidden|unauthorized|not authorized|access denied|permission denied|enough permission|403)'
const KEY = '(api key|subscription key|access key|account key|admin key|shared key|query key|function key)'

/** Services of Azure and beside it that hand out their rights themselves; a role of Azure gives none there. */
const OWN_AUTHORIZATION = [
  'purview',
  'synapse',
  'databricks',
  'lakehouse',
  'power bi',
  'dev.azure.com',
  'kusto',
  'dataverse',
]

/** Whatever the service: words that tell the cause of a failure of which no wording is known. */
export const COMPLAINTS: readonly Family[] = [
  {
    id: 'complaint-network',
    cause: 'network',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'inferred',
    says: [`${NETWORK} .. ${REFUSED}`, `${REFUSED} .. ${NETWORK}`],
    codeWords: [
      'Firewall',
      'VirtualNetwork',
      'Vnet',
      'PrivateLink',
      'PrivateEndpoint',
      'PublicNetwork',
      'NetworkAcl',
      'SecurityPerimeter',
    ],
    samples: [
      'azure.core.exceptions.HttpResponseError: (Forbidden) The request was blocked because of the firewall of the Azure Cosmos DB account.',
    ],
  },
  {
    id: 'complaint-key-disabled',
    cause: 'key-auth-disabled',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'inferred',
    says: [
      '(key based|shared key|api key|access key|local|sas|admin|basic|key) (authentication|auth|authorization|access|user|credentials) .. (disabled|not permitted|not allowed|not enabled|turned off)',
    ],
    codeWords: ['LocalAuth', 'KeyAuth', 'KeyBasedAuth', 'LocalAccount'],
    samples: ['Error: local authentication is disabled for this Azure App Configuration store.'],
  },
  {
    id: 'complaint-key',
    cause: 'bad-key',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'inferred',
    says: [
      `${KEY} .. (invalid|incorrect|wrong|not valid|does not match|doesnt match|mismatch|missing|not recognized|not provided)`,
      `(invalid|incorrect|wrong|bad) .. ${KEY}`,
      '(provided|given|supplied) key (is not|does not|doesnt|is of type|is invalid)',
      '(shared access signature|sas token|signature|connection string) .. (invalid|expired|did not match|does not match|mismatch|malformed)',
      '(invalid|expired|malformed) .. (shared access signature|sas token|connection string)',
    ],
    codeWords: [
      'InvalidKey',
      'InvalidApiKey',
      'KeyInvalid',
      'InvalidSignature',
      'SignatureMismatch',
      'InvalidSas',
      'InvalidAccessKey',
    ],
    samples: ['{"error":{"code":"401","message":"The subscription key sent to Azure Maps is not valid."}}'],
  },
  {
    id: 'complaint-quota',
    cause: 'quota',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'inferred',
    says: [
      '(quota|rate limit|request limit|call volume) .. (exceeded|exceeds|exceeding|reached|insufficient|ran out|exhausted|not available)',
      '(exceeded|exceeding|exceeds|insufficient|out of|reached|additional|not enough) .. (quota|rate limit|request limit)',
      'too many requests',
    ],
    codeWords: ['Quota', 'Throttl', 'RateLimit', 'TooManyRequests'],
    samples: [
      'azure.core.exceptions.HttpResponseError: (429) Too many requests to the Azure Digital Twins instance, retry after 6 seconds.',
    ],
  },
  {
    id: 'complaint-policy',
    cause: 'policy',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'inferred',
    says: [
      '(disallowed|denied|blocked|not allowed|prohibited|forbidden) .. (by policy|by azure policy|by an azure policy)',
    ],
    codeWords: ['ByPolicy'],
    samples: ['ERROR: Creation of the Data Factory was denied by Azure Policy.'],
  },
  {
    id: 'complaint-token',
    cause: 'token',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'inferred',
    says: [
      'token .. (expired|invalid|not valid|missing|malformed|rejected|not be validated|validation failed|mismatch|not accepted|does not match|not yet valid|incorrect)',
      '(invalid|expired|missing|malformed|wrong) .. (access token|bearer token|auth token|authentication token|aad token|security token|id token)',
      '(audience|issuer|tenant) .. (invalid|incorrect|mismatch|does not match|did not match|validation failed|not trusted|not configured)',
      '(failed to|unable to|could not|cannot) (acquire|obtain|get|retrieve|fetch|refresh|request) .. token',
      'Authorization header .. (missing|invalid|malformed)',
      'No Authorization header',
      'token failed validation',
      'Could not find identity for access token',
      'Failed to authenticate with Azure',
    ],
    codeWords: [
      'InvalidToken',
      'ExpiredToken',
      'TokenExpired',
      'TokenInvalid',
      'AccessToken',
      'BearerToken',
      'SecurityToken',
      'Unauthenticated',
      'AuthenticationFail',
      'AuthenticationError',
      'AuthenticationRequired',
      'Credential',
      'Audience',
      'Issuer',
    ],
    samples: ['Error: Failed to obtain the access token for the Azure Digital Twins instance.\nStatus: 400'],
  },
  {
    id: 'complaint-own-system',
    cause: 'other',
    service: 'other',
    plane: 'data',
    certainty: 'inferred',
    says: [DENIED],
    amid: OWN_AUTHORIZATION,
    samples: [
      'requests.exceptions.RequestException: {"error":{"code":"Unauthorized","message":"Not authorized to access account"}} from https://pvw-demo.catalog.purview.azure.com/api/atlas',
    ],
  },
  {
    id: 'complaint-directory',
    cause: 'other',
    service: 'entra',
    plane: 'unknown',
    certainty: 'inferred',
    says: [DENIED, '(missing|insufficient) .. (permission|permissions|scope|privileges)'],
    codeWords: ['AccessDenied', 'PermissionScope', 'InsufficientPermissions'],
    amid: ['graph.microsoft.com', 'microsoft.graph', 'permissionscope', 'inaccesstoken', 'microsoft graph'],
    samples: [
      'com.microsoft.graph.http.GraphServiceException: Error code: ErrorAccessDenied\nError message: Access is denied. Check credentials and try again.',
    ],
  },
  {
    id: 'complaint-role',
    cause: 'missing-role',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'inferred',
    says: [
      'must have (a|the) .. role assigned in order',
      'role check failed .. check the role assignment',
      'Ensure (the|your) (managed|) identity has been (granted|assigned) .. (permission|role)',
      'Ensure (the|your) (managed|) identity has the .. role',
      'make sure .. (has|have) the .. role',
    ],
    samples: [
      'Error: Unable to connect to AI Services using managed identity. Ensure the identity has been granted permission Cognitive Services User on the Azure AI Search service',
    ],
  },
  {
    id: 'complaint-permission',
    cause: 'missing-role',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'vague',
    says: [
      '(does not|doesnt|do not|dont|did not|not) have .. (permission|permissions|access|authorization|rights|privileges|privilege)',
      '(insufficient|missing|lacks|lack|lacking|inadequate) .. (permission|permissions|privileges|access rights|role|authorization)',
      'not (authorized|permitted|allowed|entitled) to (access|perform|read|write|list|view|create|use|invoke|call|delete|execute)',
      '(assign|assigned|grant|granted|needs|requires) .. (role|role assignment|role assignments)',
      '(permission|access|authorization) (is|was|has been|) (denied|forbidden)',
    ],
    codeWords: [
      'Permission',
      'Authorization',
      'Unauthorized',
      'Forbidden',
      'AccessDenied',
      'InsufficientAccess',
      'NotAuthorized',
      'AccessRight',
    ],
    samples: [
      'azure.core.exceptions.HttpResponseError: (Denied) The caller does not have the required permission on the Azure Digital Twins instance.',
    ],
  },
  {
    id: 'complaint-forbidden',
    cause: 'missing-role',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'vague',
    says: [
      '403 (forbidden|permissiondenied|access denied|unauthorized)',
      '(forbidden|permissiondenied|access denied) 403',
      '(status|code|http|response|error|errno) .. 403',
      'status (code|) forbidden',
    ],
    samples: [
      'Response status code does not indicate success: 403 (Forbidden). Azure Maps account maps-demo',
    ],
  },
  {
    id: 'complaint-unauthorized',
    cause: 'token',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'vague',
    says: [
      '401 (unauthorized|access denied|permissiondenied)',
      'unauthorized 401',
      '(status|code|http|response|error) .. 401',
      'status (code|) unauthorized',
      'authentication (failed|error)',
    ],
    samples: [
      'Response status code does not indicate success: 401 (Unauthorized). Azure Maps account maps-demo',
    ],
  },
  {
    id: 'complaint-not-found',
    cause: 'not-found',
    service: 'by-hints',
    plane: 'of-service',
    certainty: 'vague',
    says: [
      '404 .. (resource|deployment|model|endpoint|workspace|account|) not found',
      "status (code|) 'resource not found'",
      'NotFound .. resource was not found',
    ],
    samples: [
      'HttpOperationException: Resource not found Status: 404 (Resource Not Found) from Azure OpenAI',
    ],
  },
  {
    id: 'instance-metadata-unreachable',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    certainty: 'inferred',
    says: ['169.254.169.254/metadata/identity/oauth2/token', '169.254.169.254 metadata identity'],
    samples: [
      'OSError: Generic MicrosoftAzure error: Error performing token request: error sending request for url (http://169.254.169.254/metadata/identity/oauth2/token?api-version=2019-08-01)',
    ],
  },
]
