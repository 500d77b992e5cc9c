import type { PrincipalType } from '../../rbac/principal.ts'
import type { Commands } from '../advice.ts'
import { powershellCommand, restCommand } from './arm-request.ts'
import { bicepAssignment } from './bicep-assignment.ts'
import { bicepPlace } from './bicep-place.ts'
import {
  deleteRoleAssignment,
  putRoleAssignment,
  roleAssignmentId,
  roleAssignmentName,
  type AssignTarget,
} from './role-assignment.ts'
import { bashOption, bashWord } from './shell-quote.ts'
import { assignmentAddress, terraformAssignment, terraformDestroy } from './terraform-assignment.ts'

/** The same role assignment for each tool, by ids, since names of roles change. */
export function assignCommands(target: AssignTarget): Commands {
  const bicep = bicepAssignment(target)
  const request = putRoleAssignment(target)
  return {
    azureCli: assignWithCli(target),
    powershell: powershellCommand(request),
    ...(bicep === null ? {} : { bicep }),
    terraform: terraformAssignment(target),
    rest: restCommand(request),
  }
}

/** Takes back what `assignCommands` makes and nothing else: it goes by the assignment's name. */
export function unassignCommands(target: AssignTarget): Commands {
  const request = deleteRoleAssignment(target)
  const azureCli = unassignWithCli(target)
  return {
    azureCli,
    powershell: powershellCommand(request),
    ...(bicepPlace(target.scope) === null ? {} : { bicep: withoutDeployment(azureCli) }),
    terraform: terraformDestroy(assignmentAddress(target)),
    rest: restCommand(request),
  }
}

/** The types that the Azure CLI takes; without one it looks the principal up in Microsoft Graph. */
const CLI_TYPES: readonly (PrincipalType | null)[] = ['User', 'Group', 'ServicePrincipal', 'ForeignGroup']

/** Azure CLI, `az role assignment create`: with `--name`, a second run finds what the first one made. */
export function assignWithCli(target: AssignTarget): string {
  const { scope, role, principalId, principalType } = target
  return [
    'az role assignment create',
    bashOption('--name', roleAssignmentName(target)),
    bashOption('--assignee-object-id', principalId),
    ...(CLI_TYPES.includes(principalType)
      ? [bashOption('--assignee-principal-type', principalType ?? '')]
      : []),
    bashOption('--role', role.id),
    bashOption('--scope', scope),
  ].join(' ')
}

export function unassignWithCli(target: AssignTarget): string {
  return `az role assignment delete --ids ${bashWord(roleAssignmentId(target))}`
}

/** An incremental deployment deletes nothing (Azure documentation, "Deployment modes"). */
export function withoutDeployment(azureCli: string): string {
  return `# Deploying a file without it does not delete it. With the Azure CLI:\n${azureCli}`
}
