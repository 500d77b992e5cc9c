import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { CARLA, DANA, LENA, OLIVIA, PRIYA } from '../../../src/sandbox/contoso/people.ts'
import * as places from '../../../src/sandbox/contoso/places.ts'
import { IDENTITIES } from '../../../src/sandbox/contoso/resources.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { armGet, ARM, COGNITIVE_SERVICES, send } from '../support/clients.ts'
import { call, changed, firstKey, type Call } from '../support/data-plane-calls.ts'

const OPENAI = 'aoai-contoso.openai.azure.com'
const EMBEDDINGS = 'aoai-contoso-embeddings.openai.azure.com'
const FOUNDRY = 'aif-contoso.services.ai.azure.com'
const CHAT = '/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21'

const GENERIC = {
  error: { code: 'PermissionDenied', message: 'Principal does not have access to API/Operation.' },
}

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterAll(() => sandbox.close())

describe('Azure OpenAI', () => {
  const missing = '/openai/deployments/none/embeddings'
  const cases: readonly [sentence: string, call: Call, status: number, body: object][] = [
    [
      'answers who holds the role',
      { host: OPENAI, path: CHAT, who: LENA },
      200,
      { object: 'chat.completion', model: 'gpt-4o' },
    ],
    ['refuses a Reader', { host: OPENAI, path: CHAT, who: DANA }, 401, GENERIC],
    [
      'refuses the Owner, whose role has no data actions',
      { host: OPENAI, path: CHAT, who: OLIVIA },
      401,
      GENERIC,
    ],
    ['refuses who could activate the role', { host: OPENAI, path: CHAT, who: PRIYA }, 401, GENERIC],
    ['refuses before it looks for the deployment', { host: OPENAI, path: missing, who: DANA }, 401, GENERIC],
    [
      'has no such deployment',
      { host: OPENAI, path: missing, who: LENA },
      404,
      { error: { code: 'DeploymentNotFound' } },
    ],
    [
      'embeds',
      { host: OPENAI, path: '/openai/deployments/text-embedding-3-large/embeddings', who: LENA },
      200,
      { object: 'list', model: 'text-embedding-3-large' },
    ],
    [
      'completes',
      { host: OPENAI, path: '/openai/deployments/gpt-4o/completions', who: LENA },
      200,
      { object: 'text_completion' },
    ],
    [
      'knows no other path',
      { host: OPENAI, path: '/openai/nothing', who: LENA },
      404,
      { error: { code: '404' } },
    ],
    [
      'takes no token for another service',
      { host: OPENAI, path: CHAT, who: LENA, scope: ARM },
      401,
      { statusCode: 401, message: expect.stringMatching(/audience is incorrect/) as string },
    ],
    [
      'takes no request without any credential',
      { host: OPENAI, path: CHAT },
      401,
      {
        error: {
          code: '401',
          message: expect.stringMatching(/^Access denied due to invalid subscription key/) as string,
        },
      },
    ],
    ['takes no wrong key', { host: OPENAI, path: CHAT, key: 'abc' }, 401, { error: { code: '401' } }],
    [
      'takes no key at all where keys are off',
      { host: EMBEDDINGS, path: '/openai/deployments/text-embedding-3-small/embeddings', key: 'abc' },
      403,
      {
        error: {
          code: 'AuthenticationTypeDisabled',
          message: 'Key based authentication is disabled for this resource.',
        },
      },
    ],
    [
      'is not at an unknown host',
      { host: 'other.openai.azure.com', path: CHAT, who: LENA },
      404,
      { error: { code: '404' } },
    ],
  ]
  it.each(cases)('%s', async (_, made, status, body) => {
    const answer = await call(sandbox, made)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject(body)
  })

  it('answers whoever has the key', async () => {
    const key = await firstKey(sandbox, places.OPENAI, 'listKeys')
    expect(await call(sandbox, { host: OPENAI, path: CHAT, key })).toMatchObject({ status: 200 })
  })

  it('names each request', async () => {
    const { headers } = await call(sandbox, { host: OPENAI, path: CHAT, who: DANA })
    expect(headers['apim-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('lets the caller in once the role is assigned', async () => {
    const own = await startSandbox({ tenant: contoso() })
    expect((await call(own, { host: OPENAI, path: CHAT, who: DANA })).status).toBe(401)
    own.tenant.addRoleAssignment({
      scope: places.OPENAI,
      roleDefinitionId:
        '/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
      principalId: DANA,
    })
    expect((await call(own, { host: OPENAI, path: CHAT, who: DANA })).status).toBe(200)
    await own.close()
  })

  const networks: readonly [
    sentence: string,
    settings: Readonly<Record<string, unknown>>,
    message: string,
  ][] = [
    [
      'is closed to the public network',
      { publicNetworkAccess: 'Disabled' },
      'Public access is disabled. Please configure private endpoint.',
    ],
    [
      'keeps to its network rules',
      { networkAcls: { defaultAction: 'Deny' } },
      'Access denied due to Virtual Network/Firewall rules.',
    ],
  ]
  it.each(networks)('%s', async (_, settings, message) => {
    const own = await startSandbox({ tenant: changed(places.OPENAI, settings) })
    const answer = await call(own, { host: OPENAI, path: CHAT, who: LENA })
    await own.close()
    expect(answer).toMatchObject({ status: 403, body: { error: { message } } })
  })

  it('is told by the Host header too', async () => {
    const answer = await send(sandbox, {
      url: `${sandbox.armEndpoint}${CHAT}`,
      method: 'POST',
      body: {},
      headers: { host: OPENAI },
      credential: sandbox.credentialFor(DANA),
      scope: COGNITIVE_SERVICES,
    })
    expect(answer).toMatchObject({ status: 401, body: GENERIC })
  })
})

describe('a Foundry project', () => {
  const lacking = (right: string, operation: string) => ({
    error: {
      code: 'PermissionDenied',
      message: `The principal \`${CARLA}\` lacks the required data action \`Microsoft.CognitiveServices/accounts/AIServices/${right}\` to perform \`${operation}\` operation. For instructions on granting the necessary permissions, see https://aka.ms/FoundryPermissions.`,
    },
  })
  const base = '/api/projects/proj-agents'
  const project = IDENTITIES.foundryProject
  const cases: readonly [sentence: string, call: Omit<Call, 'host'>, status: number, body: object][] = [
    [
      'names the data action for writing agents',
      { path: `${base}/assistants`, who: CARLA },
      401,
      lacking('agents/write', 'POST /api/projects/{projectName}/assistants'),
    ],
    [
      'and for reading one',
      { path: `${base}/assistants/asst_1`, who: CARLA, method: 'GET' },
      401,
      lacking('agents/read', 'GET /api/projects/{projectName}/assistants/{assistantId}'),
    ],
    [
      'and for files',
      { path: `${base}/vector_stores`, who: CARLA, method: 'GET' },
      401,
      lacking('assets/read', 'GET /api/projects/{projectName}/vector_stores'),
    ],
    [
      'lists for a Foundry User',
      { path: `${base}/assistants`, who: project, method: 'GET' },
      200,
      { object: 'list' },
    ],
    ['creates for a Foundry User', { path: `${base}/assistants`, who: project }, 200, { object: 'agents' }],
    [
      'has no such agent',
      { path: `${base}/agents/none`, who: project, method: 'GET' },
      404,
      { error: { code: 'NotFound' } },
    ],
    [
      'does not exist under another name',
      { path: '/api/projects/none/agents', who: project, method: 'GET' },
      404,
      { error: { code: 'NotFound' } },
    ],
  ]
  it.each(cases)('%s', async (_, made, status, body) => {
    const answer = await call(sandbox, { host: FOUNDRY, ...made })
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject(body)
  })
})

describe('keys', () => {
  it('are the same each time, and not the same for two services', async () => {
    const keys = [
      await firstKey(sandbox, places.OPENAI, 'listKeys'),
      await firstKey(sandbox, places.OPENAI, 'listKeys'),
      await firstKey(sandbox, places.SEARCH, 'listAdminKeys'),
    ]
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set(keys).size).toBe(2)
  })

  it('are never in a resource', async () => {
    const key = await firstKey(sandbox, places.OPENAI, 'listKeys')
    expect((await armGet(sandbox, places.OPENAI)).text).not.toContain(key)
  })
})
