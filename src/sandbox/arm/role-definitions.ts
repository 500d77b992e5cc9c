import type { Permission, RoleDefinition } from '../../rbac/role-definition.ts'
import { builtInRoles } from '../../knowledge/catalogue/roles.ts'
import { isAtOrAbove, subscriptionIdOf } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId, type ExtensionPath } from '../extension-resource.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { barrier } from './authorize.ts'
import { armError, notAllowed } from './errors.ts'
import { listAnswer } from './list.ts'
import { deleteRoleDefinition, putRoleDefinition, writtenCustomRole } from './role-definition-writes.ts'

const READ = 'Microsoft.Authorization/roleDefinitions/read'

/** `{scope}/providers/Microsoft.Authorization/roleDefinitions[/{guid}]`, api-version 2022-04-01. */
export function answerRoleDefinitions(
  { scope, name }: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (name !== null && request.method === 'PUT')
    return putRoleDefinition(scope, name, callerId, request.body, context)
  if (name !== null && request.method === 'DELETE')
    return deleteRoleDefinition(scope, name, callerId, context)
  if (request.method !== 'GET') return notAllowed(request.method)
  // every signed-in principal may read the roles of the tenant itself
  const barred = scope === '/' ? null : barrier({ callerId, action: READ, scope }, context)
  if (barred !== null) return barred
  return name === null ? list(scope, request, context) : get(scope, name, context)
}

function get(scope: string, name: string, { store }: SandboxContext): Answer {
  const custom = store.customRole(name)
  if (custom !== null) return { status: 200, body: writtenCustomRole(custom) }
  const builtIn = store.builtInRole(name)
  if (builtIn !== null) return { status: 200, body: writtenBuiltInRole(builtIn, scope) }
  return armError(
    404,
    'RoleDefinitionDoesNotExist',
    `The specified role definition with ID '${name.replaceAll('-', '')}' does not exist.`,
  )
}

function list(scope: string, request: SandboxRequest, context: SandboxContext): Answer {
  const text = request.url.searchParams.get('$filter')
  const wanted = roleFilter(text)
  if (wanted === null) {
    return armError(
      400,
      'UnsupportedQuery',
      `The filter '${text ?? ''}' is not supported. Supported filters are 'atScopeAndBelow()', 'roleName eq '{value}'' and 'type eq '{value}''.`,
    )
  }
  const { store } = context
  const { customRoles, hierarchy } = store
  const above = hierarchy.managementGroupsAbove(scope)
  const custom = customRoles.filter((role) =>
    role.properties.assignableScopes.some(
      (each) =>
        isAtOrAbove(each, scope, above) ||
        (wanted.below && isAtOrAbove(scope, each, hierarchy.managementGroupsAbove(each))),
    ),
  )
  const roles = [
    ...builtInRoles()
      .filter((role) => wanted.matches(role.name, 'BuiltInRole') && store.customRole(role.id) === null)
      .map((role) => writtenBuiltInRole(role, scope)),
    ...custom
      .filter((role) => wanted.matches(role.properties.roleName, role.properties.type))
      .map((role) => writtenCustomRole(role)),
  ]
  return listAnswer(roles, request, context)
}

interface RoleFilter {
  /** also the custom roles of the scopes below */
  readonly below: boolean
  readonly matches: (roleName: string, type: string) => boolean
}

function roleFilter(text: string | null): RoleFilter | null {
  let below = false
  let name: string | null = null
  let type: string | null = null
  for (const term of text === null || text.trim() === '' ? [] : text.split(/ and /i)) {
    const equality = /^\s*(roleName|type)\s+eq\s+'((?:[^']|'')*)'\s*$/i.exec(term)
    if (/^\s*atScopeAndBelow\(\)\s*$/i.test(term)) below = true
    else if (equality === null) return null
    else if (equality[1]?.toLowerCase() === 'type') type = equality[2] ?? ''
    else name = (equality[2] ?? '').replaceAll("''", "'")
  }
  return { below, matches: (roleName, roleType) => sameText(name, roleName) && sameText(type, roleType) }
}

function sameText(wanted: string | null, found: string): boolean {
  return wanted === null || wanted.toLowerCase() === found.toLowerCase()
}

/** ARM gives a built-in role the id of the subscription that it is asked in. */
function writtenBuiltInRole(role: RoleDefinition, scope: string): unknown {
  const subscriptionId = subscriptionIdOf(scope)
  return {
    id: extensionId(
      subscriptionId === null ? '/' : `/subscriptions/${subscriptionId}`,
      'roleDefinitions',
      role.id,
    ),
    type: 'Microsoft.Authorization/roleDefinitions',
    name: role.id,
    properties: {
      roleName: role.name,
      type: 'BuiltInRole',
      description: '',
      assignableScopes: role.assignableScopes,
      permissions: role.permissions.map(writtenPermission),
    },
  }
}

function writtenPermission(permission: Permission): unknown {
  const { condition } = permission
  return condition === undefined ? permission : { ...permission, conditionVersion: '2.0' }
}
