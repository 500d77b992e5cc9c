import { v5 as uuidV5 } from 'uuid'
import { operationsNamed } from '../knowledge/catalogue/operations.ts'
import type { Operation } from '../rbac/operation.ts'
import { resourceGroupOf, scopeLevel, scopeName, subscriptionIdOf } from '../rbac/scope.ts'
import { armId } from './commands/arm-request.ts'

/** A custom role in ARM's own shape (Azure REST API, "Role Definitions - Create Or Update", 2022-04-01). */
export interface CustomRole {
  /** ARM id */
  readonly id: string
  /** role definition GUID */
  readonly name: string
  readonly properties: {
    readonly roleName: string
    readonly description: string
    readonly type: 'CustomRole'
    readonly permissions: readonly CustomRolePermission[]
    readonly assignableScopes: readonly string[]
  }
}

export interface CustomRolePermission {
  readonly actions: readonly string[]
  readonly notActions: readonly string[]
  readonly dataActions: readonly string[]
  readonly notDataActions: readonly string[]
}

/** A fixed namespace, so that the same operations in the same place always make the same role. */
const NAMESPACE = '0f5f1d0b-6b6e-5b43-9f0e-7d1c0a4f7a52'

/**
 * A custom role that holds these operations and nothing else, for a scope. Null where Azure would refuse it
 * (Azure documentation, "Azure custom roles"): an operation that is not published for its plane, data actions
 * above subscriptions, or the root of the tenant as its place.
 */
export function customRoleFor(operations: readonly Operation[], scope: string): CustomRole | null {
  const published = operations.flatMap(publishedAs)
  if (operations.length === 0 || published.length < operations.length) return null
  const permission = {
    actions: namesOf(published, false),
    notActions: [],
    dataActions: namesOf(published, true),
    notDataActions: [],
  }
  return customRoleOf(permission, scope, descriptionOf(published.length))
}

/**
 * A custom role with one permission, as Azure takes no more, for a scope. Null above subscriptions where it holds data
 * actions, and at the root of the tenant: there it could not be assigned.
 */
export function customRoleOf(
  permission: CustomRolePermission,
  scope: string,
  description: string,
): CustomRole | null {
  const place = assignablePlace(scope)
  if (place === null) return null
  const { actions, notActions, dataActions, notDataActions } = permission
  if (scopeLevel(place) === 'management-group' && dataActions.length > 0) return null

  const excludesNothing = notActions.length + notDataActions.length === 0
  const exclusions = excludesNothing ? [] : ['', ...notActions, '', ...notDataActions]
  const identity = [place, ...actions, '', ...dataActions, ...exclusions].join('\n').toLowerCase()
  const name = uuidV5(identity.toWellFormed(), NAMESPACE)
  return {
    id: armId(place, 'roleDefinitions', name),
    name,
    properties: {
      roleName: roleNameFor([...actions, ...dataActions], place, name),
      description,
      type: 'CustomRole',
      permissions: [permission],
      assignableScopes: [place],
    },
  }
}

/** A custom role can be made for a resource group, a subscription or a management group. */
function assignablePlace(scope: string): string | null {
  const level = scopeLevel(scope)
  switch (level) {
    case 'root':
      return null
    case 'management-group':
      return scope.replace(/\/$/, '')
    case 'subscription':
    case 'resource-group':
    case 'resource': {
      const subscription = subscriptionIdOf(scope)
      return resourceGroupOf(scope) ?? (subscription === null ? null : `/subscriptions/${subscription}`)
    }
    default:
      return level satisfies never
  }
}

/** As the catalogue writes it, on the same plane; a wildcard is no single operation. */
function publishedAs({ name, isDataAction }: Operation): readonly Operation[] {
  return operationsNamed(name)
    .filter((known) => known.isDataAction === isDataAction)
    .slice(0, 1)
}

function namesOf(operations: readonly Operation[], isDataAction: boolean): readonly string[] {
  const names = operations.filter((each) => each.isDataAction === isDataAction).map(({ name }) => name)
  return [...new Set(names)].toSorted()
}

const LONGEST_PART = 48

/** Unique in the tenant, as Azure asks, by a part of the GUID; short enough for the portal's 128 characters. */
function roleNameFor(names: readonly string[], place: string, guid: string): string {
  const [first = '', ...others] = names
  const what = first
    .split('/')
    .slice(1)
    .filter((part) => part !== 'action')
    .join(' ')
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `Only ${part(what)}${more} (${part(scopeName(place))}, ${guid.slice(0, 8)})`
}

function part(text: string): string {
  return text.slice(0, LONGEST_PART).toWellFormed().trim()
}

function descriptionOf(count: number): string {
  const what = count === 1 ? 'the one operation that was' : `the ${count} operations that were`
  return `Holds nothing but ${what} missing.`
}
