import type { SandboxContext } from '../context.ts'
import { extensionId, type ExtensionPath } from '../extension-resource.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { scopesEqual } from '../../rbac/scope.ts'
import type { TenantDenyAssignment } from '../tenant.ts'
import { listForScope } from './assignment-list.ts'
import { barrier } from './authorize.ts'
import { armError, notAllowed } from './errors.ts'

const READ = 'Microsoft.Authorization/denyAssignments/read'

/** `{scope}/providers/Microsoft.Authorization/denyAssignments[/{name}]`, api-version 2022-04-01. */
export function answerDenyAssignments(
  { scope, name }: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (request.method !== 'GET') return notAllowed(request.method)
  if (name !== null) return get(extensionId(scope, 'denyAssignments', name), name, scope, callerId, context)
  return listForScope(
    {
      action: READ,
      reads: 'denyAssignments',
      items: context.store.tenant.denyAssignments,
      principalsOf: ({ properties }) => properties.principals.map(({ id }) => id),
      write: writtenDenyAssignment,
      supports: ({ asTarget }) => !asTarget,
    },
    scope,
    callerId,
    request,
    context,
  )
}

function get(id: string, name: string, scope: string, callerId: string, context: SandboxContext): Answer {
  const barred = barrier({ callerId, action: READ, scope, reads: 'denyAssignments' }, context)
  if (barred !== null) return barred
  const found = context.store.tenant.denyAssignments.find((each) => scopesEqual(each.id, id))
  return found === undefined
    ? armError(404, 'DenyAssignmentNotFound', `The deny assignment '${name}' is not found.`)
    : { status: 200, body: writtenDenyAssignment(found) }
}

function writtenDenyAssignment(assignment: TenantDenyAssignment): unknown {
  return { ...assignment, type: 'Microsoft.Authorization/denyAssignments' }
}
