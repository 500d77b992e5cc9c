import { describe, expect, it } from 'vitest'
import {
  BUILT_IN_COSMOS_ROLES,
  cosmosRoleGrants,
  isCosmosDataOperation,
} from '../../src/knowledge/cosmos-data-roles.ts'

const ACCOUNTS = 'Microsoft.DocumentDB/databaseAccounts'
const CONTAINERS = `${ACCOUNTS}/sqlDatabases/containers`

describe('an operation that Cosmos DB’s own roles decide', () => {
  it.each([
    [`${ACCOUNTS}/readMetadata`, false, true],
    [`${ACCOUNTS.toLowerCase()}/readmetadata`, false, true],
    [`${CONTAINERS}/items/upsert`, false, true],
    [`${CONTAINERS}/executeQuery`, false, true],
    [`${CONTAINERS}/write`, false, false],
    [`${CONTAINERS}/throughputSettings/read`, false, false],
    [`${ACCOUNTS}/listKeys/action`, false, false],
    [`${ACCOUNTS}/tables/containers/entities/read`, true, true],
    ['Microsoft.DocumentDB/cassandraClusters/commands/read', true, false],
  ])('%s, data action %s: %s', (name, isDataAction, is) => {
    expect(isCosmosDataOperation({ name, isDataAction })).toBe(is)
  })
})

describe('the built-in data roles', () => {
  it.each([
    [`${ACCOUNTS}/readMetadata`, true, true],
    [`${CONTAINERS}/items/read`, true, true],
    [`${CONTAINERS}/items/delete`, false, true],
    [`${CONTAINERS}/executeQuery`, true, true],
    [`${CONTAINERS}/manageConflicts`, false, true],
    [`${ACCOUNTS}/sqlDatabases/read`, false, false],
  ])('%s: reader %s, contributor %s', (operation, ...granted) => {
    expect(BUILT_IN_COSMOS_ROLES.map((role) => cosmosRoleGrants(role, operation))).toEqual(granted)
  })

  it('a star stands for one part of a name', () => {
    const role = { id: 'r', name: 'Containers', dataActions: [`${CONTAINERS}/*`] }
    expect(cosmosRoleGrants(role, `${CONTAINERS}/ReadChangeFeed`)).toBe(true)
    expect(cosmosRoleGrants(role, `${CONTAINERS}/items/read`)).toBe(false)
  })
})
