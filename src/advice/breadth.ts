import { operationsMatching } from '../knowledge/catalogue/operation-index.ts'
import { matchPermission } from '../rbac/permission.ts'
import type { Permission, RoleDefinition } from '../rbac/role-definition.ts'

const breadths = new WeakMap<RoleDefinition, number>()

/** How many of Azure's published operations a role brings, over both planes. */
export function breadthOf(role: RoleDefinition): number {
  const known = breadths.get(role)
  if (known !== undefined) return known
  const breadth = grantedNames(role, false).size + grantedNames(role, true).size
  breadths.set(role, breadth)
  return breadth
}

function grantedNames(role: RoleDefinition, isDataAction: boolean): ReadonlySet<string> {
  const granted = new Set<string>()
  for (const permission of role.permissions) {
    const { included, excluded } = patternsOf(permission, isDataAction)
    for (const pattern of included) {
      for (const name of operationsMatching(pattern, isDataAction ? 'data' : 'control')) {
        const isOpen =
          excluded.length === 0 || matchPermission(permission, { name, isDataAction }) === 'granted'
        if (isOpen) granted.add(name)
      }
    }
  }
  return granted
}

function patternsOf(permission: Permission, isDataAction: boolean) {
  return isDataAction
    ? { included: permission.dataActions, excluded: permission.notDataActions }
    : { included: permission.actions, excluded: permission.notActions }
}
