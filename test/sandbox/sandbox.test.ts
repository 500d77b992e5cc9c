import type { TokenCredential } from '@azure/core-auth'
import { decodeJwt } from 'jose'
import { describe, expect, it, onTestFinished } from 'vitest'
import { throttled } from '../../src/sandbox/faults.ts'
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts'
import {
  armGet,
  ARM,
  authorizationClient,
  collected,
  failureOf,
  GRAPH,
  resourceGraphClient,
  send,
} from './support/clients.ts'
import { ANN, APP, GROUP, SIMILAR_GROUP, smallTenant, SUBSCRIPTION, VAULT } from './support/small-tenant.ts'

async function started(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ tenant: smallTenant(), ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

function graphGet(sandbox: Sandbox, path: string) {
  return send(sandbox, {
    url: `${sandbox.graphEndpoint}/v1.0/${path}`,
    credential: sandbox.readerCredential,
    scope: GRAPH,
  })
}

describe('what is unreadable', () => {
  const denied = { statusCode: 403, code: 'AuthorizationFailed' }

  async function with403(what: string, scope: string): Promise<Sandbox> {
    return started({ tenant: smallTenant({ unreadable: [{ scope, what }] }) })
  }

  it('role assignments: 403 there and below, and nowhere else', async () => {
    const { roleAssignments } = authorizationClient(await with403('roleAssignments', GROUP))
    const list = (scope: string) => collected(roleAssignments.listForScope(scope.slice(1)))
    expect(await failureOf(list(GROUP))).toMatchObject(denied)
    expect(await failureOf(list(VAULT))).toMatchObject(denied)
    expect(await failureOf(roleAssignments.get(VAULT.slice(1), 'vault-bob'))).toMatchObject(denied)
    expect(await list(SUBSCRIPTION)).not.toHaveLength(0)
    expect(await list(SIMILAR_GROUP)).not.toHaveLength(0)
  })

  it('a management group covers the subscriptions in it', async () => {
    const sandbox = await with403('roleAssignments', '/providers/Microsoft.Management/managementGroups/root')
    const call = collected(authorizationClient(sandbox).roleAssignments.listForScope(VAULT.slice(1)))
    expect(await failureOf(call)).toMatchObject(denied)
  })

  it('deny assignments', async () => {
    const client = authorizationClient(await with403('denyAssignments', SUBSCRIPTION))
    expect(await failureOf(collected(client.denyAssignments.listForScope(VAULT.slice(1))))).toMatchObject(
      denied,
    )
    expect(await collected(client.roleAssignments.listForScope(VAULT.slice(1)))).not.toHaveLength(0)
  })

  it('eligible assignments', async () => {
    const { roleEligibilityScheduleInstances } = authorizationClient(await with403('eligibility', VAULT))
    expect(
      await failureOf(collected(roleEligibilityScheduleInstances.listForScope(VAULT.slice(1)))),
    ).toMatchObject(denied)
    expect(await collected(roleEligibilityScheduleInstances.listForScope(GROUP.slice(1)))).toEqual([])
  })

  it('a resource: neither read nor found in Resource Graph', async () => {
    const sandbox = await with403('resource', GROUP)
    expect(await armGet(sandbox, VAULT)).toMatchObject({ status: 403 })
    const found = await resourceGraphClient(sandbox).resources({ query: 'resources | project name' })
    expect(found).toMatchObject({ totalRecords: 1, data: [{ name: 'kv10' }] })
    const listed = await armGet(sandbox, `${SUBSCRIPTION}/providers/Microsoft.KeyVault/vaults`)
    expect(listed.body).toMatchObject({ value: [{ name: 'kv10' }] })
    const groups = await armGet(sandbox, `${SUBSCRIPTION}/resourceGroups`)
    expect(groups.body).toMatchObject({ value: [{ name: 'rg10' }] })
  })

  it('the directory: Microsoft Graph denies the request, ARM still follows groups', async () => {
    const sandbox = await with403('directory', '/')
    expect(await graphGet(sandbox, `users/${ANN}`)).toMatchObject({
      status: 403,
      body: {
        error: {
          code: 'Authorization_RequestDenied',
          message: 'Insufficient privileges to complete the operation.',
        },
      },
    })
    const { roleAssignments } = authorizationClient(sandbox)
    const found = await collected(
      roleAssignments.listForScope(VAULT.slice(1), { filter: `assignedTo('${ANN}')` }),
    )
    expect(found.map(({ name }) => name)).toContain('vault-inner')
  })
})

describe('tokens', () => {
  const NOW = new Date('2026-11-20T10:00:00Z')

  async function bearer(sandbox: Sandbox, scope: string): Promise<string> {
    return `Bearer ${(await sandbox.readerCredential.getToken(scope)).token}`
  }

  const armCases: readonly [sentence: string, scope: string | null, hours: number, code: string][] = [
    ['none', null, 0, 'AuthenticationFailed'],
    ['for Microsoft Graph', GRAPH, 0, 'InvalidAuthenticationTokenAudience'],
    ['from yesterday', ARM, 24, 'ExpiredAuthenticationToken'],
  ]
  it.each(armCases)('ARM answers 401 to a token %s', async (_, scope, hours, code) => {
    let now = NOW
    const sandbox = await started({ clock: () => now })
    const headers = scope === null ? {} : { authorization: await bearer(sandbox, scope) }
    now = new Date(NOW.getTime() + hours * 60 * 60 * 1000)
    const answer = await send(sandbox, {
      url: `${sandbox.armEndpoint}${VAULT}?api-version=2024-10-01`,
      headers,
    })
    expect(answer).toMatchObject({ status: 401, body: { error: { code } } })
    expect(answer.headers['www-authenticate']).toMatch(
      /^Bearer authorization_uri="https:\/\/login\.microsoftonline\.com\/99999999-/,
    )
  })

  const graphCases: readonly [sentence: string, scope: string | null, hours: number, message: RegExp][] = [
    ['none', null, 0, /^Access token is empty\.$/],
    ['for ARM', ARM, 0, /Invalid audience/],
    ['from yesterday', GRAPH, 24, /^Access token has expired or is not yet valid\.$/],
  ]
  it.each(graphCases)('Microsoft Graph answers 401 to a token %s', async (_, scope, hours, message) => {
    let now = NOW
    const sandbox = await started({ clock: () => now })
    const headers = scope === null ? {} : { authorization: await bearer(sandbox, scope) }
    now = new Date(NOW.getTime() + hours * 60 * 60 * 1000)
    const answer = await send(sandbox, { url: `${sandbox.graphEndpoint}/v1.0/users/${ANN}`, headers })
    expect(answer).toMatchObject({
      status: 401,
      body: {
        error: { code: 'InvalidAuthenticationToken', message: expect.stringMatching(message) as string },
      },
    })
  })

  it.each(['rolecall-sandbox.', 'eyJhbGciOiJub25lIn0.e30.', 'eyJhbGciOiJub25lIn0.e30.e30'])(
    'a token of another make: %s',
    async (token) => {
      const sandbox = await started()
      const headers = { authorization: `Bearer ${token}` }
      expect(
        await send(sandbox, { url: `${sandbox.armEndpoint}${VAULT}?api-version=2024-10-01`, headers }),
      ).toMatchObject({
        status: 401,
        body: { error: { code: 'InvalidAuthenticationToken' } },
      })
    },
  )

  it('say whose they are and what for, as those of Entra do', async () => {
    const sandbox = await started({ clock: () => NOW })
    const claimsOf = async (credential: TokenCredential) =>
      decodeJwt((await credential.getToken(ARM))?.token ?? '')
    const common = {
      tid: sandbox.tenant.tenant.tenantId,
      aud: 'https://management.azure.com',
      exp: NOW.getTime() / 1000 + 60 * 60,
    }
    expect(await claimsOf(sandbox.credentialFor(ANN))).toMatchObject({ ...common, oid: ANN, idtyp: 'user' })
    expect(await claimsOf(sandbox.credentialFor(APP))).toMatchObject({ ...common, oid: APP, idtyp: 'app' })
    expect(await claimsOf(sandbox.readerCredential)).toMatchObject({ ...common, idtyp: 'app' })
  })

  it.each([
    ARM,
    'https://management.core.windows.net//.default',
    'https://management.azure.com/user_impersonation',
  ])('ARM takes a token for %s or says that it is for another', async (scope) => {
    const sandbox = await started()
    const headers = { authorization: await bearer(sandbox, scope) }
    const answer = await send(sandbox, {
      url: `${sandbox.armEndpoint}${VAULT}?api-version=2024-10-01`,
      headers,
    })
    expect(answer.status).toBe(scope.endsWith('.default') ? 200 : 401)
  })
})

describe('planned faults', () => {
  it('throttle the next requests that match, and the SDK waits and tries again', async () => {
    const sandbox = await started()
    sandbox.faults.add({
      times: 2,
      matches: ({ path }) => path.includes('roleAssignments'),
      answer: throttled(0),
    })
    const { roleAssignments } = authorizationClient(sandbox)
    expect(await collected(roleAssignments.listForScope(VAULT.slice(1)))).not.toHaveLength(0)
    expect(sandbox.requests.map(({ status }) => status)).toEqual([429, 429, 200])
  })

  it('leave other requests alone', async () => {
    const sandbox = await started()
    sandbox.faults.add({ times: 1, matches: ({ method }) => method === 'POST', answer: { status: 503 } })
    expect((await armGet(sandbox, VAULT)).status).toBe(200)
  })

  it('say when to come back', async () => {
    const sandbox = await started()
    sandbox.faults.add({ times: 1, matches: () => true, answer: throttled(17) })
    const answer = await armGet(sandbox, VAULT)
    expect(answer).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } })
    expect(answer.headers['retry-after']).toBe('17')
  })

  it('can be a failure of the sandbox itself', async () => {
    const sandbox = await started()
    sandbox.faults.add({
      times: 1,
      matches: () => {
        throw new Error('no match')
      },
      answer: { status: 200 },
    })
    expect(await armGet(sandbox, VAULT)).toMatchObject({
      status: 500,
      body: { error: { code: 'InternalServerError' } },
    })
  })
})

