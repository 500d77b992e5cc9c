import { describe, expect, it } from 'vitest'
import { buildRole } from '../../src/custom-roles/build-role.ts'
import { needOfError } from '../../src/custom-roles/error-need.ts'
import { lintRole } from '../../src/custom-roles/lint-role.ts'
import { needsIn } from '../../src/custom-roles/needs.ts'
import { DANA } from '../builders/people.ts'
import { GROUP, MANAGEMENT_GROUP } from '../builders/places.ts'

const ACCOUNTS = 'Microsoft.CognitiveServices/accounts'
const DOCUMENTS = 'Microsoft.Search/searchServices/indexes/documents'

function built(text: string, scope = GROUP) {
  const result = buildRole(needsIn(text), scope)
  const [permission] = result.role?.properties.permissions ?? []
  return { ...result, actions: permission?.actions ?? [], dataActions: permission?.dataActions ?? [] }
}

describe('a role for some needs', () => {
  it.each<{ text: string; actions?: readonly string[]; dataActions?: readonly string[] }>([
    { text: 'deploy models', actions: [`${ACCOUNTS}/deployments/write`] },
    { text: 'index documents and query indexes', dataActions: [`${DOCUMENTS}/read`, `${DOCUMENTS}/write`] },
    { text: 'list the keys of azure openai', actions: [`${ACCOUNTS}/listKeys/action`] },
    { text: 'create projects', actions: ['Microsoft.MachineLearningServices/workspaces/hubs/join/action'] },
    { text: 'Microsoft.Search/searchServices/read', actions: ['Microsoft.Search/searchServices/read'] },
    { text: 'deploy models, list keys of azure openai, no keys', actions: [`${ACCOUNTS}/deployments/write`] },
  ])('$text', ({ text, actions = [], dataActions = [] }) => {
    expect(built(text)).toMatchObject({ actions, dataActions })
  })

  it('deploy models, use assistants, no keys: holds the three, and finds nothing wrong with itself', () => {
    const { role, actions, dataActions, unknown } = built('deploy models, use assistants, no keys')
    expect(actions).toEqual([`${ACCOUNTS}/deployments/write`])
    expect(dataActions).toHaveLength(15)
    expect(dataActions.every((name) => name.startsWith(`${ACCOUNTS}/OpenAI/assistants/`))).toBe(true)
    expect(unknown).toEqual([])
    expect(lintRole(JSON.stringify(role))).toEqual([])
  })

  it('tells what was asked for and ruled out', () => {
    const { ruledOut, role } = built('list keys of azure openai, no keys')
    expect(ruledOut.map(({ name }) => name)).toEqual([`${ACCOUNTS}/listKeys/action`])
    expect(role).toBeNull()
  })

  it('guesses nothing', () => {
    expect(built('read secrets, fly to the moon').unknown.map(({ text }) => text)).toEqual([
      'fly to the moon',
    ])
    const [unclear] = built('list the keys').unknown
    expect(unclear?.nearest).toContain('list the keys of azure openai')
  })

  it('warns of a role that gives access', () => {
    expect(built('assign roles').findings.map(({ code }) => code)).toEqual(['gives-access'])
  })

  it('is no role where Azure would take none', () => {
    expect(built('read blobs', MANAGEMENT_GROUP).role).toBeNull()
  })
})

describe('with a wildcard', () => {
  const READ_ALL = 'action Microsoft.Storage/*/read'
  const READ_QUEUES = 'Microsoft.Storage/storageAccounts/queueServices/read'

  it('what is ruled out is excluded, where the wildcard would grant it', () => {
    const { role, notGranted, findings } = built(`${READ_ALL}, no action ${READ_QUEUES}, no secrets`)
    expect(role?.properties.permissions).toEqual([
      {
        actions: ['Microsoft.Storage/*/read'],
        notActions: [READ_QUEUES],
        dataActions: [],
        notDataActions: [],
      },
    ])
    expect(notGranted).toEqual(['no secrets'])
    expect(findings).toEqual([])
  })

  it('the built-in role brings all that it matches, and nothing that is ruled out', () => {
    expect(built(READ_ALL).builtIn?.roles).toMatchObject([{ name: 'Reader' }])
    expect(built(`${READ_ALL}, no action ${READ_QUEUES}`).builtIn).toBeNull()
  })

  it('the commands for Bicep and Terraform exclude it too', () => {
    const { commands } = built(`${READ_ALL}, no action ${READ_QUEUES}`)
    expect(commands?.bicep).toContain(`notActions: [\n          '${READ_QUEUES}'`)
    expect(commands?.terraform).toContain(`not_actions = [\n      "${READ_QUEUES}"`)
  })
})

