import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import {
  ASSISTANT_TEAM,
  DANA,
  LENA,
  PRIYA,
  SEARCH_USERS,
  WEB_APP,
} from '../../../src/sandbox/contoso/people.ts'
import { IDENTITIES } from '../../../src/sandbox/contoso/resources.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { GRAPH, send, type RawAnswer } from '../support/clients.ts'
import { ANN, BOB, smallTenant } from '../support/small-tenant.ts'

let sandbox: Sandbox
let small: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso(), pageSize: 2 })
  small = await startSandbox({ tenant: smallTenant() })
})
afterAll(() => Promise.all([sandbox.close(), small.close()]))

function get(path: string, from: Sandbox = sandbox): Promise<RawAnswer> {
  return send(from, {
    url: `${from.graphEndpoint}/v1.0/${path}`,
    credential: from.readerCredential,
    scope: GRAPH,
  })
}

async function ids(path: string, from: Sandbox = sandbox): Promise<string[]> {
  const found: string[] = []
  for (let next: string | undefined = path; next !== undefined;) {
    const { status, body } = await get(next, from)
    expect(status).toBe(200)
    const page = body as { value: { id: string }[]; '@odata.nextLink'?: string }
    found.push(...page.value.map(({ id }) => id))
    next = page['@odata.nextLink']?.slice(`${from.graphEndpoint}/v1.0/`.length)
  }
  return found.toSorted()
}

describe('one object', () => {
  const dana = {
    id: DANA,
    displayName: 'Dana Okafor',
    userPrincipalName: 'dana@contoso.com',
    mail: 'dana@contoso.com',
  }
  const cases: readonly [path: string, expected: object][] = [
    [`users/${DANA}`, dana],
    ['users/DANA@contoso.com', dana],
    [`groups/${SEARCH_USERS}`, { displayName: 'AI Search Users', securityEnabled: true }],
    [`servicePrincipals/${WEB_APP}`, { displayName: 'assistant-web', servicePrincipalType: 'Application' }],
    [`servicePrincipals(appId='ce80529c-ab26-4a6e-8285-0ce3bd2482da')`, { id: WEB_APP }],
    [
      `servicePrincipals/${IDENTITIES.search}`,
      { displayName: 'srch-contoso', servicePrincipalType: 'ManagedIdentity' },
    ],
    [`directoryObjects/${DANA}`, { '@odata.type': '#microsoft.graph.user', ...dana }],
    [`directoryObjects/${SEARCH_USERS}`, { '@odata.type': '#microsoft.graph.group' }],
    [
      `directoryObjects/${IDENTITIES.hub}`,
      { '@odata.type': '#microsoft.graph.servicePrincipal', displayName: 'hub-contoso' },
    ],
  ]
  it.each(cases)('%s', async (path, expected) => {
    expect(await get(path)).toMatchObject({ status: 200, body: expected })
  })

  it('has its type only where several are possible', async () => {
    expect((await get(`users/${DANA}`)).body).not.toHaveProperty('@odata.type')
  })

  it('carries what is selected, and no members of a group', async () => {
    const { body } = await get(`users/${DANA}?$select=id,displayName`)
    expect(body).toEqual({
      '@odata.context': expect.any(String) as string,
      id: DANA,
      displayName: 'Dana Okafor',
    })
    expect((await get(`groups/${SEARCH_USERS}`)).body).not.toHaveProperty('members')
  })

  it.each([
    `users/${WEB_APP}`,
    'users/nobody@contoso.com',
    `groups/${DANA}`,
    `servicePrincipals(appId='${DANA}')`,
    'directoryObjects/00000000-0000-4000-8000-000000000000',
    'users/00000000-0000-4000-8000-000000000000/transitiveMemberOf',
  ])('%s: 404', async (path) => {
    expect(await get(path)).toMatchObject({
      status: 404,
      body: {
        error: {
          code: 'Request_ResourceNotFound',
          message: expect.stringMatching(
            /^Resource '.*' does not exist or one of its queried reference-property objects are not present\.$/,
          ) as string,
          innerError: { 'request-id': expect.any(String) as string },
        },
      },
    })
  })
})