describe('the server', () => {
  it('logs what it was asked, with the query', async () => {
    const sandbox = await started()
    await armGet(sandbox, `${VAULT}?api-version=2024-10-01`)
    expect(sandbox.requests).toEqual([
      { method: 'GET', path: `${VAULT}?api-version=2024-10-01`, status: 200 },
    ])
  })

  it('listens on the port that it is given, and frees it when it closes', async () => {
    const first = await startSandbox({ tenant: smallTenant() })
    const port = Number(new URL(first.armEndpoint).port)
    await armGet(first, VAULT)
    await first.close()
    const second = await started({ port })
    expect(second.armEndpoint).toBe(`https://127.0.0.1:${port}`)
    expect((await armGet(second, VAULT)).status).toBe(200)
  })

  it('says so where the port is taken', async () => {
    const { armEndpoint } = await started()
    await expect(
      startSandbox({ tenant: smallTenant(), port: Number(new URL(armEndpoint).port) }),
    ).rejects.toThrow('EADDRINUSE')
  })

  it('refuses a path that cannot be decoded and a body without end', async () => {
    const sandbox = await started()
    expect((await armGet(sandbox, '/subscriptions/%ff')).status).toBe(400)
    const url = `${sandbox.armEndpoint}/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01`
    const body = { query: 'x'.repeat(2 * 1024 * 1024) }
    expect(
      (await send(sandbox, { url, method: 'POST', body, credential: sandbox.readerCredential })).status,
    ).toBe(400)
  })
})
