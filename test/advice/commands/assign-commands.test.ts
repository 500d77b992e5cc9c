import { describe, expect, it } from 'vitest'
import { assignCommands, unassignCommands } from '../../../src/advice/commands/assign-commands.ts'
import { roleAssignmentName, type AssignTarget } from '../../../src/advice/commands/role-assignment.ts'
import { commandLines } from '../../../src/reply/clean-text.ts'
import { builtIn } from '../../builders/access.ts'
import { DANA } from '../../builders/people.ts'
import { GROUP, MANAGEMENT_GROUP, openai, storage, SUBSCRIPTION } from '../../builders/places.ts'
import { callsInBash, parsesInBash } from '../quoting/bash.ts'
import { asArgument, HOSTILE_NAMES } from '../quoting/hostile-names.ts'
import { powershellCommands } from '../quoting/powershell.ts'
import { optionsOf } from '../quoting/options.ts'

const optionsIn = (script = '') => optionsOf(callsInBash(script)[0])
const decoded = (url: string | undefined) => decodeURIComponent(url ?? '')

const reader = builtIn('Reader')
const target: AssignTarget = {
  scope: openai().id,
  role: reader,
  principalId: DANA.id,
  principalType: 'User',
}
const NAME = roleAssignmentName(target)
const ID = `${openai().id}/providers/Microsoft.Authorization/roleAssignments/${NAME}`
const ROLE_ID = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${reader.id}`
const BODY = {
  properties: { roleDefinitionId: ROLE_ID, principalId: DANA.id, principalType: 'User' },
}

describe('the assignment', () => {
  const { azureCli, powershell = '', bicep, terraform, rest = '' } = assignCommands(target)

  it('is made by the Azure CLI with ids and a name, so that a second run finds it', () => {
    expect(callsInBash(azureCli)).toEqual([
      [
        ...['az', 'role', 'assignment', 'create', '--name', NAME, '--assignee-object-id', DANA.id],
        ...['--assignee-principal-type', 'User', '--role', reader.id, '--scope', openai().id],
      ],
    ])
  })

  it('is the same request from PowerShell, whose own cmdlet takes no name', () => {
    const [command, ...others] = powershellCommands(powershell)
    const [, method, , path, , payload = ''] = command?.words ?? []
    expect(others).toEqual([])
    expect([command?.name, method, path]).toEqual([
      'Invoke-AzRestMethod',
      'PUT',
      `${ID}?api-version=2022-04-01`,
    ])
    expect(JSON.parse(payload)).toEqual(BODY)
  })

  it('is the same request from anywhere', () => {
    const { '--method': method, '--url': url, '--body': body = '' } = optionsIn(rest)
    expect([method, url]).toEqual(['put', `${ID}?api-version=2022-04-01`])
    expect(JSON.parse(body)).toEqual(BODY)
  })

  it('is a Bicep file that says where to deploy it and reaches no wider than its scope', () => {
    expect(bicep?.split('\n')).toEqual([
      '// az deployment group create --subscription 11111111-2222-4333-8444-555555555555 --resource-group rg-ai --template-file rolecall.bicep',
      "targetScope = 'resourceGroup'",
      '',
      "resource target 'Microsoft.CognitiveServices/accounts@2024-10-01' existing = {",
      "  name: 'aoai-contoso'",
      '}',
      '',
      "resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
      `  name: '${NAME}'`,
      '  scope: target',
      '  properties: {',
      `    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${reader.id}')`,
      `    principalId: '${DANA.id}'`,
      "    principalType: 'User'",
      '  }',
      '}',
    ])
  })

  it('is a Terraform block with a label of its own', () => {
    expect(terraform?.split('\n')).toEqual([
      `resource "azurerm_role_assignment" "rolecall_${NAME.slice(0, 8)}" {`,
      `  name               = "${NAME}"`,
      `  scope              = "${openai().id}"`,
      `  role_definition_id = "${ROLE_ID}"`,
      `  principal_id       = "${DANA.id}"`,
      '  principal_type     = "User"',
      '}',
    ])
  })
})

describe('what takes the assignment back', () => {
  const undo = unassignCommands(target)

  it('goes by its name with the Azure CLI, so that no other assignment of the role goes too', () => {
    expect(callsInBash(undo.azureCli)).toEqual([['az', 'role', 'assignment', 'delete', '--ids', ID]])
  })

  it('is a request to delete from PowerShell and from anywhere', () => {
    expect(powershellCommands(undo.powershell ?? '')).toEqual([
      {
        name: 'Invoke-AzRestMethod',
        words: ['-Method', 'DELETE', '-Path', `${ID}?api-version=2022-04-01`],
      },
    ])
    expect(optionsIn(undo.rest)).toEqual({
      '--method': 'delete',
      '--url': `${ID}?api-version=2022-04-01`,
    })
  })

  it('destroys the very block in Terraform', () => {
    const [, label = ''] =
      /"azurerm_role_assignment" "([^"]+)"/.exec(assignCommands(target).terraform ?? '') ?? []
    expect(callsInBash(undo.terraform ?? '')).toEqual([
      ['terraform', 'destroy', `-target=azurerm_role_assignment.${label}`],
    ])
  })

  it('says for Bicep that a deployment deletes nothing, with what does', () => {
    expect(undo.bicep).toMatch(/^# .+does not delete it/)
    expect(callsInBash(undo.bicep ?? '')).toEqual(callsInBash(undo.azureCli))
  })
})

