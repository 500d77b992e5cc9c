import type { Family } from '../family.ts'

/** Services without rows of their own in the knowledge of Rolecall, so that they are not taken for others. */
export const OTHER_SERVICES: readonly Family[] = [
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
  {
    id: 'kubernetes-azure-policy',
    cause: 'policy',
    service: 'other',
    plane: 'data',
    says: ['admission webhook validation.gatekeeper.sh denied the request: [azurepolicy'],
    samples: [
      'Error from server (Forbidden): admission webhook "validation.gatekeeper.sh" denied the request: [azurepolicy-k8sazurev2noprivilege-a1] Privileged container is not allowed: web',
    ],
  },
]
