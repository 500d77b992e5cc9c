import type { Family } from '../family.ts'

/** Azure Cosmos DB: its data roles are its own, outside Azure RBAC. */
export const COSMOS: readonly Family[] = [
  {
    id: 'cosmos-own-roles',
    cause: 'other',
    service: 'cosmos',
    plane: 'data',
    says: [
      'Request is blocked because principal {principal} does not have required RBAC permissions to perform action {operation} on (any|) (scope|resource)',
      'principal {principal} does not have required RBAC permissions to perform action [{operation}]',
      'does not have required RBAC permissions to perform action [{operation}]',
    ],
    samples: [
      'Request blocked by Auth cosmos-demo : Request is blocked because principal [0f1e2d3c-4b5a-4678-9abc-def012345678] does not have required RBAC permissions to perform action [Microsoft.DocumentDB/databaseAccounts/readMetadata] on resource [/].',
    ],
  },
  {
    id: 'cosmos-through-resource-manager',
    cause: 'other',
    service: 'cosmos',
    plane: 'data',
    says: [
      'cannot be authorized by AAD token in data plane',
      'cannot be authorized by AAD ... data plane',
      'on resource .. is not allowed through Azure Cosmos DB endpoint',
    ],
    samples: [
      'The given request [POST /dbs/orders/colls] cannot be authorized by AAD token in data plane. Learn more: https://aka.ms/cosmos-native-rbac.',
    ],
  },
  {
    id: 'cosmos-role-assignment-faulty',
    cause: 'other',
    service: 'cosmos',
    plane: 'data',
    says: [
      'Sql api is not supported for this database account',
      'principal ID .. was found to be of an unsupported type',
    ],
    samples: ['(BadRequest) Sql api is not supported for this database account'],
  },
  {
    id: 'cosmos-claims',
    cause: 'other',
    service: 'cosmos',
    plane: 'data',
    certainty: 'suggested',
    says: [
      'check the authorization claims to ensure the required permissions to process the request',
      "Authorization token doesn't present sufficient permission to serve the request",
      'Insufficient permissions provided in the authorization header for the corresponding request',
      'Request blocked by Auth',
    ],
    samples: [
      'DocumentClientException: Unable to proceed with the request. Please check the authorization claims to ensure the required permissions to process the request.',
    ],
  },
  {
    id: 'cosmos-network',
    cause: 'network',
    service: 'cosmos',
    plane: 'data',
    says: [
      'blocked by your Cosmos DB account firewall settings',
      'Request originated from (client |)(IP|VNET) ... This is blocked',
      'check your authorization token and Cosmos DB account firewall settings',
    ],
    alongside: ['Forbidden'],
    samples: [
      'Request originated from IP 203.0.113.148 through public internet. This is blocked by your Cosmos DB account firewall settings. More info: https://aka.ms/cosmosdb-tsg-forbidden\r\nActivityId: aaaa1111-6d6d-4a53-8ed1-000000000001',
    ],
  },
  {
    id: 'cosmos-key-disabled',
    cause: 'key-auth-disabled',
    service: 'cosmos',
    plane: 'data',
    says: ['Local Authorization is disabled. Use an AAD token'],
    alongside: ['Unauthorized'],
    samples: ['(Unauthorized) Local Authorization is disabled. Use an AAD token to authorize all requests.'],
  },
  {
    id: 'cosmos-key',
    cause: 'bad-key',
    service: 'cosmos',
    plane: 'data',
    says: [
      "The input authorization token can't serve the request",
      'The wrong key is being used or the expected payload is not built as per the protocol',
      'Invalid API key in request or missing API key in request',
      'check that the expected payload is built as per the protocol, and check the key being used',
      'failed to provide valid SASL authorization information',
      'Not Authenticated on server ... documents.azure.com',
      'AuthenticationFailed Invalid key on server ... cosmos.azure.com',
      'Authorization header (doesnt|does not) con(firm|form) to the required format',
    ],
    alongside: ['Unauthorized'],
    samples: [
      "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.",
    ],
  },
  {
    id: 'cosmos-rate',
    cause: 'quota',
    service: 'cosmos',
    plane: 'data',
    says: [
      'Request rate is large',
      'Partition key reached maximum size',
      'count of shared offer database has exceeded',
      'Exceeded allowed aad token limit',
      'Storage quota for .. exceeded',
      'currently experiencing high demand in this region',
    ],
    codes: ['RequestRateTooLarge'],
    samples: ['(429) Request rate is large. More Request Units may be needed, so no changes were made.'],
  },
  {
    id: 'cosmos-not-found',
    cause: 'not-found',
    service: 'cosmos',
    plane: 'data',
    says: ['Owner resource does not exist', 'Entity with the specified id does not exist in the system'],
    alongside: ['NotFound'],
    samples: ['(NotFound) Message: {"Errors":["Owner resource does not exist"]}'],
  },
  {
    id: 'cosmos-token',
    cause: 'token',
    service: 'cosmos',
    plane: 'data',
    says: [
      'The authorization token is not valid at the current time',
      'AAD token ... Cosmos ... expired',
      'Provided AAD token was issued by the authority ... not trusted by this database account',
      'Provided AAD token is intended for',
      'Required Header authorization is missing',
    ],
    alongside: ['Forbidden', 'Unauthorized'],
    samples: [
      '(Forbidden) The authorization token is not valid at the current time. Please create another token and retry.',
    ],
  },
]
