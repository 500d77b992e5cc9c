import type { Family } from '../family.ts'

const AZURE_REGISTRY = [
  'azurecr.io',
  'azurecr.us',
  'azurecr.cn',
  'aka.ms/acr',
  'container registry',
  'az acr',
]

/** Azure Container Registry, asked by a person, a cluster or an Azure Machine Learning endpoint. */
export const REGISTRY: readonly Family[] = [
  {
    id: 'registry-network',
    cause: 'network',
    service: 'acr',
    plane: 'data',
    says: ['client with IP ... is not allowed access', 'Refer https://aka.ms/acr/firewall'],
    codes: ['CONNECTIVITY_FORBIDDEN_ERROR', 'CONNECTIVITY_CHALLENGE_ERROR'],
    samples: [
      'Get "https://acrdemo.azurecr.io/v2/": denied: {"errors":[{"code":"DENIED","message":"client with IP \'203.0.113.5\' is not allowed access. Refer https://aka.ms/acr/firewall to grant access."}]}',
    ],
  },
  {
    id: 'registry-credentials',
    cause: 'bad-key',
    service: 'acr',
    plane: 'data',
    says: [
      'unauthorized: Invalid clientid or client secret',
      'aad access token with sp failed',
      'unauthorized: Application not registered with AAD',
    ],
    samples: [
      'Error response from daemon: Get "https://acrdemo.azurecr.io/v2/": unauthorized: Invalid clientid or client secret.',
    ],
  },
  {
    id: 'registry-password',
    cause: 'bad-key',
    service: 'acr',
    plane: 'data',
    says: ['unauthorized: incorrect username or password'],
    amid: AZURE_REGISTRY,
    samples: [
      'Error response from daemon: Get "https://acrdemo.azurecr.io/v2/": unauthorized: incorrect username or password',
    ],
  },
  {
    id: 'registry-admin-off',
    cause: 'key-auth-disabled',
    service: 'acr',
    plane: 'data',
    says: [
      'admin credentials on the ACR are disabled',
      'admin user (is disabled|is not enabled|not enabled|disabled)',
      'run az acr update .. admin enabled true',
    ],
    amid: [...AZURE_REGISTRY, 'acr'],
    samples: [
      "Cannot access ACR 'acrdemo.azurecr.io' because admin credentials on the ACR are disabled and no managed identity is assigned.",
    ],
  },
  {
    id: 'registry-tasks',
    cause: 'missing-role',
    service: 'acr',
    plane: 'control',
    certainty: 'suggested',
    says: [
      'Could not get SAS URL to upload',
      'Could not get build source upload URL',
      'Failed to get a SAS URL to upload',
    ],
    samples: ['Packing source code into tar file to upload...\nCould not get SAS URL to upload.'],
  },
  {
    id: 'registry-tasks-off',
    cause: 'other',
    service: 'acr',
    plane: 'control',
    says: ['ACR Tasks requests for the registry ... are not permitted'],
    codes: ['TasksOperationsNotAllowed'],
    samples: [
      '(TasksOperationsNotAllowed) ACR Tasks requests for the registry acrdemo are not permitted. Please file an Azure support request.',
    ],
  },
  {
    id: 'registry-locked',
    cause: 'other',
    service: 'acr',
    plane: 'data',
    says: ['The operation is disallowed on this registry, repository or image'],
    samples: [
      'unsupported: The operation is disallowed on this registry, repository or image. View troubleshooting steps at https://aka.ms/acr/faq/#why-does-my-pull-or-push-request-fail-with-disallowed-operation',
    ],
  },
  {
    id: 'registry-image-pull',
    cause: 'missing-role',
    service: 'acr',
    plane: 'data',
    certainty: 'bare',
    says: [
      'Persistent Image Pull Errors for image',
      'failed to resolve reference .. unexpected status 401',
      'failed to resolve reference .. unexpected status 403',
    ],
    amid: AZURE_REGISTRY,
    samples: ['Persistent Image Pull Errors for image "acrdemo.azurecr.io/shop:1"'],
  },
  {
    id: 'registry-pull-permission',
    cause: 'missing-role',
    service: 'acr',
    plane: 'data',
    says: [
      'identity does not have pull permission on the registry',
      'does not have (pull|push) permission(s|) (on|to|for) the (container|) registry',
      'Failed to pull container image. Please check the image URI and ACR permissions',
      'Cluster exchange ACR token failed',
      'Unable to retrieve ACR refresh token using',
      'ensure the ACR has Admin user enabled or a Managed Identity with AcrPull access',
    ],
    codes: ['ACRTokenExchangeForbidden', 'AcrRefreshTokenRetrievalError'],
    samples: ['BadArgument: Endpoint identity does not have pull permission on the registry.'],
  },
  {
    id: 'registry-login',
    cause: 'missing-role',
    service: 'acr',
    plane: 'data',
    certainty: 'suggested',
    says: [
      'Access to registry ... was denied. Response code: (401|403)',
      'Access to .. azurecr.io denied',
      'Unable to get AAD authorization tokens with message',
      'Unable to authenticate using AAD or admin login credentials',
    ],
    codes: ['CONNECTIVITY_REFRESH_TOKEN_ERROR', 'CONNECTIVITY_ACCESS_TOKEN_ERROR'],
    samples: [
      "WARNING: Unable to get AAD authorization tokens with message: An error occurred: CONNECTIVITY_REFRESH_TOKEN_ERROR\nAccess to registry 'acrdemo.azurecr.io' was denied. Response code: 403.",
    ],
  },
  {
    id: 'registry-unauthorized',
    cause: 'missing-role',
    service: 'acr',
    plane: 'data',
    certainty: 'suggested',
    says: [
      'unauthorized: authentication required',
      'authentication required. Correlation ID',
      'failed to authorize: failed to fetch (anonymous|oauth) token',
      'insufficient_scope: authorization failed',
      'requested access to the resource is denied',
      'failed to sign: you are not authorized to perform this operation',
      'failed to pull and unpack image ... 401 Unauthorized',
      'failed to pull and unpack image ... 403 Forbidden',
      'pull access denied',
      'push access denied',
      'is not accessible. Please check the image and registry credential',
      'unable to pull image using Managed identity',
      'Image pull failed with unauthorized',
    ],
    codes: ['ImagePullUnauthorizedFailure'],
    amid: AZURE_REGISTRY,
    samples: [
      'Error response from daemon: Get https://acrdemo.azurecr.io/v2/shop/manifests/v1: unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.',
    ],
  },
]
