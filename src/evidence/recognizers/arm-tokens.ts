import type { Family } from '../family.ts'

/** Tokens that Azure Resource Manager does not take. */
export const ARM_TOKENS: readonly Family[] = [
  {
    id: 'arm-token',
    cause: 'token',
    service: 'resource-manager',
    plane: 'control',
    says: [
      'The access token is from the wrong issuer',
      'The access token has been obtained (for|from) wrong audience',
      'The access token expiry UTC time ... is earlier than current UTC time',
      "Authentication failed. The 'Authorization' header is missing",
      "Authentication failed. The 'Authorization' header is provided in an invalid format",
      'The received access token is not valid',
      "at least one of the claims 'puid' or 'altsecid' or 'oid' should be present",
    ],
    codes: [
      'InvalidAuthenticationTokenTenant',
      'InvalidAuthenticationTokenAudience',
      'ExpiredAuthenticationToken',
      'AuthenticationFailedMissingToken',
      'AuthenticationFailedInvalidHeader',
    ],
    alongside: ['InvalidAuthenticationToken', 'AuthenticationFailed'],
    samples: [
      '{"error":{"code":"InvalidAuthenticationTokenTenant","message":"The access token is from the wrong issuer \'https://sts.windows.net/1/\'. It must match the tenant \'https://sts.windows.net/2/\' associated with this subscription."}}',
    ],
  },
  {
    id: 'arm-token-invalid',
    cause: 'token',
    service: 'resource-manager',
    plane: 'control',
    certainty: 'suggested',
    says: [
      'The access token is invalid',
      'The authentication token is not valid',
      'code AuthenticationFailed message Authentication failed',
    ],
    codes: ['InvalidAuthenticationToken'],
    samples: ['{"error":{"code":"InvalidAuthenticationToken","message":"The access token is invalid."}}'],
  },
]
