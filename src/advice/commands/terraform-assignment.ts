import type { PrincipalType } from '../../rbac/principal.ts'
import { roleAssignmentName, roleDefinitionId, type AssignTarget } from './role-assignment.ts'
import { terraformString } from './source-string.ts'

/** The types that the provider takes; others are looked up by Azure. */
const TYPES: readonly (PrincipalType | null)[] = ['User', 'Group', 'ServicePrincipal']

/** azurerm, `azurerm_role_assignment`. `roleId`: an expression for the ARM id of a role that the same file makes. */
export function terraformAssignment(target: AssignTarget, roleId?: string): string {
  const { scope, role, principalId, principalType } = target
  return [
    `resource "azurerm_role_assignment" "${assignmentLabel(target)}" {`,
    `  name               = ${terraformString(roleAssignmentName(target))}`,
    `  scope              = ${terraformString(scope)}`,
    `  role_definition_id = ${roleId ?? terraformString(roleDefinitionId(role.id, scope))}`,
    `  principal_id       = ${terraformString(principalId)}`,
    ...(TYPES.includes(principalType) ? [`  principal_type     = "${principalType ?? ''}"`] : []),
    '}',
  ].join('\n')
}

export function assignmentAddress(target: AssignTarget): string {
  return `azurerm_role_assignment.${assignmentLabel(target)}`
}

/** Removing the blocks and applying does the same. */
export function terraformDestroy(...addresses: readonly string[]): string {
  return ['terraform destroy', ...addresses.map((address) => `-target=${address}`)].join(' ')
}

/** One of its own for each, so that several can stand in one file. */
export function terraformLabel(guid: string): string {
  return `rolecall_${guid.slice(0, 8)}`
}

function assignmentLabel(target: AssignTarget): string {
  return terraformLabel(roleAssignmentName(target))
}
