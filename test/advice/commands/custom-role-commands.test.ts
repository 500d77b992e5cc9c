import { describe, expect, it } from 'vitest'
import { customRoleFor } from '../../../src/advice/custom-role.ts'
import { customRoleCommands, customRoleUndo } from '../../../src/advice/commands/custom-role-commands.ts'
import { roleAssignmentId, roleAssignmentName } from '../../../src/advice/commands/role-assignment.ts'
import { control, data } from '../../../src/knowledge/operation-names.ts'
import { commandLines } from '../../../src/reply/clean-text.ts'
import { DANA } from '../../builders/people.ts'
import { GROUP, MANAGEMENT_GROUP, storage, SUBSCRIPTION } from '../../builders/places.ts'
import { callsInBash, parsesInBash } from '../quoting/bash.ts'
import { asArgument, HOSTILE_NAMES } from '../quoting/hostile-names.ts'
import { optionsOf } from '../quoting/options.ts'
import { powershellCommands } from '../quoting/powershell.ts'

const WRITE = control('Microsoft.Storage/storageAccounts/write')
const READ_BLOBS = data('Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read')

function written(scope: string, operations = [WRITE, READ_BLOBS]) {
  const role = customRoleFor(operations, scope)
  if (role === null) throw new Error(`expected a custom role for ${scope}`)
  const assignee = { scope, principalId: DANA.id, principalType: DANA.type }
  const target = { ...assignee, role: { id: role.name, name: role.properties.roleName } }
  return {
    role,
    target,
    commands: customRoleCommands(role, assignee),
    undo: customRoleUndo(role, assignee),
  }
}

