import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { DANA, OLIVIA, SAM } from '../../../src/sandbox/contoso/people.ts'
import * as places from '../../../src/sandbox/contoso/places.ts'
import { IDENTITIES } from '../../../src/sandbox/contoso/resources.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { call, changed, firstKey, type Call } from '../support/data-plane-calls.ts'

const INDEX = '/indexes/handbook'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterAll(() => sandbox.close())

describe('Azure AI Search', () => {
  const host = 'srch-contoso.search.windows.net'
  const keyHost = 'srch-contoso-keys.search.windows.net'
  const batch = {
    value: [
      { '@search.action': 'upload', id: '1' },
      { '@search.action': 'delete', id: '2' },
    ],
  }
  const cases: readonly [sentence: string, call: Call, status: number, body?: object | number][] = [
    [
      'is searched by who may read documents',
      { host, path: `${INDEX}/docs/search`, who: DANA },
      200,
      { value: [] },
    ],
    [
      'gives a document to the same',
      { host, path: `${INDEX}/docs/7`, who: DANA, method: 'GET' },
      200,
      { id: '7' },
    ],
    ['counts for the same', { host, path: `${INDEX}/docs/$count`, who: DANA, method: 'GET' }, 200, 0],
    ['takes no documents from them', { host, path: `${INDEX}/docs/index`, who: DANA, body: batch }, 403],
    ['refuses a Reader without a word', { host, path: `${INDEX}/docs/search`, who: SAM }, 403],
    ['refuses the Owner', { host, path: `${INDEX}/docs/search`, who: OLIVIA }, 403],
    [
      'shows index definitions to the Owner: that is no data action',
      { host, path: INDEX, who: OLIVIA, method: 'GET' },
      200,
      { name: 'handbook' },
    ],
    [
      'and not to who may read documents only',
      { host, path: '/indexes', who: IDENTITIES.openai, method: 'GET' },
      403,
    ],
    ['takes no wrong key', { host, path: `${INDEX}/docs/search`, key: 'abc' }, 403],
    [
      'a key in the request wins over a token',
      { host, path: `${INDEX}/docs/search`, key: 'abc', who: DANA },
      403,
    ],
    [
      'refuses every token where it takes keys only',
      { host: keyHost, path: `${INDEX}/docs/search`, who: DANA },
      403,
    ],
    [
      'is searched the way the SDKs ask',
      { host, path: "/indexes('handbook')/docs/search.post.search", who: DANA },
      200,
      { value: [] },
    ],
    [
      'takes no documents the way the SDKs send them either',
      { host, path: "/indexes('handbook')/docs/search.index", who: DANA, body: batch },
      403,
    ],
    [
      'gives a document by its quoted key',
      { host, path: "/indexes('handbook')/docs('7')", who: DANA, method: 'GET' },
      200,
      { id: '7' },
    ],
    ['has no such path', { host, path: '/nothing', who: DANA, method: 'GET' }, 404],
  ]
  it.each(cases)('%s', async (_, made, status, body) => {
    const answer = await call(sandbox, made)
    expect(answer.status).toBe(status)
    if (status === 403) expect(answer.text).toBe('')
    if (typeof body === 'object') expect(answer.body).toMatchObject(body)
    if (typeof body === 'number') expect(answer.body).toBe(body)
  })

  it('answers whoever has the key', async () => {
    const key = await firstKey(sandbox, places.KEY_SEARCH, 'listAdminKeys')
    expect(await call(sandbox, { host: keyHost, path: `${INDEX}/docs/search`, key })).toMatchObject({
      status: 200,
    })
  })

  it('asks for a token where there is none', async () => {
    const answer = await call(sandbox, { host, path: `${INDEX}/docs/search` })
    expect(answer.status).toBe(401)
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer authorization_uri=/)
  })

  const settings: readonly [
    sentence: string,
    settings: Readonly<Record<string, unknown>>,
    who: string | undefined,
    status: number,
  ][] = [
    [
      'does not ask where it is told to answer 403',
      { authOptions: { aadOrApiKey: { aadAuthFailureMode: 'http403' } } },
      undefined,
      403,
    ],
    ['is closed to the public network', { publicNetworkAccess: 'disabled' }, DANA, 403],
    ['takes tokens where keys are off', { authOptions: null, disableLocalAuth: true }, DANA, 200],
  ]
  it.each(settings)('%s', async (_, properties, who, status) => {
    const own = await startSandbox({ tenant: changed(places.SEARCH, properties) })
    const answer = await call(own, {
      host,
      path: `${INDEX}/docs/search`,
      ...(who === undefined ? {} : { who }),
    })
    await own.close()
    expect(answer.status).toBe(status)
  })

  it('indexes and deletes for who may', async () => {
    const own = await startSandbox({ tenant: contoso() })
    own.tenant.addRoleAssignment({
      scope: places.SEARCH,
      roleDefinitionId: '8ebe5a00-799e-43f5-93ac-243d3dce84a7',
      principalId: DANA,
    })
    const answer = await call(own, { host, path: `${INDEX}/docs/index`, who: DANA, body: batch })
    await own.close()
    expect(answer).toMatchObject({ status: 200, body: { value: [{ status: true }, { status: true }] } })
  })
})