describe('filters', () => {
  const cases: readonly [path: string, ids: readonly string[]][] = [
    [`users?$filter=userPrincipalName eq 'ANN@example.com'`, [ANN]],
    [`users?$filter=mail eq 'ann.mail@example.com'`, [ANN]],
    [`users?$filter=userPrincipalName eq 'x' or mail eq 'ann.mail@example.com'&$select=id`, [ANN]],
    [`users?$filter=displayName eq 'Bob O''Neil'`, [BOB]],
    [`users?$filter=id in ('${ANN}', '${BOB}')`, [ANN, BOB]],
    [`users?$filter=mail eq 'bob@example.com'`, []],
    [
      `servicePrincipals?$filter=appId eq 'cccccccc-0000-4000-8000-00000000000a'`,
      ['cccccccc-0000-4000-8000-000000000001'],
    ],
    [`servicePrincipals?$filter=displayName eq 'APP'`, ['cccccccc-0000-4000-8000-000000000001']],
  ]
  it.each(cases)('%s', async (path, expected) => {
    expect(await ids(encodeURI(path), small)).toEqual(expected.toSorted())
  })

  it.each([
    `users?$filter=jobTitle eq 'x'`,
    `users?$filter=startswith(mail,'a')`,
    `users?$filter=mail eq 'a' and mail eq 'b'`,
    `users?$filter=mail eq 'a' or`,
    `users?$filter=id in ('a', b)`,
    'users?$filter=',
    `directoryObjects?$filter=id eq '${ANN}'`,
  ])('%s: 400', async (path) => {
    expect(await get(encodeURI(path), small)).toMatchObject({
      status: 400,
      body: { error: { code: 'Request_UnsupportedQuery' } },
    })
  })
})

describe('membership', () => {
  const cases: readonly [path: string, ids: readonly string[]][] = [
    [`users/${DANA}/memberOf`, [ASSISTANT_TEAM]],
    [`groups/${ASSISTANT_TEAM}/memberOf?$select=id`, [SEARCH_USERS]],
    [`groups/${SEARCH_USERS}/memberOf`, []],
    [`servicePrincipals/${WEB_APP}/memberOf/microsoft.graph.group`, []],
    [`users/${DANA}/transitiveMemberOf`, [ASSISTANT_TEAM, SEARCH_USERS]],
    ['users/dana@contoso.com/transitiveMemberOf/microsoft.graph.group', [ASSISTANT_TEAM, SEARCH_USERS]],
    [`directoryObjects/${ASSISTANT_TEAM}/transitiveMemberOf`, [SEARCH_USERS]],
    [`groups/${ASSISTANT_TEAM}/transitiveMemberOf`, [SEARCH_USERS]],
    [`servicePrincipals/${WEB_APP}/transitiveMemberOf`, []],
    [`groups/${SEARCH_USERS}/transitiveMembers`, [ASSISTANT_TEAM, DANA, PRIYA, LENA]],
    [`groups/${SEARCH_USERS}/transitiveMembers/microsoft.graph.user`, [DANA, PRIYA, LENA]],
    [`groups/${SEARCH_USERS}/transitiveMembers?$top=1`, [ASSISTANT_TEAM, DANA, PRIYA, LENA]],
  ]
  it.each(cases)('%s', async (path, expected) => {
    expect(await ids(path)).toEqual(expected.toSorted())
  })

  it('names the type of each', async () => {
    const { body } = await get(`groups/${ASSISTANT_TEAM}/transitiveMembers`)
    expect(body).toMatchObject({ value: [{ '@odata.type': '#microsoft.graph.user' }, {}] })
  })

  it('comes in pages', async () => {
    const before = sandbox.requests.length
    await ids(`groups/${SEARCH_USERS}/transitiveMembers`)
    expect(sandbox.requests.length - before).toBe(2)
  })

  it.each([`users/${DANA}/transitiveMembers`, `users/${DANA}/manager`, 'applications'])(
    '%s: 400',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } })
    },
  )
})

