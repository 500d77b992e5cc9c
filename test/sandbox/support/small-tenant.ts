import { parseTenantFile } from '../../../src/sandbox/tenant-file.ts'
import type { Tenant } from '../../../src/sandbox/tenant.ts'

export const ROOT_GROUP = '/providers/Microsoft.Management/managementGroups/root'
export const SUBSCRIPTION = '/subscriptions/11111111-1111-4111-8111-111111111111'
export const OTHER_SUBSCRIPTION = '/subscriptions/22222222-2222-4222-8222-222222222222'
export const GROUP = `${SUBSCRIPTION}/resourceGroups/rg1`
export const SIMILAR_GROUP = `${SUBSCRIPTION}/resourceGroups/rg10`
export const VAULT = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv1`

export const ANN = 'aaaaaaaa-0000-4000-8000-000000000001'
export const BOB = 'aaaaaaaa-0000-4000-8000-000000000002'
export const OWNER = 'aaaaaaaa-0000-4000-8000-000000000003'
export const DELEGATE = 'aaaaaaaa-0000-4000-8000-000000000004'
export const INNER = 'bbbbbbbb-0000-4000-8000-000000000001'
export const OUTER = 'bbbbbbbb-0000-4000-8000-000000000002'
export const APP = 'cccccccc-0000-4000-8000-000000000001'
export const CUSTOM_ROLE = 'dddddddd-0000-4000-8000-000000000001'

export const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
export const OWNER_ROLE = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'
export const RBAC_ADMINISTRATOR = 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'

const MAY_ASSIGN_READER = `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${READER}}))`

/** One assignment at each level, named after where it is and whose. Ann is in INNER, which is in OUTER. */
export const SMALL_TENANT_FILE = {
  tenantId: '99999999-9999-4999-8999-999999999999',
  managementGroups: [
    { name: 'root', displayName: 'Root', parent: null, subscriptions: [] },
    { name: 'child', parent: 'root', subscriptions: [idOf(SUBSCRIPTION)] },
  ],
  subscriptions: [
    { subscriptionId: idOf(SUBSCRIPTION), displayName: 'One' },
    { subscriptionId: idOf(OTHER_SUBSCRIPTION), displayName: 'Two' },
  ],
  users: [
    { id: ANN, displayName: 'Ann', userPrincipalName: 'ann@example.com', mail: 'ann.mail@example.com' },
    { id: BOB, displayName: "Bob O'Neil", userPrincipalName: 'bob@example.com' },
    { id: OWNER, displayName: 'Owner', userPrincipalName: 'owner@example.com' },
    { id: DELEGATE, displayName: 'Delegate', userPrincipalName: 'delegate@example.com' },
  ],
  groups: [
    { id: INNER, displayName: 'Inner', members: [ANN] },
    { id: OUTER, displayName: 'Outer', members: [INNER, APP] },
  ],
  servicePrincipals: [
    {
      id: APP,
      appId: 'cccccccc-0000-4000-8000-00000000000a',
      displayName: 'app',
      servicePrincipalType: 'Application',
    },
  ],
  resources: [
    {
      id: VAULT,
      type: 'Microsoft.KeyVault/vaults',
      name: 'kv1',
      location: 'westeurope',
      properties: { enableRbacAuthorization: true, vaultUri: 'https://kv1.vault.azure.net/' },
    },
    {
      id: `${SIMILAR_GROUP}/providers/Microsoft.KeyVault/vaults/kv10`,
      type: 'Microsoft.KeyVault/vaults',
      name: 'kv10',
      location: 'westeurope',
      properties: {},
    },
  ],
  roleDefinitions: [
    {
      id: `${GROUP}/providers/Microsoft.Authorization/roleDefinitions/${CUSTOM_ROLE}`,
      name: CUSTOM_ROLE,
      properties: {
        roleName: 'Vault Looker',
        type: 'CustomRole',
        permissions: [{ actions: ['Microsoft.KeyVault/vaults/read'] }],
        assignableScopes: [GROUP],
      },
    },
  ],
  roleAssignments: [
    assigned('root-ann', ROOT_GROUP, ANN, 'User'),
    assigned('subscription-outer', SUBSCRIPTION, OUTER, 'Group'),
    assigned('group-ann', GROUP, ANN, 'User'),
    assigned('vault-inner', VAULT, INNER, 'Group'),
    assigned('vault-bob', VAULT, BOB, 'User'),
    assigned('similar-ann', SIMILAR_GROUP, ANN, 'User'),
    assigned('other-subscription-ann', OTHER_SUBSCRIPTION, ANN, 'User'),
    assigned('subscription-owner', SUBSCRIPTION, OWNER, 'User', OWNER_ROLE),
    {
      ...assigned('group-delegate', GROUP, DELEGATE, 'User', RBAC_ADMINISTRATOR),
      properties: {
        ...assigned('group-delegate', GROUP, DELEGATE, 'User', RBAC_ADMINISTRATOR).properties,
        condition: MAY_ASSIGN_READER,
        conditionVersion: '2.0',
      },
    },
  ],
}

export function smallTenant(changes: Readonly<Record<string, unknown>> = {}): Tenant {
  const result = parseTenantFile(JSON.stringify({ ...SMALL_TENANT_FILE, ...changes }))
  if (result.kind === 'fault') throw new Error(`${result.pointer}: ${result.text}`)
  return result.tenant
}

function idOf(scope: string): string {
  return scope.slice('/subscriptions/'.length)
}

function assigned(
  name: string,
  scope: string,
  principalId: string,
  principalType: string,
  role: string = READER,
) {
  return {
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    properties: {
      scope,
      roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
      principalId,
      principalType,
    },
  }
}
