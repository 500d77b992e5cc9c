import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import {
  assignCommands,
  assignToIdentityCommands,
  enableIdentityCommand,
  roleAssignmentName,
  type AssignTarget,
} from '../../src/advice/assign-commands.ts'
import { builtIn } from '../builders/access.ts'
import { DANA } from '../builders/people.ts'
import { GROUP, openai } from '../builders/places.ts'

const reader = builtIn('Reader')
const target: AssignTarget = {
  scope: openai().id,
  role: reader,
  principalId: DANA.id,
  principalType: 'User',
}

/** The arguments with which bash would call `az`. */
function argumentsOf(command: string): readonly string[] {
  const script = `az() { printf '%s\\0' "$@"; }\n${command}`
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

function parses(command: string): boolean {
  execFileSync('bash', ['-n', '-c', command])
  return true
}

/** The options of a command, by name. */
function options(command: string): Readonly<Record<string, string>> {
  const words = argumentsOf(command)
  const pairs = words.flatMap((word, index) =>
    word.startsWith('--') ? [[word, words[index + 1] ?? '']] : [],
  )
  return Object.fromEntries(pairs) as Record<string, string>
}

describe('the assignment', () => {
  const commands = assignCommands(target)

  it('is written for every tool', () => {
    expect(Object.keys(commands).toSorted()).toEqual(['azureCli', 'bicep', 'powershell', 'rest', 'terraform'])
  })

  it('names role, principal and scope by their ids for the Azure CLI', () => {
    expect(argumentsOf(commands.azureCli).slice(0, 3)).toEqual(['role', 'assignment', 'create'])
    expect(options(commands.azureCli)).toEqual({
      '--assignee-object-id': DANA.id,
      '--assignee-principal-type': 'User',
      '--role': reader.id,
      '--scope': openai().id,
    })
  })

  it('names them by their ids for PowerShell', () => {
    expect(commands.powershell).toBe(
      `New-AzRoleAssignment -ObjectId '${DANA.id}' -ObjectType 'User' -RoleDefinitionId '${reader.id}' -Scope '${openai().id}'`,
    )
  })

  it('is a request that can be repeated for ARM', () => {
    const { '--url': url, '--body': body } = options(commands.rest ?? '')
    expect(url).toBe(
      `${openai().id}/providers/Microsoft.Authorization/roleAssignments/${roleAssignmentName(target)}?api-version=2022-04-01`,
    )
    expect(JSON.parse(body ?? '')).toEqual({
      properties: {
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${reader.id}`,
        principalId: DANA.id,
        principalType: 'User',
      },
    })
  })

  it('reaches no wider than its scope in Bicep, which would take the whole group otherwise', () => {
    expect(assignCommands(target).bicep ?? 'scope:').toContain('scope:')
  })

  it('names them by their ids for Bicep and Terraform', () => {
    for (const text of [commands.bicep ?? '', commands.terraform ?? '']) {
      expect(text).toContain(reader.id)
      expect(text).toContain(DANA.id)
      expect(text).toContain(roleAssignmentName(target))
    }
    expect(commands.terraform).toContain(`scope              = "${openai().id}"`)
  })

  it.each([
    ['Group', 'Group'],
    ['ServicePrincipal', 'ServicePrincipal'],
    [null, 'User'],
  ] as const)('to a principal of type %s says %s', (principalType, said) => {
    const { azureCli } = assignCommands({ ...target, principalType })
    expect(options(azureCli)['--assignee-principal-type']).toBe(said)
  })

  it.each(["rg'; echo escaped; '", 'rg $(id)', 'rg `id`', 'rg"x', 'rg\nx', 'rg & x', 'rg-é'])(
    'holds a hostile name as it is: %s',
    (name) => {
      const scope = `${GROUP}/providers/Microsoft.Search/searchServices/${name}`
      const hostile = assignCommands({ ...target, scope, principalId: name })
      expect(parses(hostile.azureCli) && parses(hostile.rest ?? '')).toBe(true)
      expect(options(hostile.azureCli)).toMatchObject({ '--scope': scope, '--assignee-object-id': name })
      expect(decodeURI(options(hostile.rest ?? '')['--url'] ?? '')).toContain(scope)
    },
  )
})

describe('the name of an assignment', () => {
  it('is a GUID, the same for the same grant in any case', () => {
    expect(roleAssignmentName(target)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    )
    expect(roleAssignmentName({ ...target, scope: target.scope.toUpperCase() })).toBe(
      roleAssignmentName(target),
    )
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

describe('an identity that does not exist yet', () => {
  const actor = openai("aoai'; $(id) #")

  it('is enabled', () => {
    const { azureCli } = enableIdentityCommand(actor)
    expect(argumentsOf(azureCli).slice(0, 2)).toEqual(['resource', 'update'])
    expect(options(azureCli)).toEqual({ '--ids': actor.id, '--set': 'identity.type=SystemAssigned' })
  })

  it('is enabled beside the identities that are assigned already', () => {
    const userAssigned = { '/id/writer': 'x' }
    const { azureCli } = enableIdentityCommand({ ...actor, identity: { systemAssigned: null, userAssigned } })
    expect(options(azureCli)['--set']).toMatch(/^identity\.type=SystemAssigned, ?UserAssigned$/)
  })

  it('is looked up when the command runs', () => {
    const { azureCli } = assignToIdentityCommands({ scope: GROUP, role: reader }, actor)
    const script = `az() { if [ "$1" = resource ]; then printf '%s' "id of $4"; else printf '%s\\0' "$@"; fi; }\n${azureCli}`
    const words = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0')
    expect(words.slice(0, 5)).toEqual([
      'role',
      'assignment',
      'create',
      '--assignee-object-id',
      `id of ${actor.id}`,
    ])
    expect(words.slice(5, -1)).toEqual([
      '--assignee-principal-type',
      'ServicePrincipal',
      '--role',
      reader.id,
      '--scope',
      GROUP,
    ])
  })
})