describe('getByIds', () => {
  function byIds(body: unknown): Promise<RawAnswer> {
    return send(sandbox, {
      url: `${sandbox.graphEndpoint}/v1.0/directoryObjects/getByIds`,
      method: 'POST',
      body,
      credential: sandbox.readerCredential,
      scope: GRAPH,
    })
  }

  it('answers all that exist at once, with their types', async () => {
    const { body } = await byIds({ ids: [DANA, SEARCH_USERS, 'nobody', IDENTITIES.openai] })
    expect(body).toMatchObject({
      value: [
        { '@odata.type': '#microsoft.graph.user', id: DANA },
        { '@odata.type': '#microsoft.graph.group', id: SEARCH_USERS },
        { '@odata.type': '#microsoft.graph.servicePrincipal', id: IDENTITIES.openai },
      ],
    })
  })

  it('keeps to the types that are asked for', async () => {
    const { body } = await byIds({ ids: [DANA, SEARCH_USERS], types: ['group'] })
    expect(body).toMatchObject({ value: [{ id: SEARCH_USERS }] })
  })

  it.each([{}, { ids: 'x' }, { ids: Array.from({ length: 1001 }, () => DANA) }])(
    'refuses %#',
    async (body) => {
      expect(await byIds(body)).toMatchObject({
        status: 400,
        body: { error: { code: 'Request_BadRequest' } },
      })
    },
  )
})

describe('$batch', () => {
  function batch(requests: unknown, isSignedIn = true, from: Sandbox = sandbox): Promise<RawAnswer> {
    return send(from, {
      url: `${from.graphEndpoint}/v1.0/$batch`,
      method: 'POST',
      body: { requests },
      ...(isSignedIn ? { credential: from.readerCredential, scope: GRAPH } : {}),
    })
  }
  const step = (id: string, url: string, method = 'GET') => ({ id, method, url })

  it('answers each request by itself', async () => {
    const { status, body } = await batch([
      step('a', `/groups/${ASSISTANT_TEAM}/memberOf?$select=id`),
      step('b', `users/${DANA}`),
      step('c', '/groups/00000000-0000-4000-8000-000000000000/memberOf'),
      { ...step('d', '/directoryObjects/getByIds', 'POST'), body: { ids: [DANA] } },
    ])
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        responses: [
          {
            id: 'a',
            status: 200,
            headers: { 'Content-Type': 'application/json' },
            body: { value: [{ '@odata.type': '#microsoft.graph.group', id: SEARCH_USERS }] },
          },
          { id: 'b', status: 200, body: { displayName: 'Dana Okafor' } },
          { id: 'c', status: 404, body: { error: { code: 'Request_ResourceNotFound' } } },
          { id: 'd', status: 200, body: { value: [{ id: DANA }] } },
        ],
      },
    })
  })

  it('takes twenty requests, and no more', async () => {
    const steps = Array.from({ length: 21 }, (_, index) => step(`${index}`, `/users/${DANA}`))
    expect(await batch(steps.slice(1))).toMatchObject({ status: 200 })
    expect(await batch(steps)).toMatchObject({
      status: 400,
      body: { error: { code: 'MaximumValueExceeded' } },
    })
  })

  it.each([
    { sentence: 'no list', requests: 'x' },
    { sentence: 'a request without id', requests: [{ method: 'GET', url: '/users' }] },
    { sentence: 'two requests of one id', requests: [step('a', '/users'), step('a', '/groups')] },
  ])('refuses $sentence', async ({ requests }) => {
    expect(await batch(requests)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } })
  })

  it('refuses another method', async () => {
    expect(await get('$batch')).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } })
  })

  it('wants a token', async () => {
    expect(await batch([step('a', `/users/${DANA}`)], false)).toMatchObject({
      status: 401,
      body: { error: { code: 'InvalidAuthenticationToken' } },
    })
  })

  it('refuses each request where the directory is closed', async () => {
    const closed = await startSandbox({
      tenant: smallTenant({ unreadable: [{ scope: '/', what: 'directory' }] }),
    })
    try {
      expect((await batch([step('a', `/users/${ANN}/memberOf`)], true, closed)).body).toMatchObject({
        responses: [{ id: 'a', status: 403, body: { error: { code: 'Authorization_RequestDenied' } } }],
      })
    } finally {
      await closed.close()
    }
  })
})

describe('every answer', () => {
  it('bears the id of its request', async () => {
    const [found, missing] = [await get(`users/${DANA}`), await get('users/nobody@contoso.com')]
    expect(found.headers['request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(missing.body).toMatchObject({
      error: { innerError: { 'request-id': missing.headers['request-id'] } },
    })
  })
})
