import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { CARLA, DANA, HUGO, LENA, OLIVIA, SAM } from '../../../src/sandbox/contoso/people.ts'
import * as places from '../../../src/sandbox/contoso/places.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { armGet, send, type RawAnswer } from '../support/clients.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso(), pageSize: 3 })
})
afterAll(() => sandbox.close())

function errorOf({ body }: RawAnswer): unknown {
  return (body as { error: unknown }).error
}

async function allNames(path: string): Promise<string[]> {
  const names: string[] = []
  for (let next: string | undefined = path; next !== undefined;) {
    const { body } = await armGet(sandbox, next)
    const page = body as { value: { name?: string; displayName?: string }[]; nextLink?: string }
    names.push(...page.value.map(({ name, displayName }) => name ?? displayName ?? ''))
    next = page.nextLink?.slice(sandbox.armEndpoint.length)
  }
  return names
}

describe('a resource', () => {
  it('is answered as the tenant has it', async () => {
    const answer = await armGet(sandbox, places.SEARCH)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual(JSON.parse(JSON.stringify(sandbox.tenant.resource(places.SEARCH))))
  })

  it('is found whatever the case of its id', async () => {
    expect((await armGet(sandbox, places.SEARCH.toUpperCase())).body).toMatchObject({ id: places.SEARCH })
  })

  const missing: readonly [sentence: string, path: string, code: string, message: string][] = [
    [
      'that does not exist',
      `${places.resourceGroup('rg-ai')}/providers/Microsoft.Search/searchServices/nope`,
      'ResourceNotFound',
      "The Resource 'Microsoft.Search/searchServices/nope' under resource group 'rg-ai' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
    ],
    [
      'that is no child of its parent',
      `${places.HUB}/connections/nope`,
      'ResourceNotFound',
      "The Resource 'Microsoft.MachineLearningServices/workspaces/hub-contoso/connections/nope' under resource group 'rg-ai' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
    ],
    [
      'whose parent does not exist',
      `${places.HUB}-x/connections/c`,
      'ParentResourceNotFound',
      `Failed to perform 'read' on resource(s) of type 'workspaces/connections', because the parent resource '${places.HUB}-x' could not be found.`,
    ],
    [
      'in a group that does not exist',
      `${places.resourceGroup('rg-none')}/providers/Microsoft.Search/searchServices/s`,
      'ResourceGroupNotFound',
      "Resource group 'rg-none' could not be found.",
    ],
    [
      'in a subscription that does not exist',
      places.SEARCH.replace(places.AI_SUBSCRIPTION, '33333333-3333-4333-8333-333333333333'),
      'SubscriptionNotFound',
      "The subscription '33333333-3333-4333-8333-333333333333' could not be found.",
    ],
  ]
  it.each(missing)('%s: 404', async (_, path, code, message) => {
    const answer = await armGet(sandbox, path)
    expect(answer.status).toBe(404)
    expect(errorOf(answer)).toEqual({ code, message })
  })
})

describe('collections', () => {
  const cases: readonly [path: string, names: readonly string[]][] = [
    [`${places.OPENAI}/deployments`, ['gpt-4o', 'text-embedding-3-large']],
    [`${places.FOUNDRY}/projects`, ['proj-agents']],
    [
      `${places.HUB}/connections`,
      [
        'aoai-connection',
        'embeddings-connection',
        'search-connection',
        'search-keys-connection',
        'foundry-connection',
        'lake-connection',
        'onelake-connection',
      ],
    ],
    [`${places.resourceGroup('rg-ai')}/providers/Microsoft.Search/searchServices`, ['srch-contoso']],
    [`${places.AI_SCOPE}/providers/Microsoft.Search/searchServices`, ['srch-contoso', 'srch-contoso-keys']],
    ['/subscriptions', ['Contoso platform', 'Contoso AI'].toSorted()],
    [
      `${places.AI_SCOPE}/resourceGroups`,
      ['rg-ai', 'rg-ai-locked', 'rg-ai-secure', 'rg-ai-shared', 'rg-foundry'],
    ],
    ['/providers/Microsoft.Management/managementGroups', ['contoso', 'contoso-platform', 'contoso-ai']],
  ]
  it.each(cases)('%s', async (path, names) => {
    expect((await allNames(path)).toSorted()).toEqual(names.toSorted())
  })

  it('of a parent that does not exist: 404', async () => {
    expect(await armGet(sandbox, `${places.HUB}-x/connections`)).toMatchObject({
      status: 404,
      body: { error: { code: 'ParentResourceNotFound' } },
    })
  })
})

