import type { Family } from '../family.ts'

/** Microsoft Entra issues no token, or Microsoft Graph refuses. */
export const ENTRA: readonly Family[] = [
  {
    id: 'entra-sign-in',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    says: [
      'Application with identifier {appId} was not found in the directory',
      'has not consented to use the application with ID {appId} named {name} Send an interactive authorization request',
      'has not consented to use the application with ID {appId}',
      'user account {name} does not exist in the ... directory',
      'User account {name} from identity provider ... does not exist in tenant',
      'signed in user {name} is not assigned to a role for the application',
      'signed in user {name} is blocked because they are not a direct member of a group with access',
      'client secret provided ... for (a secret added to |)app {appId} Trace ID',
      'client secret provided ... for (a secret added to |)app {appId}',
      'secret keys for app {appId} are expired',
      'client application {appId} is missing service principal in the tenant',
      'The identity of the calling application could not be established ... application {appId}',
    ],
    codes: ['AADSTS#'],
    samples: [
      "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, for a secret added to app '0f1e2d3c-4b5a-4678-9abc-def012345678'. Trace ID: aaaa3333-5e2d-4ab4-88dd-000000000003 Correlation ID: bbbb4444-6ca4-4521-81e4-000000000004",
      "AADSTS50020: User account 'mo@fabrikam.com' from identity provider 'https://sts.windows.net/1/' does not exist in tenant 'Contoso' and cannot access the application.",
    ],
  },
  {
    id: 'entra-sign-in-wordings',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    says: [
      'No matching federated identity record found for presented assertion',
      'Access has been blocked by Conditional Access',
      'admin requires the device thats requesting access to be managed by',
      'Your sign-in was successful but does not meet the criteria to access this resource',
      'you must use multi-factor authentication to access',
      'The refresh token has expired due to inactivity',
      'The provided client secret keys are expired',
      'was not found in the tenant named ... consented to by any user in the tenant',
    ],
    samples: [
      'Error: No matching federated identity record found for presented assertion subject repo:contoso/app:ref:refs/heads/main',
    ],
  },
  {
    id: 'graph-request-denied',
    cause: 'other',
    service: 'entra',
    plane: 'unknown',
    says: [
      'Insufficient privileges to complete the operation',
      'Calling principal does not have required MSGraph permissions',
      'Applications without a signed-in user are not allowed access to this report',
      'Authorization failed due to missing permission scope',
      'Guest invitations not allowed for your company',
    ],
    codes: [
      'Authorization_RequestDenied',
      'Authorization_IdentityNotFound',
      'Authentication_MSGraphPermissionMissing',
      'PermissionScopeNotGranted',
      'ErrorInsufficientPermissionsInAccessToken',
    ],
    samples: [
      '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}',
    ],
  },
  {
    id: 'graph-quota',
    cause: 'quota',
    service: 'entra',
    plane: 'unknown',
    says: [
      'directory object quota limit for the Principal has been exceeded',
      'Number of RoleAssignments are more than the maximum',
    ],
    codes: ['Directory_QuotaExceeded'],
    samples: [
      'Directory_QuotaExceeded: The directory object quota limit for the Principal has been exceeded.',
    ],
  },
  {
    id: 'token-validation',
    cause: 'token',
    service: 'other',
    plane: 'data',
    certainty: 'suggested',
    says: [
      'IDX10214: Audience validation failed',
      'IDX10205: Issuer validation failed',
      'IDX10223: Lifetime validation failed',
      'IDX10511: Signature validation failed',
    ],
    codes: ['IDX10#'],
    samples: [
      "SecurityTokenInvalidAudienceException: IDX10214: Audience validation failed. Audiences: '[PII is hidden]'.",
    ],
  },
  {
    id: 'graph-token',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    says: [
      'CompactToken (parsing|validation) failed',
      'Continuous access evaluation resulted in challenge',
      'Access token has expired or is not yet valid',
      'Access token validation failure',
      'Access token is empty',
      'Lifetime validation failed, the token is expired',
    ],
    codes: ['Authentication_ExpiredToken', 'Authentication_MissingOrMalformed'],
    alongside: ['InvalidAuthenticationToken'],
    samples: [
      '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired or is not yet valid."}}',
    ],
  },
]
