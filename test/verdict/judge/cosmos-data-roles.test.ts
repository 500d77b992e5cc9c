import { describe, expect, it } from 'vitest'
import {
  BUILT_IN_COSMOS_ROLES,
  type CosmosRoleAssignment,
  type CosmosRoleDefinition,
} from '../../../src/knowledge/cosmos-data-roles.ts'
import { control, data } from '../../../src/knowledge/operation-names.ts'
import { asPrincipal, DANA, group, MAX, OLIVIA } from '../../builders/people.ts'
import { cosmos, GROUP, storage } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import type { Tenant } from '../../builders/snapshot.ts'
import { builtIn } from '../../builders/access.ts'
import { on, states, verdictOf } from './judging.ts'

const ACCOUNT = cosmos('cosmos')
const OPERATIONS = 'Microsoft.DocumentDB/databaseAccounts'
const METADATA = data(`${OPERATIONS}/readMetadata`)
const CREATE = data(`${OPERATIONS}/sqlDatabases/containers/items/create`)
const [READER, CONTRIBUTOR] = BUILT_IN_COSMOS_ROLES.map(({ id }) => id)
const developers = group('Developers', [DANA])

const held = (roleId = '', principalId = DANA.id, scope = ACCOUNT.id): CosmosRoleAssignment => ({
  id: `${ACCOUNT.id}/sqlRoleAssignments/${principalId}`,
  roleId,
  principalId,
  scope,
})

const roles = (
  assignments: readonly CosmosRoleAssignment[],
  definitions: readonly CosmosRoleDefinition[] = BUILT_IN_COSMOS_ROLES,
): Tenant => ({
  groups: [developers],
  cosmosRoles: new Map([[ACCOUNT.id.toLowerCase(), { assignments, definitions }]]),
})
const metadata = bound(operationRow(METADATA), ACCOUNT)
const create = bound(operationRow(METADATA, CREATE), ACCOUNT)

describe('what Cosmos DB’s own roles decide', () => {
  states([
    {
      sentence: 'a data role is there',
      tenant: roles([held(READER)]),
      about: metadata,
      state: 'granted',
      codes: ['granted-outside-azure-rbac'],
    },
    {
      sentence: 'a data role is there through a group',
      tenant: roles([held(READER, asPrincipal(developers).id)]),
      about: metadata,
      state: 'granted',
      codes: ['granted-outside-azure-rbac'],
    },
    {
      sentence: 'a smaller data role is there',
      tenant: roles([held(READER)]),
      about: create,
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'two data roles are there',
      tenant: roles([held(READER), held(CONTRIBUTOR, asPrincipal(developers).id)]),
      about: create,
      state: 'granted',
      codes: ['granted-outside-azure-rbac', 'granted-outside-azure-rbac'],
    },
    {
      sentence: 'a data role of somebody else',
      tenant: roles([held(CONTRIBUTOR, MAX.id)]),
      about: metadata,
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'a data role on one database',
      tenant: roles([held(CONTRIBUTOR, DANA.id, `${ACCOUNT.id}/dbs/orders`)]),
      about: metadata,
      state: 'indeterminate',
      codes: ['outside-azure-rbac', 'assigned-below-scope'],
    },
    {
      sentence: 'a data role that is not known',
      tenant: roles([held('other')]),
      about: metadata,
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'Owner does not count',
      tenant: { ...roles([]), ...on(builtIn('Owner'), GROUP) },
      about: metadata,
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'the data roles could not be read',
      about: metadata,
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'somebody else’s, whose role assignments one may not read',
      tenant: roles([held(READER, OLIVIA.id)]),
      about: bound(operationRow(METADATA), ACCOUNT, OLIVIA),
      state: 'indeterminate',
      codes: ['asker-not-entitled'],
    },
    {
      sentence: 'the account is closed, and the data role is there',
      tenant: roles([held(READER)]),
      about: bound(
        operationRow(METADATA),
        cosmos('cosmos', { properties: { publicNetworkAccess: 'Disabled' } }),
      ),
      state: 'granted',
      codes: ['granted-outside-azure-rbac', 'setting-blocks-access'],
    },
    {
      sentence: 'an operation of Resource Manager is not theirs',
      tenant: on(builtIn('Owner'), GROUP),
      about: bound(operationRow(control(`${OPERATIONS}/sqlDatabases/write`)), ACCOUNT),
      state: 'granted',
      codes: ['granted-by-role'],
    },
  ])

  it('a role on one database is told with the database', () => {
    const tenant = roles([held(READER, DANA.id, `${ACCOUNT.id}/dbs/orders`)])
    expect(verdictOf({ tenant, about: metadata }).reasons[1]?.text).toBe(
      'Cosmos DB Built-in Data Reader is held on /dbs/orders only, and does not reach the rest of the account.',
    )
  })

  it('groups that could not be read may hold one', () => {
    const { reasons } = verdictOf({ tenant: { ...roles([]), groupsUnread: [DANA] }, about: metadata })
    expect(reasons[0]?.text).toContain('Groups could not be read')
  })

  it('something that is no Cosmos DB account has none', () => {
    const about = bound(operationRow(METADATA), storage('st'))
    expect(verdictOf({ tenant: roles([held(READER)]), about }).state).toBe('indeterminate')
  })
})