describe('a custom role is made and then assigned', () => {
  const { role, target, commands, undo } = written(storage().id)
  const assignmentId = roleAssignmentId(target)
  const version = '?api-version=2022-04-01'

  it('with the Azure CLI, by ids that stay the same', () => {
    const [make, assign, ...others] = callsInBash(commands.azureCli)
    expect(others).toEqual([])
    expect(make?.slice(0, 2)).toEqual(['az', 'rest'])
    const { '--body': body = '', ...options } = optionsOf(make)
    expect(options).toEqual({ '--method': 'put', '--url': `${role.id}${version}` })
    expect(JSON.parse(body)).toEqual({ properties: role.properties })
    expect(assign?.slice(0, 4)).toEqual(['az', 'role', 'assignment', 'create'])
    expect(optionsOf(assign)).toEqual({
      '--name': roleAssignmentName(target),
      '--assignee-object-id': DANA.id,
      '--assignee-principal-type': 'User',
      '--role': role.name,
      '--scope': storage().id,
    })
  })

  it('with PowerShell and by requests alike', () => {
    const fromPowershell = powershellCommands(commands.powershell ?? '').map(({ words }) => ({
      method: words[1]?.toLowerCase(),
      path: words[3],
      body: JSON.parse(words[5] ?? '') as unknown,
    }))
    const fromRest = callsInBash(commands.rest ?? '')
      .map(optionsOf)
      .map((options) => ({
        method: options['--method'],
        path: options['--url'],
        body: JSON.parse(options['--body'] ?? '') as unknown,
      }))
    expect(fromPowershell).toEqual(fromRest)
    expect(fromRest).toEqual([
      { method: 'put', path: `${role.id}${version}`, body: { properties: role.properties } },
      {
        method: 'put',
        path: `${assignmentId}${version}`,
        body: {
          properties: {
            roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${role.name}`,
            principalId: DANA.id,
            principalType: 'User',
          },
        },
      },
    ])
  })

  it('in one Bicep file, the assignment after the role', () => {
    expect(commands.bicep?.split('\n')).toEqual([
      expect.stringMatching(/^\/\/ az deployment group create .+ --resource-group rg-ai /),
      "targetScope = 'resourceGroup'",
      '',
      "resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {",
      `  name: '${role.name}'`,
      '  properties: {',
      `    roleName: '${role.properties.roleName}'`,
      `    description: '${role.properties.description}'`,
      "    type: 'CustomRole'",
      '    permissions: [',
      '      {',
      '        actions: [',
      `          '${WRITE.name}'`,
      '        ]',
      '        dataActions: [',
      `          '${READ_BLOBS.name}'`,
      '        ]',
      '      }',
      '    ]',
      '    assignableScopes: [',
      `      '${GROUP}'`,
      '    ]',
      '  }',
      '}',
      '',
      "resource target 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {",
      "  name: 'stcontoso'",
      '}',
      '',
      "resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
      `  name: '${roleAssignmentName(target)}'`,
      '  scope: target',
      '  properties: {',
      "    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.name)",
      `    principalId: '${DANA.id}'`,
      "    principalType: 'User'",
      '  }',
      '}',
    ])
  })

  it('in one Terraform file, the assignment after the role', () => {
    const label = `rolecall_${role.name.slice(0, 8)}`
    expect(commands.terraform?.split('\n')).toEqual([
      `resource "azurerm_role_definition" "${label}" {`,
      `  role_definition_id = "${role.name}"`,
      `  name               = "${role.properties.roleName}"`,
      `  scope              = "${GROUP}"`,
      `  description        = "${role.properties.description}"`,
      `  assignable_scopes  = ["${GROUP}"]`,
      '',
      '  permissions {',
      '    actions = [',
      `      "${WRITE.name}",`,
      '    ]',
      '    data_actions = [',
      `      "${READ_BLOBS.name}",`,
      '    ]',
      '  }',
      '}',
      '',
      `resource "azurerm_role_assignment" "rolecall_${roleAssignmentName(target).slice(0, 8)}" {`,
      `  name               = "${roleAssignmentName(target)}"`,
      `  scope              = "${storage().id}"`,
      `  role_definition_id = azurerm_role_definition.${label}.role_definition_resource_id`,
      `  principal_id       = "${DANA.id}"`,
      '  principal_type     = "User"',
      '}',
    ])
  })

  it('and taken back the other way round', () => {
    const azureCli = [
      ['az', 'role', 'assignment', 'delete', '--ids', assignmentId],
      ['az', 'role', 'definition', 'delete', '--name', role.name, '--scope', GROUP],
    ]
    expect(callsInBash(undo.azureCli)).toEqual(azureCli)
    expect(callsInBash(undo.bicep ?? '')).toEqual(azureCli)
    const paths = [`${assignmentId}${version}`, `${role.id}${version}`]
    expect(callsInBash(undo.rest ?? '').map((words) => optionsOf(words)['--url'])).toEqual(paths)
    expect(powershellCommands(undo.powershell ?? '').map(({ words }) => words)).toEqual(
      paths.map((path) => ['-Method', 'DELETE', '-Path', path]),
    )
    expect(callsInBash(undo.terraform ?? '')).toEqual([
      [
        ...['terraform', 'destroy'],
        `-target=azurerm_role_assignment.rolecall_${roleAssignmentName(target).slice(0, 8)}`,
        `-target=azurerm_role_definition.rolecall_${role.name.slice(0, 8)}`,
      ],
    ])
  })
})

describe('a custom role for a larger place', () => {
  it.each([
    { scope: SUBSCRIPTION, targetScope: 'subscription', roleId: 'subscriptionResourceId' },
    { scope: MANAGEMENT_GROUP, targetScope: 'managementGroup', roleId: 'tenantResourceId' },
  ])('$targetScope is deployed there', ({ scope, targetScope, roleId }) => {
    const { bicep } = written(scope, [WRITE]).commands
    expect(bicep).toContain(`targetScope = '${targetScope}'`)
    expect(bicep).toContain(`${roleId}('Microsoft.Authorization/roleDefinitions', role.name)`)
    expect(bicep).not.toContain('dataActions')
  })
})

describe('whatever the group is called', () => {
  it.each(HOSTILE_NAMES)('the commands stay these: %j', (name) => {
    const group = `${SUBSCRIPTION}/resourceGroups/g${name.replaceAll('/', '')}`
    const { role, commands, undo } = written(`${group}/providers/Microsoft.Search/searchServices/s`)
    const scripts = [commands.azureCli, commands.rest ?? '', undo.azureCli, undo.rest ?? '']

    expect(parsesInBash(...scripts)).toBe(true)
    const calls = callsInBash(...scripts)
    expect(calls).toHaveLength(8)
    expect(JSON.parse(optionsOf(calls[0])['--body'] ?? '')).toEqual({ properties: role.properties })
    expect(optionsOf(calls[5])['--scope']).toBe(asArgument(group))
    expect(powershellCommands(commands.powershell ?? '')).toHaveLength(2)
    expect(powershellCommands(undo.powershell ?? '')).toHaveLength(2)
    expect(commandLines(commands.azureCli).join('\n')).toBe(commands.azureCli)
    expect(commands.bicep?.split(/[\r\n]/)).toHaveLength(38)
    expect(commands.terraform?.split(/[\r\n]/)).toHaveLength(24)
  })
})
