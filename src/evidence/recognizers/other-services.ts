import type { Family } from '../family.ts'

/** Services without rows of their own in the knowledge of Rolecall, so that they are not taken for others. */
export const OTHER_SERVICES: readonly Family[] = [
  {
    id: 'messaging-claims',
    cause: 'missing-role',
    service: 'other',
    plane: 'data',
    says: [
      'claim(s|) are required to perform this operation',
      'claims are required for this operation',
      'Unauthorized access for .. operation on endpoint',
      'Unauthorized access ... claim(s|) are required',
    ],
    samples: [
      "Unauthorized access. 'Send' claim(s) are required to perform this operation. Resource: 'sb://sb-demo.servicebus.windows.net/orders'. TrackingId:aaaa5555bbbb4666cccc7777dddd8888_G49, SystemTracker:gateway5",
    ],
  },
  {
    id: 'messaging-key-disabled',
    cause: 'key-auth-disabled',
    service: 'other',
    plane: 'data',
    says: [
      'SAS authentication has been disabled for the namespace',
      'Authorization failed because SAS authentication has been disabled',
    ],
    codes: ['LocalAuthDisabled'],
    samples: [
      'LocalAuthDisabled: Authorization failed because SAS authentication has been disabled for the namespace.',
    ],
  },
  {
    id: 'messaging-key',
    cause: 'bad-key',
    service: 'other',
    plane: 'data',
    says: ['InvalidSignature: The token has an invalid signature'],
    samples: ['status-code: 401, status-description: InvalidSignature: The token has an invalid signature.'],
  },
  {
    id: 'messaging-token',
    cause: 'token',
    service: 'other',
    plane: 'data',
    says: [
      'InvalidAudience: The authorization header contains a token with a wrong audience',
      'InvalidIssuer: Token issuer is invalid',
      'ExpiredToken: The token is expired',
      'claim is empty or token is invalid',
    ],
    samples: [
      'CBS Token authentication failed.\nStatus code: 401 Description: InvalidIssuer: Token issuer is invalid. TrackingId:aaaa6666-3c5f-4a0e-a0a0-000000000006, SystemTracker:NoSystemTracker',
    ],
  },
  {
    id: 'messaging-sign-in',
    cause: 'token',
    service: 'other',
    plane: 'data',
    certainty: 'suggested',
    says: ['CBS Token authentication failed', 'Put token failed. status-code: 401'],
    samples: ['Put token failed. status-code: 401, status-description: Unauthorized.'],
  },
  {
    id: 'configuration-store-role',
    cause: 'missing-role',
    service: 'other',
    plane: 'data',
    says: ['ensure the required role assignment is made for the identity running this task'],
    samples: [
      "Access to 'https://appcs-demo.azconfig.io/kv?key=*&api-version=1.0' was denied. Please ensure the required role assignment is made for the identity running this task",
    ],
  },
  {
    id: 'signalr-role',
    cause: 'missing-role',
    service: 'other',
    plane: 'data',
    says: ['identity (dont|doesnt|does not|do not) have the permission to generate access token'],
    samples: [
      "Client negotiate failed: The given AzureAD identity don't have the permission to generate access token.",
    ],
  },
  {
    id: 'signalr-sign-in',
    cause: 'token',
    service: 'other',
    plane: 'data',
    certainty: 'bare',
    says: [
      'If you were using AccessKey, please check connection string and see if the AccessKey is correct',
      'Azure SignalR ... 403 (Forbidden)',
    ],
    samples: [
      'Microsoft.Azure.SignalR.Common: Authorization failed. If you were using AccessKey, please check connection string and see if the AccessKey is correct.',
    ],
  },
  {
    id: 'iot-key',
    cause: 'bad-key',
    service: 'other',
    plane: 'data',
    says: ['IotHubUnauthorizedAccess'],
    samples: ['{"errorCode":401002,"message":"IotHubUnauthorizedAccess"}'],
  },
  {
    id: 'messaging-network',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['Ip has been prevented to connect to the endpoint'],
    samples: [
      'Ip has been prevented to connect to the endpoint. TrackingId:aaaa5555bbbb4666cccc7777dddd8888',
    ],
  },
  {
    id: 'sql-outbound',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['is not in the list of Outbound Firewall Rules'],
    samples: [
      'Operation failed since the external data source has underlying storage account that is not in the list of Outbound Firewall Rules on the server.',
    ],
  },
  {
    id: 'site-deployment-credential',
    cause: 'bad-key',
    service: 'other',
    plane: 'data',
    says: ['ERROR_USER_UNAUTHORIZED', 'using the Web Management Service, but could not authorize'],
    samples: [
      'Error Code: ERROR_USER_UNAUTHORIZED Connected to the remote computer ("app.scm.azurewebsites.net") using the Web Management Service, but could not authorize.',
    ],
  },
  {
    id: 'sql-network',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['Client with IP address ... is not allowed to access the server'],
    samples: [
      "Cannot open server 'sql-demo' requested by the login. Client with IP address '203.0.113.4' is not allowed to access the server.",
    ],
  },
  {
    id: 'postgres-token-role',
    cause: 'token',
    service: 'other',
    plane: 'data',
    says: ['Service Principals cannot generate AAD_AUTH_TOKENTYPE_APP_USER tokens for role'],
    samples: ['FATAL: Service Principals cannot generate AAD_AUTH_TOKENTYPE_APP_USER tokens for role "app"'],
  },
  {
    id: 'sql-login',
    cause: 'other',
    service: 'other',
    plane: 'data',
    says: ["Login failed for user '<token-identified principal>'"],
    samples: ["Login failed for user '<token-identified principal>'."],
  },
  {
    id: 'kubernetes-azure-rbac',
    cause: 'missing-role',
    service: 'other',
    plane: 'data',
    says: [
      'User {principal} cannot ... User does not have access to the resource in Azure',
      'does not have access to the resource in Azure. Update role assignment to allow access',
    ],
    samples: [
      'Error from server (Forbidden): pods is forbidden: User "lena@contoso.com" cannot list resource "pods" in API group "" at the cluster scope: User does not have access to the resource in Azure. Update role assignment to allow access.',
    ],
  },
]
