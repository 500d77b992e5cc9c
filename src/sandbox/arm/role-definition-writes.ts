import * as z from 'zod'
import { operationsMatching } from '../../knowledge/catalogue/operation-index.ts'
import { roleIdOf } from '../../rbac/role-definition.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId } from '../extension-resource.ts'
import type { Answer } from '../exchange.ts'
import type { TenantRoleDefinition } from '../tenant.ts'
import { barrier } from './authorize.ts'
import { armError, invalidContent } from './errors.ts'

const operations = z.array(z.string()).default([])

const bodyShape = z.object({
  properties: z.object({
    roleName: z.string().min(1),
    description: z.string().nullable().default(null),
    type: z.literal('CustomRole').default('CustomRole'),
    permissions: z.array(
      z.object({
        actions: operations,
        notActions: operations,
        dataActions: operations,
        notDataActions: operations,
      }),
    ),
    assignableScopes: z.array(z.string().startsWith('/')).min(1),
  }),
})

type Requested = z.infer<typeof bodyShape>['properties']

const WRITE = 'Microsoft.Authorization/roleDefinitions/write'
const DELETE = 'Microsoft.Authorization/roleDefinitions/delete'

/** Makes or changes a custom role, which takes the right to on each of its assignable scopes. */
export function putRoleDefinition(
  scope: string,
  name: string,
  callerId: string,
  body: unknown,
  context: SandboxContext,
): Answer {
  const parsed = bodyShape.safeParse(body)
  if (!parsed.success) return invalidContent(parsed.error.issues[0]?.message ?? 'no content')
  const { properties } = parsed.data
  const barred = [scope, ...properties.assignableScopes]
    .map((each) => barrier({ callerId, action: WRITE, scope: each }, context))
    .find((answer) => answer !== null)
  return barred ?? faultIn(properties, name, context) ?? define({ scope, name, properties }, context)
}

export function deleteRoleDefinition(
  scope: string,
  name: string,
  callerId: string,
  context: SandboxContext,
): Answer {
  const barred = barrier({ callerId, action: DELETE, scope }, context)
  if (barred !== null) return barred
  const { store } = context
  const found = store.customRole(name)
  if (found === null) return { status: 204 }
  const isAssigned = store.roleAssignments.some(
    ({ properties }) => roleIdOf(properties.roleDefinitionId) === roleIdOf(name),
  )
  if (isAssigned) {
    return armError(
      400,
      'RoleDefinitionHasAssignments',
      'There are existing role assignments referencing role (code: RoleDefinitionHasAssignments).',
    )
  }
  store.removeCustomRole(name)
  return { status: 200, body: writtenCustomRole(found) }
}

/** A custom role as ARM writes it. */
export function writtenCustomRole(role: TenantRoleDefinition): unknown {
  return { ...role, type: 'Microsoft.Authorization/roleDefinitions' }
}

function faultIn(
  { roleName, permissions }: Requested,
  name: string,
  { store }: SandboxContext,
): Answer | null {
  const unknown = permissions.flatMap((permission) => [
    ...[...permission.actions, ...permission.notActions].filter((pattern) => !isKnown(pattern, 'control')),
    ...[...permission.dataActions, ...permission.notDataActions].filter(
      (pattern) => !isKnown(pattern, 'data'),
    ),
  ])[0]
  if (unknown !== undefined) {
    return armError(
      400,
      'InvalidActionOrNotAction',
      `'${unknown}' does not match any of the actions supported by the providers.`,
    )
  }
  const namesake = [...store.roleDefinitions.values()].find(
    (role) => role.name.toLowerCase() === roleName.toLowerCase() && role.id !== roleIdOf(name),
  )
  return namesake === undefined
    ? null
    : armError(
        409,
        'RoleDefinitionWithSameNameExists',
        'A role definition cannot be updated with a name that already exists.',
      )
}

/** Azure takes one `*` in a string, and only strings that stand for an operation of that plane. */
function isKnown(pattern: string, plane: 'control' | 'data'): boolean {
  return pattern.split('*').length <= 2 && operationsMatching(pattern, plane).length > 0
}

function define(
  { scope, name, properties }: { scope: string; name: string; properties: Requested },
  { store }: SandboxContext,
): Answer {
  const role = { id: extensionId(scope, 'roleDefinitions', name), name, properties }
  store.setCustomRole(role)
  return { status: 201, body: writtenCustomRole(role) }
}
