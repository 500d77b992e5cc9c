import type { ResourceKind } from '../knowledge/requirement.ts'
import { requirementsOf } from '../knowledge/requirements.ts'
import { scopesEqual } from '../rbac/scope.ts'
import {
  bindToIdentity,
  bindToPrincipal,
  requirementsOutcome,
  type RequirementsOutcome,
} from './bound-requirements.ts'
import { linkedIdOf } from './hub-links.ts'
import type { Resource } from './question.ts'
import { kindsOf } from './resource-type.ts'
import type { Connection, Located } from './surroundings.ts'

/** ARM, connections 2024-04-01 and later: ways to sign in with Microsoft Entra ID as the caller … */
const AS_CALLER = ['aad', 'none', 'useridentity', 'userentratoken']
/** … and as the managed identity of the workspace, account or project that holds the connection */
const AS_WORKSPACE = ['managedidentity', 'accountmanagedidentity', 'projectmanagedidentity']

/** Whether calls through a connection are authorized by a secret of its own rather than by anyone's roles. */
export function usesKey({ authType }: Pick<Connection, 'authType'>): boolean {
  return ![...AS_CALLER, ...AS_WORKSPACE].includes(authType.toLowerCase())
}

/** The *connection* rows of a connection's category, on its target, for whoever the connection acts as. */
export function connectionRequirements(located: Located): RequirementsOutcome {
  const { resource, subject, hub } = located
  const connection = resource === null ? undefined : connectionOf(resource, located)
  if (connection === undefined) {
    return {
      kind: 'ask',
      ask: {
        field: 'resource',
        text: `${resource?.name ?? 'That'} is not a connection of a hub or project that I can read. Which connection is meant?`,
        choices: located.connections.map((each) => ({ value: each.resource.id, title: each.resource.name })),
      },
    }
  }
  if (usesKey(connection)) return requirementsOutcome([], [connection])

  const kinds = kindsOfTarget(connection, hub === null ? null : linkedIdOf(hub, 'storageAccount'))
  const rows = requirementsOf('connection').filter((row) => kinds.includes(row.resource))
  const target =
    connection.targetResource ?? (kinds.includes('fabric-workspace') ? connection.resource : null)
  if (target === null || rows.length === 0) {
    return {
      kind: 'ask',
      ask: {
        field: 'resource',
        text: `The connection ${connection.resource.name} (${connection.category}) points to ${connection.target ?? 'nothing'}, and I found no Azure resource there. Which resource is it?`,
        choices: [],
      },
    }
  }
  const actsAsWorkspace = AS_WORKSPACE.includes(connection.authType.toLowerCase()) && hub !== null
  return requirementsOutcome(
    rows.map((row) =>
      actsAsWorkspace ? bindToIdentity(row, hub, target) : bindToPrincipal(row, subject, target),
    ),
  )
}

/** The connection that a resource is, as the surroundings have it. */
export function connectionOf({ id }: Resource, { connections }: Located): Connection | undefined {
  return connections.find(({ resource }) => scopesEqual(resource.id, id))
}

function kindsOfTarget(connection: Connection, hubStorage: string | null): readonly ResourceKind[] {
  const category = connection.category.toLowerCase()
  if (category.includes('onelake')) return ['fabric-workspace']
  const { targetResource } = connection
  if (targetResource === null) return []
  const kinds = kindsOf(targetResource)
  if (!kinds.includes('storage')) return kinds
  const holdsPromptFlow = hubStorage !== null && scopesEqual(hubStorage, targetResource.id)
  const isLake = category.startsWith('adls') || category.includes('datalake') || kinds.includes('data-lake')
  if (category.includes('file')) return ['storage']
  return [isLake ? 'data-lake' : 'blob-storage', ...(holdsPromptFlow ? (['storage'] as const) : [])]
}
