import type { Family } from '../family.ts'

/** Key Vault, with roles or with its own access policies. */
export const KEY_VAULT: readonly Family[] = [
  {
    id: 'vault-rbac',
    cause: 'missing-role',
    service: 'key-vault',
    plane: 'data',
    says: [
      'Caller is not authorized to perform action on resource ... Action: {operation} Resource: {scope}',
      'Caller is not authorized to perform action on resource',
      'The operation is not allowed by RBAC',
    ],
    codes: ['ForbiddenByRbac'],
    samples: [
      "ERROR: (Forbidden) Caller is not authorized to perform action on resource.\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time.\nCaller: appid=04b07795-8ddb-461a-bbee-02f9e1bf7b46;oid=0f1e2d3c-4b5a-4678-9abc-def012345678;iss=https://sts.windows.net/t/\nAction: 'Microsoft.KeyVault/vaults/secrets/getSecret/action'\nResource: '/subscriptions/11111111-2222-4333-8444-555555555555/resourcegroups/rg/providers/microsoft.keyvault/vaults/kv-demo/secrets/s1'",
    ],
  },
  {
    id: 'vault-deny-assignment',
    cause: 'deny-assignment',
    service: 'key-vault',
    plane: 'data',
    says: [
      'Caller is not authorized to perform action on resource ... Action: {operation} Resource: {scope} DecisionReason: DeniedByDenyAssignment',
    ],
    codes: ['ForbiddenByDenyAssignment'],
    samples: [
      "Caller is not authorized to perform action on resource.\nCaller: appid=04b07795-8ddb-461a-bbee-02f9e1bf7b46;oid=0f1e2d3c-4b5a-4678-9abc-def012345678;iss=https://sts.windows.net/t/\nAction: 'Microsoft.KeyVault/vaults/keys/read'\nResource: '/subscriptions/11111111-2222-4333-8444-555555555555/resourcegroups/rg/providers/microsoft.keyvault/vaults/kv-demo/keys/k1'\nDecisionReason: 'DeniedByDenyAssignment'",
    ],
  },
  {
    id: 'vault-access-policy',
    cause: 'other',
    service: 'key-vault',
    plane: 'data',
    says: [
      'user, group or application ... does not have (secrets|keys|certificates|storage) ... permission on key vault',
      'does not have (secrets|keys|certificates|storage) ... permission on key vault',
      'The user, group or application ... iss https',
      'is not allowed by vault policy',
      'Caller was not found on any access policy',
    ],
    codes: ['ForbiddenByPolicy'],
    alongside: ['Forbidden', 'AccessDenied'],
    amid: ['vault'],
    samples: [
      "(Forbidden) The user, group or application 'appid=bbbb6666-dac0-4088-9987-000000000006;oid=0f1e2d3c-4b5a-4678-9abc-def012345678;iss=https://sts.windows.net/t/' does not have secrets get permission on key vault 'kv-demo;location=eastus'.",
    ],
  },
  {
    id: 'vault-hsm',
    cause: 'other',
    service: 'key-vault',
    plane: 'data',
    says: ['Not authorized to access {operation} on .. Activity ID'],
    alongside: ['AccessDenied', 'Forbidden'],
    amid: ['managedHsm'],
    samples: [
      '(AccessDenied) Not authorized to access Microsoft.KeyVault/managedHsm/keys/read/action on /keys (Activity ID: aaaa1111-9d1a-4c59-9e23-000000000001)',
    ],
  },
  {
    id: 'vault-network',
    cause: 'network',
    service: 'key-vault',
    plane: 'data',
    says: [
      'Client address is not authorized and caller is not a trusted service',
      'Public network access is disabled and request is not from a trusted service nor via an approved private link',
      'Connection is not an approved private link and caller was ignored',
      'Request was not allowed by NSP rules',
    ],
    codes: ['ForbiddenByFirewall', 'ForbiddenByConnection', 'ForbiddenByNsp'],
    alongside: ['Forbidden'],
    samples: [
      'Status: 403 (Forbidden)\n{"error":{"code":"Forbidden","message":"Client address is not authorized and caller is not a trusted service.\\r\\nClient address: 203.0.113.7\\r\\nVault: kv-demo;location=westeurope","innererror":{"code":"ForbiddenByFirewall"}}}',
    ],
  },
  {
    id: 'vault-token',
    cause: 'token',
    service: 'key-vault',
    plane: 'data',
    says: ['Request is missing a Bearer or PoP token', 'Invalid audience. Expected https://vault.azure.net'],
    codes: ['AKV1#'],
    alongside: ['Unauthorized'],
    samples: [
      '{"error":{"code":"Unauthorized","message":"AKV10000: Request is missing a Bearer or PoP token."}}',
      'AKV10032: Invalid issuer. Expected one of https://sts.windows.net/1/, found https://sts.windows.net/2/.',
    ],
  },
  {
    id: 'vault-reference-identity',
    cause: 'token',
    service: 'key-vault',
    plane: 'data',
    says: ['Key Vault reference was not able to be resolved because site Managed Identity not enabled'],
    codes: ['MSINotEnabled'],
    samples: [
      'MSINotEnabled: Key Vault reference was not able to be resolved because site Managed Identity not enabled.',
    ],
  },
  {
    id: 'vault-reference-denied',
    cause: 'missing-role',
    service: 'key-vault',
    plane: 'data',
    says: [
      'denied access to Key Vault reference',
      'Unable to retrieve certificate .. from Key Vault',
      'Unable to verify Key Vault permissions',
      'The service does not have access to {scope} Key Vault. Please make sure',
      'Access denied for KeyVault Secret {endpoint} for Application Gateway',
    ],
    codes: ['AccessToKeyVaultDenied', 'ApplicationGatewayKeyVaultSecretException'],
    samples: [
      "AccessToKeyVaultDenied: Key Vault reference was not able to be resolved because site was denied access to Key Vault reference's vault.",
    ],
  },
  {
    id: 'vault-object-off',
    cause: 'other',
    service: 'key-vault',
    plane: 'data',
    says: ['is not allowed on (a disabled|an expired) (secret|key|certificate)'],
    codes: ['SecretDisabled', 'KeyDisabled'],
    alongside: ['Forbidden'],
    samples: ['(Forbidden) Operation get is not allowed on a disabled secret.'],
  },
  {
    id: 'vault-missing',
    cause: 'not-found',
    service: 'key-vault',
    plane: 'data',
    certainty: 'suggested',
    says: ['A (secret|key|certificate) with (name/id) ... was not found in this key vault'],
    codes: ['SecretNotFound', 'KeyNotFound', 'VaultNotFound', 'CertificateNotFound'],
    amid: ['vault'],
    samples: ['(SecretNotFound) A secret with (name/id) db-password was not found in this key vault.'],
  },
  {
    id: 'vault-forbidden',
    cause: 'missing-role',
    service: 'key-vault',
    plane: 'data',
    certainty: 'bare',
    says: [
      'KeyVaultErrorException: Access denied',
      "KeyVaultErrorException: Operation returned an invalid status code 'Forbidden'",
      'Failed to query service connection API ... vault.azure.net ... Forbidden',
      'needs to have Get, List secret management permissions on the selected key vault',
    ],
    samples: [
      "Failed to query service connection API: 'https://kv-demo.vault.azure.net/secrets?maxresults=1&api-version=2016-10-01'. Status Code: 'Forbidden', Response from server: '{\"error\":{\"code\"",
    ],
  },
]
