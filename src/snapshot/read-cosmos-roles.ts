import { z } from 'zod'
import {
  BUILT_IN_COSMOS_ROLES,
  type CosmosDataRoles,
  type CosmosRoleAssignment,
  type CosmosRoleDefinition,
} from '../knowledge/cosmos-data-roles.ts'
import type { Resource } from '../question/question.ts'
import { roleIdOf } from '../rbac/role-definition.ts'
import type { AzureReader } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import type { BlindSpot } from './snapshot.ts'

interface Read {
  /** null where the assignments could not be read */
  readonly roles: CosmosDataRoles | null
  readonly blindSpots: readonly BlindSpot[]
}

/** The data roles of a Cosmos DB account, which are ARM children of it (API for NoSQL). */
export async function readCosmosRoles(account: Resource, reader: AzureReader): Promise<Read> {
  const [assignments, definitions] = await Promise.all([
    reader.children(account.id, 'sqlRoleAssignments'),
    reader.children(account.id, 'sqlRoleDefinitions'),
  ])
  const blindSpots = blindSpotsOf('cosmos-roles-unread', 'data roles of Cosmos DB', account.id, [
    assignments,
    definitions,
  ])
  if (assignments.kind === 'refused') return { roles: null, blindSpots }
  const listed = definitions.kind === 'read' ? definitions.value.flatMap(definitionOf) : []
  return {
    roles: {
      assignments: assignments.value.flatMap((each) => assignmentOf(each, account)),
      definitions: [
        ...listed,
        ...BUILT_IN_COSMOS_ROLES.filter(({ id }) => !listed.some((each) => each.id === id)),
      ],
    },
    blindSpots,
  }
}

/** ARM, `Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments` 2024-05-15. */
const assignmentProperties = z.object({
  roleDefinitionId: z.string(),
  principalId: z.string(),
  scope: z.string(),
})

function assignmentOf({ id, properties }: Resource, account: Resource): CosmosRoleAssignment[] {
  const parsed = assignmentProperties.safeParse(properties)
  if (!parsed.success) return []
  const { roleDefinitionId, principalId, scope } = parsed.data
  const isRelative = !/^\/subscriptions\//i.test(scope)
  return [
    {
      id,
      roleId: roleIdOf(roleDefinitionId),
      principalId,
      scope: isRelative ? `${account.id}${scope.replace(/\/$/, '')}` : scope,
    },
  ]
}

/** ARM, `Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions` 2024-05-15. */
const definitionProperties = z.object({
  roleName: z.string(),
  permissions: z.array(z.object({ dataActions: z.array(z.string()).nullish() })).nullish(),
})

function definitionOf({ id, properties }: Resource): CosmosRoleDefinition[] {
  const parsed = definitionProperties.safeParse(properties)
  if (!parsed.success) return []
  const { roleName, permissions } = parsed.data
  return [
    {
      id: roleIdOf(id),
      name: roleName,
      dataActions: (permissions ?? []).flatMap(({ dataActions }) => dataActions ?? []),
    },
  ]
}