describe('the principal’s type', () => {
  it.each([
    { type: 'User', cli: 'User', terraform: '"User"', arm: 'User' },
    { type: 'Group', cli: 'Group', terraform: '"Group"', arm: 'Group' },
    {
      type: 'ServicePrincipal',
      cli: 'ServicePrincipal',
      terraform: '"ServicePrincipal"',
      arm: 'ServicePrincipal',
    },
    { type: 'ForeignGroup', cli: 'ForeignGroup', terraform: null, arm: 'ForeignGroup' },
    { type: 'Device', cli: undefined, terraform: null, arm: 'Device' },
    { type: null, cli: undefined, terraform: null, arm: undefined },
  ] as const)('$type is said where the tool takes it, and never guessed', ({ type, cli, terraform, arm }) => {
    const commands = assignCommands({ ...target, principalType: type })
    const body = JSON.parse(optionsIn(commands.rest)['--body'] ?? '') as typeof BODY
    expect(optionsIn(commands.azureCli)['--assignee-principal-type']).toBe(cli)
    expect(body.properties.principalType).toBe(arm)
    expect(/principal_type += (\S+)/.exec(commands.terraform ?? '')?.[1] ?? null).toBe(terraform)
    expect(/principalType: '(\w+)'/.exec(commands.bicep ?? '')?.[1]).toBe(arm)
  })
})

describe('a scope', () => {
  const TENANT_ROLE = `/providers/Microsoft.Authorization/roleDefinitions/${reader.id}`
  const CONTAINER = `${storage().id}/blobServices/default/containers/docs`

  it.each([
    {
      scope: GROUP,
      before: GROUP,
      roleId: ROLE_ID,
      deploy: /^az deployment group create --subscription \S+ --resource-group rg-ai /,
      lines: ["targetScope = 'resourceGroup'"],
    },
    {
      scope: SUBSCRIPTION,
      before: SUBSCRIPTION,
      roleId: ROLE_ID,
      deploy: /^az deployment sub create --subscription 11111111-\S+ --location /,
      lines: ["targetScope = 'subscription'"],
    },
    {
      scope: MANAGEMENT_GROUP,
      before: MANAGEMENT_GROUP,
      roleId: TENANT_ROLE,
      deploy: /^az deployment mg create --management-group-id contoso-platform --location /,
      lines: [
        "targetScope = 'managementGroup'",
        `    roleDefinitionId: tenantResourceId('Microsoft.Authorization/roleDefinitions', '${reader.id}')`,
      ],
    },
    {
      scope: '/',
      before: '',
      roleId: TENANT_ROLE,
      deploy: /^az deployment tenant create --location /,
      lines: [
        "targetScope = 'tenant'",
        `    roleDefinitionId: tenantResourceId('Microsoft.Authorization/roleDefinitions', '${reader.id}')`,
      ],
    },
    {
      scope: CONTAINER,
      before: CONTAINER,
      roleId: ROLE_ID,
      deploy: /^az deployment group create /,
      lines: [
        "resource target 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = {",
        "  name: 'stcontoso/default/docs'",
        '  scope: target',
      ],
    },
  ])('$scope is written for every tool', ({ scope, before, roleId, deploy, lines }) => {
    const commands = assignCommands({ ...target, scope })
    const { '--url': url, '--body': body = '' } = optionsIn(commands.rest)
    const bicep = (commands.bicep ?? '').split('\n')
    expect(url).toMatch(
      new RegExp(`^${before}/providers/Microsoft\\.Authorization/roleAssignments/[-0-9a-f]{36}\\?`),
    )
    expect(JSON.parse(body)).toMatchObject({ properties: { roleDefinitionId: roleId } })
    expect(commands.terraform).toContain(`role_definition_id = "${roleId}"`)
    expect(optionsIn(commands.azureCli)['--scope']).toBe(scope)
    expect(bicep[0]?.slice(3)).toMatch(deploy)
    expect(bicep).toEqual(expect.arrayContaining(lines))
    expect(bicep).toHaveLength(lines.some((line) => line.startsWith('resource target')) ? 16 : 11)
  })

  it('says nothing of the type of a principal that is not known', () => {
    const commands = assignCommands({ ...target, scope: GROUP, principalType: null })
    expect(commands.bicep?.split('\n')).toHaveLength(10)
    expect(commands.terraform?.split('\n')).toHaveLength(6)
  })

  it.each([
    { sentence: 'of a type that nobody knows', scope: `${GROUP}/providers/Contoso.Shop/orders/1` },
    { sentence: 'in no group', scope: `${SUBSCRIPTION}/providers/Microsoft.Search/searchServices/s` },
    {
      sentence: 'on another resource',
      scope: `${openai().id}/providers/Microsoft.Search/searchServices/s`,
    },
  ])('that Bicep cannot name is left out there: a resource $sentence', ({ scope }) => {
    const { bicep, ...others } = assignCommands({ ...target, scope })
    expect(bicep).toBeUndefined()
    expect(Object.keys(others)).toEqual(['azureCli', 'powershell', 'terraform', 'rest'])
    expect(Object.keys(unassignCommands({ ...target, scope }))).toEqual(Object.keys(others))
  })
})