describe('the commands', () => {
  const needs = needsIn('read secrets')

  it('make the role under the name that is given', () => {
    const { role, commands } = buildRole(needs, GROUP, { roleName: 'Ours' })
    expect(role?.properties.roleName).toBe('Ours')
    expect(commands?.azureCli).toMatch(/^az rest --method put .+"roleName":"Ours".+$/)
    expect(commands?.bicep).toMatch(/^\/\/ az deployment group create .+\ntargetScope = 'resourceGroup'\n/)
  })

  it('assign it to whoever is named', () => {
    const { commands } = buildRole(needs, GROUP, { principalId: DANA.id })
    expect(commands?.azureCli).toMatch(/^az rest .+\naz role assignment create .+$/)
  })
})

describe('the built-in role for it', () => {
  it('is preferred where it is as narrow', () => {
    expect(built('read secrets').builtIn).toMatchObject({
      roles: [{ name: 'Key Vault Secrets User' }],
      isNarrowEnough: true,
    })
  })

  it('is told with what more it lets one do where it is not', () => {
    const { builtIn } = built('deploy models, use assistants')
    expect(builtIn).toMatchObject({ isNarrowEnough: false })
    expect(builtIn?.changesBeyond).toBeGreaterThan(10)
  })

  it('holds nothing that is ruled out', () => {
    const { builtIn } = built('deploy models, no keys of azure openai')
    const names = builtIn?.roles.map(({ name }) => name)
    expect(names).not.toContain('Cognitive Services Contributor')
  })
})

describe('an error', () => {
  const scope = `on scope '${GROUP}'`
  const who = "The client 'dana' with object id '11111111-2222-4333-8444-555555555555'"

  it.each([
    {
      sentence: 'that says what was refused needs that',
      text: `AuthorizationFailed: ${who} does not have authorization to perform action '${ACCOUNTS}/deployments/write' over scope '${GROUP}'`,
      operations: [`${ACCOUNTS}/deployments/write`],
    },
    {
      sentence: 'that says what was allowed besides needs only what was not',
      text: `LinkedAuthorizationFailed: ${who} has permission to perform action '${ACCOUNTS}/write' ${scope}; however, it does not have permission to perform action 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '${GROUP}' or the linked scope(s) are invalid.`,
      operations: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
    },
  ])('$sentence', ({ text, operations }) => {
    const need = needOfError(text, 'the error')
    expect(need.kind === 'wanted' ? need.operations.map(({ name }) => name) : need).toEqual(operations)
    expect(needsIn(text)).toEqual([need])
  })

  it.each([
    {
      sentence: 'names no operation',
      text: 'Principal does not have access to API/Operation',
      why: /names no operation/,
    },
    {
      sentence: 'is the doing of a policy',
      text: `RequestDisallowedByPolicy: Resource 'st1' was disallowed by policy. action '${ACCOUNTS}/write'`,
      why: /something else than a missing role/,
    },
    {
      sentence: 'is the doing of a deny assignment',
      text: `DenyAssignmentAuthorizationFailed: ${who} has permission to perform action '${ACCOUNTS}/write' ${scope}; however, the access is denied because of the deny assignment with name 'x' and Id 'y' at scope '${GROUP}'.`,
      why: /something else than a missing role/,
    },
    {
      sentence: 'names an operation that nobody publishes',
      text: `AuthorizationFailed: ${who} does not have authorization to perform action '${ACCOUNTS}/deployment/write' over scope '${GROUP}'`,
      why: /publishes no operation/,
    },
    { sentence: 'is no error', text: 'good morning', why: /no authorization error/ },
  ])('that $sentence gives a role nothing to hold', ({ text, why }) => {
    const need = needOfError(text, 'the error')
    expect(need).toMatchObject({ kind: 'unknown', text: 'the error' })
    expect(need.kind === 'unknown' ? need.why : need).toMatch(why)
  })
})
