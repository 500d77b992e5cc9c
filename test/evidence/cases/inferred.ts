import type { Cause, Service } from '../../../src/evidence/evidence.ts'

/** The same words twice: from a program, where they tell a cause, and from a person, where they tell none. */
export interface Inferred {
  readonly name: string
  readonly cause: Cause
  readonly service: Service
  /** what the note quotes; both texts hold it */
  readonly words: string
  readonly reported: string
  readonly told: string
}

export const INFERRED: readonly Inferred[] = [
  {
    name: 'a network rule',
    cause: 'network',
    service: 'other',
    words: 'client IP was rejected',
    reported:
      'azure.core.exceptions.HttpResponseError: (RuleMismatch) The client IP was rejected for Event Grid topic egt-shop.',
    told: 'Somebody said the client IP was rejected for Azure Event Grid last week, is that logged anywhere?',
  },
  {
    name: 'a service that is closed to the internet',
    cause: 'network',
    service: 'other',
    words: 'public internet is not allowed',
    reported:
      '{"error":{"code":"EndpointClosed","message":"The public internet is not allowed to reach this Azure Web PubSub resource."}}',
    told: 'I think that the public internet is not allowed to reach our Azure Web PubSub, which is fine with me.',
  },
  {
    name: 'keys that are switched off',
    cause: 'key-auth-disabled',
    service: 'other',
    words: 'key authentication is turned off',
    reported:
      'Error: access key authentication is turned off for Azure App Configuration store appcs-shop.azconfig.io',
    told: 'From June on, access key authentication is turned off for Azure App Configuration, please tell your teams.',
  },
  {
    name: 'a wrong key',
    cause: 'bad-key',
    service: 'other',
    words: 'subscription key for maps-shop is invalid',
    reported: 'Azure.RequestFailedException: The subscription key for maps-shop is invalid (Azure Maps).',
    told: 'If the subscription key for maps-shop is invalid, ask Priya, she knows Azure Maps.',
  },
  {
    name: 'a malformed signature',
    cause: 'bad-key',
    service: 'other',
    words: 'SAS token is malformed',
    reported:
      'System.Exception: Event refused, the SAS token is malformed.\nTopic: Azure Event Grid, egt-shop',
    told: 'I bet the SAS token is malformed again, who has a fresh one for Azure Event Grid?',
  },
  {
    name: 'too many requests',
    cause: 'quota',
    service: 'other',
    words: 'too many requests',
    reported: 'RestError: too many requests to Azure Digital Twins, status 429',
    told: 'We send too many requests to Azure Digital Twins, let us batch them.',
  },
  {
    name: 'a quota',
    cause: 'quota',
    service: 'other',
    words: 'quota of integration runtimes is exceeded',
    reported:
      'ERROR: Azure Data Factory could not start the run: the quota of integration runtimes is exceeded.',
    told: 'Once the quota of integration runtimes is exceeded, Azure Data Factory users wait for Monday.',
  },
  {
    name: 'a policy',
    cause: 'policy',
    service: 'other',
    words: 'blocked by Azure Policy',
    reported:
      'ERROR: Creating the Event Grid topic egt-shop was blocked by Azure Policy of the platform team.',
    told: 'Every Event Grid topic without tags is blocked by Azure Policy, just so that you know.',
  },
  {
    name: 'an expired token',
    cause: 'token',
    service: 'other',
    words: 'token has expired',
    reported: 'System.Exception: Azure SignalR refused hub orders, the token has expired',
    told: 'The demo of Azure SignalR stops when the token has expired, how long do they live?',
  },
  {
    name: 'a token that nobody gave',
    cause: 'token',
    service: 'other',
    words: 'could not obtain an access token',
    reported: 'Error: the job could not obtain an access token for Azure Maps account maps-shop',
    told: 'Half of the class could not obtain an access token on the Azure Maps day, so we drew maps by hand.',
  },
  {
    name: 'a lack of permissions',
    cause: 'missing-role',
    service: 'other',
    words: 'does not have sufficient permissions',
    reported:
      'azure.core.exceptions.HttpResponseError: (Refused) id-shop does not have sufficient permissions on Azure Digital Twins adt-shop.',
    told: 'The new colleague does not have sufficient permissions on Azure Digital Twins yet, has she?',
  },
  {
    name: 'a role that is to be assigned',
    cause: 'missing-role',
    service: 'other',
    words: 'assign the App Configuration Data Reader role',
    reported:
      'Error: assign the App Configuration Data Reader role to id-shop first (Azure store appcs-shop)',
    told: 'Shall I assign the App Configuration Data Reader role to id-shop for the Azure store appcs-shop?',
  },
  {
    name: 'a bare 403',
    cause: 'missing-role',
    service: 'other',
    words: 'Response status code does not indicate success: 403',
    reported:
      'System.Net.Http.HttpRequestException: Response status code does not indicate success: 403 (maps-shop, Azure Maps)',
    told: 'Is "Response status code does not indicate success: 403" what Azure Maps says to a role or to a key?',
  },
  {
    name: 'a bare 401',
    cause: 'token',
    service: 'other',
    words: 'Response status code does not indicate success: 401',
    reported:
      'System.Net.Http.HttpRequestException: Response status code does not indicate success: 401 (maps-shop, Azure Maps)',
    told: 'Which of you wrote "Response status code does not indicate success: 401" on the Azure Maps cake?',
  },
  {
    name: 'a bare 404',
    cause: 'not-found',
    service: 'other',
    words: '404 for maps-shop, account not found',
    reported: 'Error: 404 for maps-shop, account not found in Azure Maps',
    told: 'The quiz of the Azure Maps day had "404 for maps-shop, account not found" as its best joke.',
  },
  {
    name: 'an authentication that failed',
    cause: 'token',
    service: 'other',
    words: 'authentication failed',
    reported: 'ServiceError: authentication failed for hub chat of Azure Web PubSub',
    told: 'Is it true that authentication failed on Azure Web PubSub for half of Europe yesterday?',
  },
  {
    name: 'a lakehouse, which has rights of its own',
    cause: 'other',
    service: 'other',
    words: 'Access denied',
    reported: 'pyodbc.Error: Access denied to lakehouse sales (Azure Synapse workspace syn-shop)',
    told: 'Access denied to lakehouse sales for interns, that is how we want it in Azure Synapse.',
  },
  {
    name: 'Purview, which has rights of its own',
    cause: 'other',
    service: 'other',
    words: 'Not authorized',
    reported:
      '{"error":{"code":"CollectionRefused","message":"Not authorized to use collection finance"}} https://pview-shop.purview.azure.com/account',
    told: 'Not authorized to use collection finance: is that a rumour about pview-shop.purview.azure.com?',
  },
]
