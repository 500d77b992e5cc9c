import type { SandboxContext } from '../context.ts'
import { extensionId, type ExtensionPath } from '../extension-resource.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { listForScope } from './assignment-list.ts'
import { barrier } from './authorize.ts'
import { armError, notAllowed } from './errors.ts'
import { deleteRoleAssignment, putRoleAssignment, writtenRoleAssignment } from './role-assignment-writes.ts'

const READ = 'Microsoft.Authorization/roleAssignments/read'

/** `{scope}/providers/Microsoft.Authorization/roleAssignments[/{name}]`, api-version 2022-04-01. */
export function answerRoleAssignments(
  { scope, name }: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (name === null) return listRoleAssignments(scope, callerId, request, context)
  switch (request.method) {
    case 'GET':
      return getRoleAssignment(scope, name, callerId, context)
    case 'PUT':
      return putRoleAssignment(scope, name, callerId, request.body, context)
    case 'DELETE':
      return deleteRoleAssignment(scope, name, callerId, context)
    default:
      return notAllowed(request.method)
  }
}

function listRoleAssignments(
  scope: string,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (request.method !== 'GET') return notAllowed(request.method)
  return listForScope(
    {
      action: READ,
      reads: 'roleAssignments',
      items: context.store.roleAssignments,
      principalsOf: ({ properties }) => [properties.principalId],
      write: writtenRoleAssignment,
      supports: ({ asTarget, atScope, principalId }) => !asTarget && !(atScope && principalId !== null),
    },
    scope,
    callerId,
    request,
    context,
  )
}

function getRoleAssignment(scope: string, name: string, callerId: string, context: SandboxContext): Answer {
  const barred = barrier({ callerId, action: READ, scope, reads: 'roleAssignments' }, context)
  if (barred !== null) return barred
  const found = context.store.roleAssignment(extensionId(scope, 'roleAssignments', name))
  return found === null
    ? armError(404, 'RoleAssignmentNotFound', `The role assignment '${name}' is not found.`)
    : { status: 200, body: writtenRoleAssignment(found) }
}