describe('what stands above resources', () => {
  const cases: readonly [path: string, body: object][] = [
    [
      places.AI_SCOPE,
      { id: places.AI_SCOPE, displayName: 'Contoso AI', state: 'Enabled', tenantId: places.TENANT_ID },
    ],
    [
      places.resourceGroup('rg-ai'),
      { name: 'rg-ai', type: 'Microsoft.Resources/resourceGroups', location: 'swedencentral' },
    ],
    [
      '/providers/Microsoft.Management/managementGroups/contoso-ai',
      {
        name: 'contoso-ai',
        properties: { displayName: 'Contoso AI', details: { parent: { name: 'contoso' } } },
      },
    ],
    [places.ROOT_MANAGEMENT_GROUP, { name: 'contoso', properties: { details: { parent: null } } }],
  ]
  it.each(cases)('%s', async (path, body) => {
    expect(await armGet(sandbox, path)).toMatchObject({ status: 200, body })
  })
})

describe('what a persona may do to resources', () => {
  const cases: readonly [
    sentence: string,
    who: string,
    method: 'GET' | 'PUT' | 'DELETE' | 'POST',
    path: string,
    status: number,
    code?: string,
    words?: string,
  ][] = [
    ['Dana reads what is in rg-ai', DANA, 'GET', places.HUB, 200],
    [
      'but nothing of rg-foundry',
      DANA,
      'GET',
      places.FOUNDRY,
      403,
      'AuthorizationFailed',
      "'Microsoft.CognitiveServices/accounts/read'",
    ],
    ['Sam reads the whole subscription', SAM, 'GET', places.FOUNDRY, 200],
    ['and nothing of the other', SAM, 'GET', places.LOG_WORKSPACE, 403, 'AuthorizationFailed'],
    ['Olivia lists the keys of the model', OLIVIA, 'POST', `${places.OPENAI}/listKeys`, 200],
    [
      'Dana does not',
      DANA,
      'POST',
      `${places.OPENAI}/listKeys`,
      403,
      'AuthorizationFailed',
      "'Microsoft.CognitiveServices/accounts/listKeys/action'",
    ],
    [
      'Lena may not create a hub',
      LENA,
      'PUT',
      `${places.HUB}-2`,
      403,
      'AuthorizationFailed',
      "'Microsoft.MachineLearningServices/workspaces/write'",
    ],
    [
      'Hugo gets further: resources do not change here',
      HUGO,
      'PUT',
      `${places.HUB}-2`,
      405,
      'MethodNotAllowed',
    ],
    [
      'Carla is stopped by a deny assignment',
      CARLA,
      'DELETE',
      places.LOCKED_STORAGE,
      403,
      'DenyAssignmentAuthorizationFailed',
      "however, the access is denied because of the deny assignment with name 'Deny assignment ",
    ],
    ['Olivia is excluded from it', OLIVIA, 'DELETE', places.LOCKED_STORAGE, 405],
  ]
  it.each(cases)('%s', async (_, who, method, path, status, code, words) => {
    const url = `${sandbox.armEndpoint}${path}?api-version=2024-10-01`
    const answer = await send(sandbox, { url, method, credential: sandbox.credentialFor(who) })
    expect(answer.status).toBe(status)
    if (code !== undefined) expect(errorOf(answer)).toMatchObject({ code })
    if (words !== undefined) expect(answer.text).toContain(words)
  })

  it('sees the subscriptions in which it has any role', async () => {
    const names = async (who: string) => {
      const { body } = await armGet(sandbox, '/subscriptions', sandbox.credentialFor(who))
      return (body as { value: { displayName: string }[] }).value.map(({ displayName }) => displayName)
    }
    expect([await names(DANA), await names('nobody')]).toEqual([['Contoso AI'], []])
  })
})

describe('a request that ARM does not take', () => {
  const cases: readonly [sentence: string, path: string, status: number, code: string][] = [
    ['with a version that is none', `${places.HUB}?api-version=latest`, 400, 'InvalidApiVersionParameter'],
    ['to a path that leads nowhere', '/nowhere', 404, 'NotFound'],
    [
      'to an authorization resource that is not known',
      `${places.HUB}/providers/Microsoft.Authorization/policyAssignments`,
      404,
      'NotFound',
    ],
  ]
  it.each(cases)('%s', async (_, path, status, code) => {
    expect(await armGet(sandbox, path)).toMatchObject({ status, body: { error: { code } } })
  })

  it('without a version', async () => {
    const answer = await send(sandbox, {
      url: `${sandbox.armEndpoint}${places.HUB}`,
      credential: sandbox.readerCredential,
    })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'MissingApiVersionParameter' } } })
  })

  it('with a body that is no JSON', async () => {
    const url = `${sandbox.armEndpoint}/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01`
    const answer = await send(sandbox, {
      url,
      method: 'POST',
      body: '{',
      credential: sandbox.readerCredential,
    })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } })
  })
})
