import type { Family } from '../family.ts'

/** Role assignments that cannot be made, and activations that Privileged Identity Management refuses. */
export const ROLE_ASSIGNMENTS: readonly Family[] = [
  {
    id: 'pim-policy',
    cause: 'policy',
    service: 'resource-manager',
    plane: 'control',
    says: ['The following policy rules failed'],
    codes: ['RoleAssignmentRequestPolicyValidationFailed'],
    samples: [
      'RoleAssignmentRequestPolicyValidationFailed: The following policy rules failed: ["JustificationRule","ExpirationRule"]',
    ],
  },
  {
    id: 'arm-role-assignment-exists',
    cause: 'other',
    service: 'resource-manager',
    plane: 'control',
    says: ['The role assignment already exists'],
    codes: ['RoleAssignmentExists'],
    samples: ['{"error":{"code":"RoleAssignmentExists","message":"The role assignment already exists."}}'],
  },
  {
    id: 'arm-role-assignment-update',
    cause: 'other',
    service: 'resource-manager',
    plane: 'control',
    says: ['Tenant ID, application ID, principal ID, and scope are not allowed to be updated'],
    codes: ['RoleAssignmentUpdateNotPermitted'],
    samples: [
      '{"code":"RoleAssignmentUpdateNotPermitted","message":"Tenant ID, application ID, principal ID, and scope are not allowed to be updated."}',
    ],
  },
  {
    id: 'arm-role-assignment-faulty',
    cause: 'other',
    service: 'resource-manager',
    plane: 'control',
    says: [
      'which is different from specified Principa(l|)Type',
      'Cannot delete the last RBAC admin assignment',
      'Principal ID must be a GUID',
      'cannot validly be used in role assignments',
    ],
    codes: [
      'UnmatchedPrincipalType',
      'InvalidPrincipalId',
      'InvalidRoleDefinitionId',
      'RoleDefinitionHasAssignments',
      'RoleDefinitionWithSameNameExists',
      'InvalidActionOrNotAction',
      'PendingRoleAssignmentRequest',
      'RoleAssignmentDoesNotExist',
      'ActiveDurationTooShort',
    ],
    samples: [
      "(UnmatchedPrincipalType) The PrincipalId '0f1e2d3c4b5a46789abcdef012345678' has type 'Group' , which is different from specified PrinciaplType 'User'.",
    ],
  },
  {
    id: 'arm-role-limit',
    cause: 'quota',
    service: 'resource-manager',
    plane: 'control',
    says: ['No more role assignments can be created'],
    codes: ['RoleAssignmentLimitExceeded', 'RoleDefinitionLimitExceeded'],
    samples: ['RoleAssignmentLimitExceeded: No more role assignments can be created.'],
  },
  {
    id: 'arm-principal-not-found',
    cause: 'propagation',
    service: 'resource-manager',
    plane: 'control',
    says: ['Principal {principal} does not exist in the directory'],
    codes: ['PrincipalNotFound'],
    samples: [
      '{"code":"PrincipalNotFound","message":"Principal 0f1e2d3c4b5a46789abcdef012345678 does not exist in the directory 99999999-2222-4333-8444-555555555555. Check that you have the correct principal ID."}',
    ],
  },
  {
    id: 'arm-service-principal-not-found',
    cause: 'propagation',
    service: 'resource-manager',
    plane: 'control',
    says: ['Service principal clientID: {appId} not found in Active Directory tenant'],
    codes: ['ServicePrincipalNotFound'],
    samples: [
      'Code="ServicePrincipalNotFound" Message="Service principal clientID: c1a5b9d0-1111-4c2d-8e3f-000000000001 not found in Active Directory tenant 99999999-2222-4333-8444-555555555555"',
    ],
  },
]
