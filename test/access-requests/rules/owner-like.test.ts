import { describe, expect, it } from 'vitest'
import { grantableInChat } from '../../../src/access-requests/rules/owner-like.ts'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { GIVING_ACCESS } from '../../../src/knowledge/operation-names.ts'
import { roleGrants } from '../../../src/rbac/permission.ts'
import type { RoleDefinition } from '../../../src/rbac/role-definition.ts'
import { builtIn, customRole } from '../../builders/access.ts'
import { GROUP, SUBSCRIPTION } from '../../builders/places.ts'

const RESOURCE = `${GROUP}/providers/Microsoft.KeyVault/vaults/kv1`
const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/root'
const EVERYWHERE = ['/', MANAGEMENT_GROUP, SUBSCRIPTION, GROUP, RESOURCE]
const acting = (...actions: string[]) => customRole('custom', { actions })

describe('a role that can give access', () => {
  const roles: readonly (readonly [sentence: string, role: RoleDefinition])[] = [
    ['Owner', builtIn('Owner')],
    ['User Access Administrator', builtIn('User Access Administrator')],
    ['Role Based Access Control Administrator', builtIn('Role Based Access Control Administrator')],
    ['one that may give some roles only, by a condition', builtIn('Foundry Project Manager')],
    ['one whose condition stands in the definition', builtIn('Key Vault Data Access Administrator')],
    ['one that assigns roles by a wildcard', acting('Microsoft.Authorization/*/write')],
    ['one that writes anything', acting('*/write')],
    ['one that changes role definitions', acting('Microsoft.Authorization/roleDefinitions/write')],
    ['one that takes any action', acting('*/action')],
    ['one that elevates', acting('microsoft.authorization/ELEVATEACCESS/action')],
    ['one that makes others eligible', acting('Microsoft.Authorization/roleEligibilityScheduleRequests/*')],
    [
      'one that makes others eligible with approval',
      acting('Microsoft.Authorization/roleEligibilityScheduleRequests/whenApprovalRequired/write'),
    ],
    ['one that loosens activation policies', acting('Microsoft.Authorization/roleManagementPolicies/write')],
    [
      'one of whose entries excludes what another grants',
      customRole(
        'two entries',
        { actions: ['*'], notActions: ['Microsoft.Authorization/*'] },
        { actions: ['Microsoft.Authorization/roleAssignments/write'] },
      ),
    ],
  ]
  it.each(roles)('%s is granted nowhere', (_, role) => {
    for (const scope of EVERYWHERE) {
      expect(grantableInChat(role, scope)).toMatchObject({ kind: 'may-not', code: 'gives-access' })
    }
  })

  it('is granted nowhere, whichever of the built-in ones it is', () => {
    const giving = builtInRoles().filter((role) => GIVING_ACCESS.some((each) => roleGrants(role, each)))
    expect(giving.length).toBeGreaterThan(20)
    expect(giving.filter((role) => grantableInChat(role, RESOURCE).kind === 'may')).toEqual([])
  })
})

describe('a role with all operations', () => {
  const roles: readonly (readonly [sentence: string, role: RoleDefinition])[] = [
    ['Contributor', builtIn('Contributor')],
    ['a copy of it', customRole('copy', { actions: ['*'], notActions: ['Microsoft.Authorization/*'] })],
    ['one that deletes anything', acting('*/delete')],
    ['one that reads and writes all data', customRole('data', { dataActions: ['*'] })],
  ]
  it.each(roles)('%s is granted in a resource group and below only', (_, role) => {
    const above = [SUBSCRIPTION, MANAGEMENT_GROUP, '/'].map((scope) => grantableInChat(role, scope))
    expect(above).toMatchObject(above.map(() => ({ kind: 'may-not', code: 'too-broad-there' })))
    expect([GROUP, RESOURCE].map((scope) => grantableInChat(role, scope).kind)).toEqual(['may', 'may'])
  })
})

it.each(['Reader', 'Cognitive Services OpenAI User', 'Storage Blob Data Owner', 'Key Vault Administrator'])(
  '%s can be granted anywhere',
  (name) => {
    expect(EVERYWHERE.map((scope) => grantableInChat(builtIn(name), scope).kind)).toEqual(
      EVERYWHERE.map(() => 'may'),
    )
  },
)

it.each(['Search Service Contributor', 'Cognitive Services Contributor'])(
  '%s, which reads keys, can be granted, and whoever approves it is told of them',
  (name) => {
    expect(grantableInChat(builtIn(name), RESOURCE)).toEqual({
      kind: 'may',
      caution: `${name} also lets its holder read keys, which open more than the role does.`,
    })
  },
)

it('a role whose definition is not known is not granted', () => {
  expect(grantableInChat(undefined, RESOURCE)).toMatchObject({ kind: 'may-not', code: 'role-unknown' })
})
