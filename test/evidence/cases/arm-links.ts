import { OBJECT_ID, SUBSCRIPTION, type Case } from './case.ts'

/** Checks of linked scopes, and deny assignments. */
export const ARM_LINKS_CASES: readonly Case[] = [
  {
    name: 'a linked check names a permitted and a refused operation',
    text: `LinkedAuthorizationFailed: The client 'ines@fabrikam.com' with object id '${OBJECT_ID}' has permission to perform action 'Microsoft.MachineLearningServices/workspaces/write' on scope '${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/proj'; however, it does not have permission to perform action(s) 'Microsoft.MachineLearningServices/workspaces/hubs/join/action' on the linked scope(s) '${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/hub' (respectively) or the linked scope(s) are invalid.`,
    cause: 'missing-role',
    service: 'ml-workspace',
    operations: [
      'Microsoft.MachineLearningServices/workspaces/write',
      'Microsoft.MachineLearningServices/workspaces/hubs/join/action',
    ],
    denied: ['Microsoft.MachineLearningServices/workspaces/hubs/join/action'],
    scope: `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/hub`,
    principal: { objectId: OBJECT_ID, appId: null, name: 'ines@fabrikam.com' },
    code: 'LinkedAuthorizationFailed',
  },
  {
    name: 'a linked check of several scopes: the first one',
    text: `The client 'a@contoso.com' with object id '${OBJECT_ID}' has permission to perform action 'Microsoft.Compute/virtualMachines/write' on scope '${SUBSCRIPTION}/resourceGroups/rg'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action,Microsoft.ManagedIdentity/userAssignedIdentities/assign/action' on the linked scope(s) '${SUBSCRIPTION}/resourceGroups/net,${SUBSCRIPTION}/resourceGroups/ids' (respectively) or the linked scope(s) are invalid.`,
    cause: 'missing-role',
    service: 'resource-manager',
    denied: [
      'Microsoft.Network/virtualNetworks/subnets/join/action',
      'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
    ],
    scope: `${SUBSCRIPTION}/resourceGroups/net`,
  },
  {
    name: 'a deny assignment blocks: the scope of the action, not of the assignment',
    text: `The client 'a@contoso.com' with object id '${OBJECT_ID}' has permission to perform action 'Microsoft.Storage/storageAccounts/delete' on scope '${SUBSCRIPTION}/resourceGroups/managed/providers/Microsoft.Storage/storageAccounts/st'; however, the access is denied because of the deny assignment with name 'Deny assignment '77' created by Deployment Stack 's'' and Id '5a0c' at scope '${SUBSCRIPTION}/resourceGroups/managed'.`,
    cause: 'deny-assignment',
    service: 'storage-blob',
    denied: ['Microsoft.Storage/storageAccounts/delete'],
    scope: `${SUBSCRIPTION}/resourceGroups/managed/providers/Microsoft.Storage/storageAccounts/st`,
    principal: { objectId: OBJECT_ID, appId: null, name: 'a@contoso.com' },
  },
  {
    name: 'deny assignments block a linked check of two scopes: the first one',
    text: `(LinkedAuthorizationFailed) The client 'noor@contoso.com' with object id '${OBJECT_ID}' has permission to perform action 'Microsoft.Network/privateEndpoints/write' on scope '${SUBSCRIPTION}/resourceGroups/rg-shop/providers/Microsoft.Network/privateEndpoints/pe-kv'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/front,${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/back' (respectively) or the linked scope(s) are invalid and is blocked by deny assignments on the linked scope(s) '${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/front,${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/back'.`,
    cause: 'deny-assignment',
    service: 'resource-manager',
    plane: 'control',
    operations: [
      'Microsoft.Network/privateEndpoints/write',
      'Microsoft.Network/virtualNetworks/subnets/join/action',
    ],
    denied: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
    scope: `${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet/subnets/front`,
    principal: { objectId: OBJECT_ID, appId: null, name: 'noor@contoso.com' },
    more: [],
  },
  {
    name: 'deny assignments block a linked check, and only the end of the sentence is left',
    text: `…and is blocked by deny assignments on the following linked scope(s) '${SUBSCRIPTION}/resourceGroups/rg-front,${SUBSCRIPTION}/resourceGroups/rg-back'.`,
    cause: 'deny-assignment',
    service: 'resource-manager',
    operations: [],
    scope: `${SUBSCRIPTION}/resourceGroups/rg-front`,
    principal: null,
  },
  {
    name: 'a linked check whose action is one word, which is no operation',
    text: `LinkedAuthorizationFailed: The client 'noor@contoso.com' with object id '${OBJECT_ID}' has permission to perform action 'Microsoft.Search/searchServices/sharedPrivateLinkResources/write' on scope '${SUBSCRIPTION}/resourceGroups/rg-shop'; however, it does not have permission to perform action 'write' on the linked scope(s) '${SUBSCRIPTION}/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/stshop' or the linked scope(s) are invalid.`,
    cause: 'missing-role',
    service: 'storage-blob',
    operations: ['Microsoft.Search/searchServices/sharedPrivateLinkResources/write'],
    denied: [],
    scope: `${SUBSCRIPTION}/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/stshop`,
    principal: { objectId: OBJECT_ID, appId: null, name: 'noor@contoso.com' },
    code: 'LinkedAuthorizationFailed',
  },
]
