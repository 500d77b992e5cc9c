import type { Operation } from '../rbac/operation.ts'
import type { RoleName } from './requirement.ts'

/**
 * Azure Cosmos DB for NoSQL checks access to data with roles of its own, outside Azure RBAC
 * (Azure documentation, "Azure Cosmos DB for NoSQL data plane security reference").
 */
export interface CosmosRoleDefinition extends RoleName {
  readonly dataActions: readonly string[]
}

export interface CosmosRoleAssignment {
  /** ARM id */
  readonly id: string
  /** role definition GUID in lower case */
  readonly roleId: string
  readonly principalId: string
  /** ARM id of the account, or of a database or container in it: `…/dbs/orders/colls/2026` */
  readonly scope: string
}

/** The data roles of one account. */
export interface CosmosDataRoles {
  readonly definitions: readonly CosmosRoleDefinition[]
  readonly assignments: readonly CosmosRoleAssignment[]
}

const ACCOUNTS = 'Microsoft.DocumentDB/databaseAccounts'
const CONTAINERS = `${ACCOUNTS}/sqlDatabases/containers`

/** Every account has these two; they are in the order in which they are to be advised. */
export const BUILT_IN_COSMOS_ROLES: readonly CosmosRoleDefinition[] = [
  {
    id: '00000000-0000-0000-0000-000000000001',
    name: 'Cosmos DB Built-in Data Reader',
    dataActions: [
      `${ACCOUNTS}/readMetadata`,
      `${CONTAINERS}/items/read`,
      `${CONTAINERS}/executeQuery`,
      `${CONTAINERS}/readChangeFeed`,
    ],
  },
  {
    id: '00000000-0000-0000-0000-000000000002',
    name: 'Cosmos DB Built-in Data Contributor',
    dataActions: [`${ACCOUNTS}/readMetadata`, `${CONTAINERS}/*`, `${CONTAINERS}/items/*`],
  },
]

const NATIVE_OPERATION =
  /^microsoft\.documentdb\/databaseaccounts\/(?:readmetadata|sqldatabases\/containers\/(?:executequery|executestoredprocedure|manageconflicts|readchangefeed|items\/\w+))$/i

/** Whether Cosmos DB's own roles decide an operation, which no catalogue of Azure's operations lists. */
export function isCosmosDataOperation({ name, isDataAction }: Operation): boolean {
  return (
    NATIVE_OPERATION.test(name) || (isDataAction && /^microsoft\.documentdb\/databaseaccounts\//i.test(name))
  )
}

/** There are no exclusions, and `*` stands for one part of a name: `items/*` is listed beside `containers/*`. */
export function cosmosRoleGrants({ dataActions }: CosmosRoleDefinition, operation: string): boolean {
  return dataActions.some((pattern) => matches(pattern.toLowerCase(), operation.toLowerCase()))
}

function matches(pattern: string, operation: string): boolean {
  const parts = operation.split('/')
  const patternParts = pattern.split('/')
  return (
    parts.length === patternParts.length &&
    patternParts.every((part, index) => part === '*' || part === parts[index])
  )
}
