import { describe, expect, it } from 'vitest'
import { buildRole } from '../../src/custom-roles/build-role.ts'
import { builtRoleText } from '../../src/custom-roles/built-role-text.ts'
import { lintRole } from '../../src/custom-roles/lint-role.ts'
import { needsIn, operationsInError } from '../../src/custom-roles/needs.ts'
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

  it('is no role where Azure would take none', () => {
    expect(built('read blobs', MANAGEMENT_GROUP).role).toBeNull()
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

describe('the errors so far', () => {
  it('name operations', () => {
    const error = `does not have authorization to perform action '${ACCOUNTS}/deployments/write' over scope '${GROUP}'`
    expect(operationsInError(`The client 'x' with object id 'y' ${error}`)).toEqual([
      { name: `${ACCOUNTS}/deployments/write`, isDataAction: false },
    ])
  })

  it('may name none', () => {
    expect(operationsInError('Principal does not have access to API/Operation')).toEqual([])
  })
})

describe('in words', () => {
  it('is the role, what there is to know, and the command', () => {
    const text = builtRoleText(buildRole(needsIn('read secrets, fly'), GROUP))
    expect(text).toContain('"Microsoft.KeyVault/vaults/secrets/getSecret/action"')
    expect(text).toMatch(/"fly" was not understood and is left out\. Known: /)
    expect(text).toMatch(/Key Vault Secrets User does as well, .+: prefer it\./)
    expect(text).toMatch(/\naz rest --method put --url .+ --body /)
  })

  it('says where there is none', () => {
    expect(builtRoleText(buildRole(needsIn('fly'), GROUP))).toMatch(/^Nothing that was asked for is known/)
  })
})
