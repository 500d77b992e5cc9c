import type { Family } from '../family.ts'

/** Azure Resource Manager refuses an operation: roles, deny assignments, conditions, linked scopes. */
export const ARM_ACCESS: readonly Family[] = [
  {
    id: 'arm-deny-assignment',
    cause: 'deny-assignment',
    service: 'by-operation',
    plane: 'control',
    says: [
      'client {client} with object id {objectId} has permission to perform action(s|) {operation} (on|over|at) scope(s|) {scope} however the access is denied because of the deny assignment',
      'has permission to perform action(s|) {operation} (on|over|at) scope(s|) {scope} however the access is denied because of the deny assignment',
      'the access is denied because of the deny assignment',
      'client {client} with object id {objectId} has permission to perform action(s|) {permitted} however it does not have permission to perform action(s|) {operation} on the ... linked scope(s|) are invalid and is blocked by deny assignments on the .. linked scope(s|) {scope}',
      'is blocked by deny assignments on the .. linked scope(s|) {scope}',
    ],
    codes: ['DenyAssignmentAuthorizationFailed'],
    samples: [
      "ERROR: (DenyAssignmentAuthorizationFailed) The client 'amira@contoso.com' with object id '8e0a7c11-51b0-4a2f-9f0e-6d1f0c7d2b10' has permission to perform action 'Microsoft.Storage/storageAccounts/write' on scope '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-managed/providers/Microsoft.Storage/storageAccounts/stmanaged'; however, the access is denied because of the deny assignment with name 'System deny assignment created by managed application' and Id '5a0c' at scope '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-managed'.",
    ],
  },
  {
    id: 'arm-linked-authorization',
    cause: 'missing-role',
    service: 'by-operation',
    plane: 'control',
    says: [
      'client {client} with object id {objectId} has permission to perform action(s|) {permitted} however it does not have permission to perform (the|) (following|) (linked|) action(s|) {operation} (on|over|at) (the|) linked scope(s|) {scope} (respectively|or the linked)',
      'client {client} with object id {objectId} has permission to perform action(s|) {permitted} however it does not have permission to perform (the|) (following|) (linked|) action(s|) {operation} [(on|over|at) (the|) linked scope(s|) {scope}]',
      'does not have permission to perform action(s|) {operation} (on|over|at) (the|) linked scope(s|) {scope}',
      'client {client} with object id {objectId} has permission to perform action(s|) {operation} (on|over|at) scope(s|) {scope} however the current tenant ... is not authorized to access linked subscription',
      'has permission to perform action(s|) {operation} (on|over|at) scope(s|) {scope} however the current tenant ... is not authorized to access linked subscription',
    ],
    codes: ['LinkedAuthorizationFailed', 'LinkedAccessCheckFailed'],
    samples: [
      "Code: LinkedAuthorizationFailed\nMessage: The client 'ines@fabrikam.com' with object id '4d2c1b0a-0f1e-4d3c-8b2a-1a2b3c4d5e6f' has permission to perform action 'Microsoft.Network/privateEndpoints/write' on scope '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-app/providers/Microsoft.Network/privateEndpoints/pe'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/pe' (respectively) or the linked scope(s) are invalid.",
    ],
  },
  {
    id: 'arm-linked-not-found',
    cause: 'not-found',
    service: 'by-operation',
    plane: 'control',
    says: [
      'client {client} with object id {objectId} has permission to perform action(s|) {operation} (on|over|at) scope(s|) {scope} however the linked subscription ... was not found',
      'has permission to perform action(s|) {operation} (on|over|at) scope(s|) {scope} however the linked subscription ... was not found',
    ],
    alongside: ['LinkedAuthorizationFailed'],
    samples: [
      "LinkedAuthorizationFailed: The client has permission to perform action 'Microsoft.Network/virtualNetworks/subnets/join/action' on scope '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-app', however the linked subscription '00000000-2222-4333-8444-555555555555' was not found.",
    ],
  },
  {
    id: 'arm-condition-not-fulfilled',
    cause: 'missing-role',
    service: 'by-operation',
    plane: 'control',
    says: [
      'client {client} with object id {objectId} has an authorization with ABAC condition that is not fulfilled to perform action(s|) {operation} (over|on|at) scope {scope} [or the scope is invalid]',
      'client {client} with object id {objectId} does not have authorization or an ABAC condition not fulfilled to perform action(s|) {operation} (over|on|at) scope {scope} [or the scope is invalid]',
      'ABAC condition (that is|) not fulfilled to perform action(s|) {operation} [(over|on|at) scope {scope}]',
    ],
    alongside: ['AuthorizationFailed'],
    samples: [
      "(AuthorizationFailed) The client 'paulo@contoso.com' with object id '0f1e2d3c-4b5a-4678-9abc-def012345678' does not have authorization or an ABAC condition not fulfilled to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '/subscriptions/11111111-2222-4333-8444-555555555555/providers/Microsoft.Authorization/roleAssignments/9a8b' or the scope is invalid.",
    ],
  },
  {
    id: 'arm-authorization-failed',
    cause: 'missing-role',
    service: 'by-operation',
    plane: 'control',
    says: [
      'client {client} with object id {objectId} does not have (authorization|permission) to perform action(s|) {operation} [(over|at|on) scope(s|) {scope}]',
      'client {client} with object id {objectId} does not have authorization to perform action(s|) {operation} over scope {scope} or the scope is invalid',
      'client with object id {objectId} does not have (authorization|permission) to perform action(s|) {operation} [(over|at|on) scope(s|) {scope}]',
      'does not have authorization to perform (the|) action(s|) {operation} [(over|at|on) scope(s|) {scope}]',
      'does not have permission(s|) to perform (the|) action(s|) {operation} [(over|at|on) scope(s|) {scope}]',
      'do not have (permission|permissions|authorization) to perform (the|) action(s|) {operation} [(over|at|on) scope(s|) {scope}]',
      'is not authorized to perform (the|) action(s|) {operation} (over|at|on) scope {scope}',
    ],
    alongside: [
      'AuthorizationFailed',
      'LinkedAccessCheckFailed',
      'KeyVaultParameterReferenceAuthorizationFailed',
    ],
    amid: ['scope', 'microsoft', 'client', 'azure'],
    samples: [
      "(AuthorizationFailed) The client 'c1a5b9d0-1111-4c2d-8e3f-000000000001' with object id 'aaaa7777-aaaa-449f-b14f-000000000007' does not have authorization to perform action 'Microsoft.Search/searchServices/write' over scope '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-rag/providers/Microsoft.Search/searchServices/srch-rag' or the scope is invalid. If access was recently granted, please refresh your credentials.",
      "Authorization failed for template resource 'x' of type 'Microsoft.Authorization/roleAssignments'. The client 'liu@contoso.com' with object id '0f1e2d3c-4b5a-4678-9abc-def012345678' does not have permission to perform action 'Microsoft.Authorization/roleAssignments/write' at scope '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-rag'.",
    ],
  },
  {
    id: 'arm-authorization-failed-code',
    cause: 'missing-role',
    service: 'by-operation',
    plane: 'control',
    certainty: 'suggested',
    says: ['The client {client} with object id {objectId}', 'Authorization failed for template resource'],
    codes: ['AuthorizationFailed', 'KeyVaultParameterReferenceAuthorizationFailed', 'LackOfPermissions'],
    amid: ['authorization failed', 'permissions'],
    samples: [
      '{"error":{"code":"AuthorizationFailed","message":"Der Client besitzt keine Berechtigung zum Ausführen der Aktion."}}',
    ],
  },
  {
    id: 'portal-no-permission',
    cause: 'missing-role',
    service: 'resource-manager',
    plane: 'control',
    certainty: 'suggested',
    says: [
      'do not have permission(s|) to create resource groups under subscription',
      'do not have permission(s|) to (add|create|view) role assignments',
      'Could not create a role assignment for .. Are you an Owner on this subscription',
      'may lack the required RBAC role, or an Azure Policy is blocking the operation',
    ],
    samples: ['You do not have permissions to create resource groups under subscription Contoso Labs.'],
  },
  {
    id: 'monitoring-role-for-dashboards',
    cause: 'missing-role',
    service: 'resource-manager',
    plane: 'control',
    says: [
      'requires the Monitoring Reader role assigned for',
      'requires the .. role assigned for the subscription',
    ],
    samples: [
      'The selected Azure Managed Grafana Workspace requires the Monitoring Reader role assigned for the subscription, resource group or resources that you will visualize.',
    ],
  },
  {
    id: 'arm-provider-not-registered-for-link',
    cause: 'other',
    service: 'resource-manager',
    plane: 'control',
    says: ['provider must be registered on subscription'],
    alongside: ['AuthorizationFailed'],
    samples: [
      '(AuthorizationFailed) Microsoft.KeyVault provider must be registered on subscription containing private endpoint: /subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe',
    ],
  },
  {
    id: 'arm-request-403',
    cause: 'missing-role',
    service: 'by-operation',
    plane: 'control',
    certainty: 'bare',
    says: [
      'Response status: 403',
      'Failed to check the resource group status ... 403',
      'Received 403 from a service request',
      'S2S invocation to arm failed when calling ... 403',
      'Status Code: 403 Forbidden ... S2S invocation to arm failed when calling',
      'RESPONSE 403',
      'Failure responding to request: StatusCode=403',
      'Status Code: Forbidden',
      'StatusCode: 403',
      'HTTP/1.1" 403',
      '403 Client Error: Forbidden for url',
    ],
    amid: [
      'management.azure.com',
      'management.usgovcloudapi.net',
      'management.chinacloudapi.cn',
      'autorest/azure',
      'resource group status',
    ],
    samples: [
      'urllib3.connectionpool: https://management.azure.com:443 "DELETE /subscriptions/11111111-2222-4333-8444-555555555555/resourcegroups/rg-old?api-version=2022-09-01 HTTP/1.1" 403 427',
    ],
  },
]
