import type { Commands } from '../advice.ts'
import { powershellCommand, restCommand, type ArmRequest } from './arm-request.ts'
import { assignWithCli, unassignWithCli, withoutDeployment } from './assign-commands.ts'
import { bicepAssignment } from './bicep-assignment.ts'
import { bicepOpening, bicepPlace } from './bicep-place.ts'
import type { CustomRole } from '../custom-role.ts'
import { deleteRoleAssignment, putRoleAssignment, type AssignTarget } from './role-assignment.ts'
import { bashOption } from './shell-quote.ts'
import { bicepString, terraformString } from './source-string.ts'
import {
  assignmentAddress,
  terraformAssignment,
  terraformDestroy,
  terraformLabel,
} from './terraform-assignment.ts'

type Assignee = Pick<AssignTarget, 'scope' | 'principalId' | 'principalType'>

/**
 * Makes a custom role and assigns it. The Azure CLI's and PowerShell's own commands to make a role give it a new
 * GUID each time (`az role definition create`, `New-AzRoleDefinition`), so that they could not be repeated.
 */
export function customRoleCommands(role: CustomRole, assignee: Assignee): Commands {
  const target = targetOf(role, assignee)
  const make = putRole(role)
  const assign = putRoleAssignment(target)
  const bicep = bicepAssignment(target, { lines: bicepRole(role), name: 'role.name' })
  return {
    azureCli: lines(restCommand(make), assignWithCli(target)),
    powershell: lines(powershellCommand(make), powershellCommand(assign)),
    ...(bicep === null ? {} : { bicep }),
    terraform: lines(
      terraformRole(role),
      '',
      terraformAssignment(target, `${terraformAddress(role)}.role_definition_resource_id`),
    ),
    rest: lines(restCommand(make), restCommand(assign)),
  }
}

/** Makes a custom role, for whoever it is to be assigned to. */
export function makeRoleCommands(role: CustomRole): Commands {
  const make = putRole(role)
  const [scope = ''] = role.properties.assignableScopes
  const place = bicepPlace(scope)
  return {
    azureCli: restCommand(make),
    powershell: powershellCommand(make),
    ...(place === null ? {} : { bicep: lines(...bicepOpening(place), ...bicepRole(role)).trimEnd() }),
    terraform: terraformRole(role),
    rest: restCommand(make),
  }
}

/** Takes back the assignment, and then the role, which Azure keeps as long as it is assigned. */
export function customRoleUndo(role: CustomRole, assignee: Assignee): Commands {
  const target = targetOf(role, assignee)
  const remove: ArmRequest = { method: 'delete', id: role.id }
  const unassign = deleteRoleAssignment(target)
  const [place = ''] = role.properties.assignableScopes
  const azureCli = lines(
    unassignWithCli(target),
    `az role definition delete ${bashOption('--name', role.name)} ${bashOption('--scope', place)}`,
  )
  return {
    azureCli,
    powershell: lines(powershellCommand(unassign), powershellCommand(remove)),
    ...(bicepPlace(assignee.scope) === null ? {} : { bicep: withoutDeployment(azureCli) }),
    terraform: terraformDestroy(assignmentAddress(target), terraformAddress(role)),
    rest: lines(restCommand(unassign), restCommand(remove)),
  }
}

function putRole({ id, properties }: CustomRole): ArmRequest {
  return { method: 'put', id, body: { properties } }
}

function targetOf(role: CustomRole, assignee: Assignee): AssignTarget {
  return { ...assignee, role: { id: role.name, name: role.properties.roleName } }
}

function lines(...commands: readonly string[]): string {
  return commands.join('\n')
}

function bicepRole({ name, properties }: CustomRole): readonly string[] {
  const { roleName, description, type, permissions, assignableScopes } = properties
  return [
    "resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {",
    `  name: ${bicepString(name)}`,
    '  properties: {',
    `    roleName: ${bicepString(roleName)}`,
    `    description: ${bicepString(description)}`,
    `    type: ${bicepString(type)}`,
    '    permissions: [',
    ...permissions.flatMap(({ actions, notActions, dataActions, notDataActions }) => [
      '      {',
      ...bicepList('actions', actions, '        '),
      ...bicepList('notActions', notActions, '        '),
      ...bicepList('dataActions', dataActions, '        '),
      ...bicepList('notDataActions', notDataActions, '        '),
      '      }',
    ]),
    '    ]',
    ...bicepList('assignableScopes', assignableScopes, '    '),
    '  }',
    '}',
    '',
  ]
}

function bicepList(name: string, items: readonly string[], indent: string): readonly string[] {
  if (items.length === 0) return []
  return [`${indent}${name}: [`, ...items.map((item) => `${indent}  ${bicepString(item)}`), `${indent}]`]
}

/** azurerm, `azurerm_role_definition`. */
function terraformRole(role: CustomRole): string {
  const { roleName, description, permissions, assignableScopes } = role.properties
  const [place = ''] = assignableScopes
  return lines(
    `resource "azurerm_role_definition" "${terraformLabel(role.name)}" {`,
    `  role_definition_id = ${terraformString(role.name)}`,
    `  name               = ${terraformString(roleName)}`,
    `  scope              = ${terraformString(place)}`,
    `  description        = ${terraformString(description)}`,
    `  assignable_scopes  = [${assignableScopes.map(terraformString).join(', ')}]`,
    ...permissions.flatMap(({ actions, notActions, dataActions, notDataActions }) => [
      '',
      '  permissions {',
      ...terraformList('actions', actions),
      ...terraformList('not_actions', notActions),
      ...terraformList('data_actions', dataActions),
      ...terraformList('not_data_actions', notDataActions),
      '  }',
    ]),
    '}',
  )
}

function terraformList(name: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return []
  return [`    ${name} = [`, ...items.map((item) => `      ${terraformString(item)},`), '    ]']
}

function terraformAddress({ name }: CustomRole): string {
  return `azurerm_role_definition.${terraformLabel(name)}`
}
