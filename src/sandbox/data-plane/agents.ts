import type { SandboxContext } from '../context.ts'
import type { SandboxRequest } from '../exchange.ts'
import type { TenantResource } from '../tenant.ts'
import { accountError, type AccountCall } from './account-call.ts'

/** The collections of a Foundry project, by the data actions that guard them and the word for one item. */
const COLLECTIONS: Readonly<Record<string, { readonly guard: string; readonly item: string }>> = {
  agents: { guard: 'agents', item: 'agentName' },
  assistants: { guard: 'agents', item: 'assistantId' },
  threads: { guard: 'agents', item: 'threadId' },
  connections: { guard: 'connections', item: 'name' },
  files: { guard: 'assets', item: 'fileId' },
  vector_stores: { guard: 'assets', item: 'vectorStoreId' },
}

/** `/api/projects/{project}/assistants` and its likes; null for any other call. */
export function agentCall(
  account: TenantResource,
  path: string,
  { method }: SandboxRequest,
  { store }: SandboxContext,
): AccountCall | null {
  const [, projectName = '', name = '', id] =
    /^\/api\/projects\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? []
  const collection = COLLECTIONS[name]
  if (collection === undefined) return null
  const project = store.resource(`${account.id}/projects/${projectName}`)
  const dataAction = `Microsoft.CognitiveServices/accounts/AIServices/${collection.guard}/${method === 'GET' ? 'read' : 'write'}`
  const operation = `${method} /api/projects/{projectName}/${name}${id === undefined ? '' : `/{${collection.item}}`}`
  return {
    dataAction,
    scope: project?.id ?? account.id,
    lacking: (principalId) =>
      accountError(
        401,
        'PermissionDenied',
        `The principal \`${principalId}\` lacks the required data action \`${dataAction}\` to perform \`${operation}\` operation. For instructions on granting the necessary permissions, see https://aka.ms/FoundryPermissions.`,
      ),
    reply: () => {
      if (project === null) return accountError(404, 'NotFound', `Project ${projectName} not found`)
      if (method !== 'GET')
        return { status: 200, body: { id: `${collection.guard}_1`, object: collection.guard } }
      return id === undefined
        ? { status: 200, body: { object: 'list', data: [], has_more: false } }
        : accountError(404, 'NotFound', `No ${collection.guard} found with id '${id}'.`)
    },
  }
}