describe('whatever the names hold', () => {
  const hostileTarget = (name: string): AssignTarget => ({
    scope: `${GROUP}/providers/Microsoft.Search/searchServices/s${name}`,
    role: { id: name, name },
    principalId: name,
    principalType: null,
  })

  it.each(HOSTILE_NAMES)('bash runs the commands with these words and no others: %j', (name) => {
    const hostile = hostileTarget(name)
    const { azureCli, rest = '' } = assignCommands(hostile)
    const undo = unassignCommands(hostile)
    const scripts = [azureCli, rest, undo.azureCli, undo.rest ?? '', undo.terraform ?? '', undo.bicep ?? '']
    const id = `${hostile.scope}/providers/Microsoft.Authorization/roleAssignments/${roleAssignmentName(hostile)}`

    expect(parsesInBash(...scripts)).toBe(true)
    const calls = callsInBash(...scripts)
    const [create, put, remove, removeByRest] = calls.map(optionsOf)
    expect(calls).toHaveLength(scripts.length)
    expect(create).toMatchObject({
      '--scope': asArgument(hostile.scope),
      '--assignee-object-id': asArgument(name),
      '--role': asArgument(name),
    })
    expect(JSON.parse(put?.['--body'] ?? '')).toMatchObject({ properties: { principalId: name } })
    const url = new URL(put?.['--url'] ?? '', 'https://management.azure.com')
    expect([decodeURIComponent(url.pathname), url.search, url.hash]).toEqual([
      id.toWellFormed(),
      '?api-version=2022-04-01',
      '',
    ])
    expect(removeByRest?.['--url']).toBe(put?.['--url'])
    expect(remove?.['--ids']).toBe(asArgument(id))
  })

  it.each(HOSTILE_NAMES)('a reply shows the commands as they are: %j', (name) => {
    const hostile = hostileTarget(name)
    const shown = [assignCommands(hostile), unassignCommands(hostile)].flatMap(
      ({ azureCli, powershell = '', rest = '', terraform = '' }) => [azureCli, powershell, rest, terraform],
    )
    expect(shown.map((command) => commandLines(command).join('\n'))).toEqual(shown)
  })

  it.each(HOSTILE_NAMES)('PowerShell sees one command with verbatim strings: %j', (name) => {
    const hostile = hostileTarget(name)
    const put = powershellCommands(assignCommands(hostile).powershell ?? '')
    const remove = powershellCommands(unassignCommands(hostile).powershell ?? '')

    expect([put, remove].map((commands) => commands.length)).toEqual([1, 1])
    expect(decoded(put[0]?.words[3])).toContain(hostile.scope.toWellFormed())
    expect(JSON.parse(put[0]?.words[5] ?? '')).toMatchObject({ properties: { principalId: name } })
    expect(remove[0]?.words[3]).toBe(put[0]?.words[3])
  })

  it.each(HOSTILE_NAMES)('files have the lines that they should: %j', (name) => {
    const scope = hostileTarget(name.replaceAll('/', '')).scope
    const { bicep = '', terraform = '' } = assignCommands({ ...target, scope, principalId: name })
    expect(bicep.split(/[\r\n]/)).toHaveLength(16)
    expect(terraform.split(/[\r\n]/)).toHaveLength(7)
  })
})

describe('the name of an assignment', () => {
  it('is a GUID of version 5, the same for the same grant in any case', () => {
    expect(NAME).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(roleAssignmentName({ ...target, scope: target.scope.toUpperCase() })).toBe(NAME)
  })

  it('is another for another scope, role or principal', () => {
    const others = [
      target,
      { ...target, scope: GROUP },
      { ...target, role: builtIn('Contributor') },
      { ...target, principalId: 'x' },
    ]
    expect(new Set(others.map(roleAssignmentName)).size).toBe(4)
  })
})
