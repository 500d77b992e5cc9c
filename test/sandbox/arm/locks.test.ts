import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { armGet, authorizationClient, send, type RawAnswer } from '../support/clients.ts'
import {
  ANN,
  BOB,
  GROUP,
  OWNER,
  READER,
  SIMILAR_GROUP,
  smallTenant,
  SUBSCRIPTION,
  VAULT,
} from '../support/small-tenant.ts'

const at = (scope: string, name: string, level: string, more: object = {}) => ({
  id: `${scope}/providers/Microsoft.Authorization/locks/${name}`,
  properties: { level, ...more },
})
const locksOf = (scope: string, query = '') =>
  `${scope}/providers/Microsoft.Authorization/locks?api-version=2020-05-01${query}`

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({
    tenant: smallTenant({
      locks: [
        at(SUBSCRIPTION, 'no-deletes', 'CanNotDelete', { notes: 'Ask first.' }),
        at(VAULT, 'frozen', 'ReadOnly'),
        at(SIMILAR_GROUP, 'similar', 'ReadOnly'),
      ],
      unreadable: [{ scope: SIMILAR_GROUP, what: 'locks' }],
    }),
  })
})
afterAll(() => sandbox.close())

const names = ({ body }: RawAnswer) => (body as { value: { name: string }[] }).value.map(({ name }) => name)

describe('the list of locks', () => {
  it.each([
    { sentence: 'at and above', path: locksOf(VAULT, '&$filter=atScope()'), found: ['no-deletes', 'frozen'] },
    { sentence: 'at a group, not below', path: locksOf(GROUP, '&$filter=atScope()'), found: ['no-deletes'] },
    { sentence: 'below as well, without a filter', path: locksOf(GROUP), found: ['no-deletes', 'frozen'] },
  ])('$sentence', async ({ path, found }) => {
    expect(names(await armGet(sandbox, path))).toEqual(found)
  })

  it('is in the shape of Resource Manager', async () => {
    const { body } = await armGet(sandbox, locksOf(GROUP, '&$filter=atScope()'))
    expect(body).toEqual({
      value: [
        {
          id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/locks/no-deletes`,
          name: 'no-deletes',
          type: 'Microsoft.Authorization/locks',
          properties: { level: 'CanNotDelete', notes: 'Ask first.' },
        },
      ],
    })
  })

  it.each([
    { sentence: 'another filter', path: locksOf(VAULT, "&$filter=name eq 'x'"), status: 400 },
    { sentence: 'a place where locks are unreadable', path: locksOf(SIMILAR_GROUP), status: 403 },
    { sentence: 'a group that is not there', path: locksOf(`${GROUP}-none`), status: 404 },
  ])('is not given for $sentence', async ({ path, status }) => {
    expect((await armGet(sandbox, path)).status).toBe(status)
  })
})

describe('one lock', () => {
  const one = (name: string) =>
    `${VAULT}/providers/Microsoft.Authorization/locks/${name}?api-version=2020-05-01`

  it('is found by its name', async () => {
    expect(await armGet(sandbox, one('FROZEN'))).toMatchObject({ status: 200, body: { name: 'frozen' } })
  })

  it('is not found where there is none', async () => {
    expect(await armGet(sandbox, one('none'))).toMatchObject({
      status: 404,
      body: { error: { code: 'LockNotFound' } },
    })
  })
})

describe('what is locked', () => {
  const call = (method: 'DELETE' | 'PATCH' | 'GET', path: string, who = OWNER) =>
    send(sandbox, {
      url: `${sandbox.armEndpoint}${path}?api-version=2023-07-01`,
      method,
      credential: sandbox.credentialFor(who),
    })

  it.each([
    { method: 'PATCH', level: 'write' },
    { method: 'DELETE', level: 'delete' },
  ] as const)('refuses $method even of an owner', async ({ method, level }) => {
    const { status, body } = await call(method, VAULT)
    expect(status).toBe(409)
    expect(body).toMatchObject({
      error: {
        code: 'ScopeLocked',
        message: expect.stringContaining(`cannot perform ${level} operation`) as string,
      },
    })
  })

  it('lets everybody read who may', async () => {
    expect((await call('GET', VAULT, ANN)).status).toBe(200)
  })

  it('refuses for want of a role before it speaks of locks', async () => {
    expect((await call('DELETE', VAULT, BOB)).status).toBe(403)
  })

  it('takes no role assignments', async () => {
    const { roleAssignments } = authorizationClient(sandbox, sandbox.credentialFor(OWNER))
    const create = (scope: string) =>
      roleAssignments.create(scope.slice(1), 'eeeeeeee-0000-4000-8000-000000000001', {
        roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
        principalId: BOB,
        principalType: 'User',
      })
    await expect(create(VAULT)).rejects.toMatchObject({ statusCode: 409, code: 'ScopeLocked' })
    await expect(create(GROUP)).resolves.toMatchObject({ principalId: BOB })
  })
})
