import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { armGet, authorizationClient, collected, failureOf } from '../support/clients.ts'
import {
  ANN,
  APP,
  BOB,
  GROUP,
  INNER,
  OTHER_SUBSCRIPTION,
  OUTER,
  ROOT_GROUP,
  smallTenant,
  SUBSCRIPTION,
  VAULT,
} from '../support/small-tenant.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ tenant: smallTenant(), pageSize: 2 })
})
afterAll(() => sandbox.close())

async function listed(scope: string, filter?: string): Promise<string[]> {
  const client = authorizationClient(sandbox)
  const found = await collected(
    client.roleAssignments.listForScope(scope.replace(/^\//, ''), filter === undefined ? {} : { filter }),
  )
  return found.map(({ name }) => name ?? '').toSorted()
}

describe('role assignments for a scope', () => {
  const above = ['root-ann', 'subscription-outer', 'subscription-owner']
  const all = [...above, 'group-ann', 'group-delegate', 'vault-inner', 'vault-bob', 'similar-ann']
  const cases: readonly [
    sentence: string,
    scope: string,
    filter: string | undefined,
    names: readonly string[],
  ][] = [
    ['without a filter: at, above and below', SUBSCRIPTION, undefined, all],
    [
      'without a filter, at a group: nothing of a group whose name begins alike',
      GROUP,
      undefined,
      all.filter((name) => name !== 'similar-ann'),
    ],
    ['atScope: at and above', GROUP, 'atScope()', [...above, 'group-ann', 'group-delegate']],
    [
      'principalId: direct only, at, above and below',
      SUBSCRIPTION,
      `principalId eq '${ANN}'`,
      ['group-ann', 'root-ann', 'similar-ann'],
    ],
    ['principalId of a group', SUBSCRIPTION, `principalId eq '${OUTER}'`, ['subscription-outer']],
    [
      'assignedTo: through every group, at, above and below',
      SUBSCRIPTION,
      `assignedTo('${ANN}')`,
      ['group-ann', 'root-ann', 'similar-ann', 'subscription-outer', 'vault-inner'],
    ],
    ['assignedTo a service principal in a group', VAULT, `assignedTo('${APP}')`, ['subscription-outer']],
    [
      'atScope and assignedTo: no longer those below',
      GROUP,
      `atScope() and assignedTo('${ANN}')`,
      ['group-ann', 'root-ann', 'subscription-outer'],
    ],
    [
      'ids in another case are the same ids',
      VAULT.toUpperCase(),
      `assignedTo('${BOB.toUpperCase()}')`,
      ['vault-bob'],
    ],
    [
      'a management group reaches down into its subscriptions',
      ROOT_GROUP,
      `principalId eq '${BOB}'`,
      ['vault-bob'],
    ],
    [
      'a subscription outside the management group does not inherit',
      OTHER_SUBSCRIPTION,
      'atScope()',
      ['other-subscription-ann'],
    ],
    ['the root scope has everything below it', '', `principalId eq '${INNER}'`, ['vault-inner']],
  ]
  it.each(cases)('%s', async (_, scope, filter, names) => {
    expect(await listed(scope, filter)).toEqual(names.toSorted())
  })

  it('come in pages that the SDK follows', async () => {
    const before = sandbox.requests.length
    await listed(SUBSCRIPTION)
    expect(sandbox.requests.slice(before).map(({ status }) => status)).toEqual([200, 200, 200, 200])
  })

  it('has no next page after the last', async () => {
    const answer = await armGet(
      sandbox,
      `${VAULT}/providers/Microsoft.Authorization/roleAssignments?$filter=principalId%20eq%20'${BOB}'`,
    )
    expect(answer.body).not.toHaveProperty('nextLink')
  })

  it('refuses a page token of its own making', async () => {
    const answer = await armGet(
      sandbox,
      `${VAULT}/providers/Microsoft.Authorization/roleAssignments?$skiptoken=abc`,
    )
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidSkipToken' } } })
  })

  it.each([
    'asTarget()',
    "atScope() and principalId eq 'x'",
    'principalId eq x',
    "roleName eq 'x'",
    'assignedTo()',
  ])('refuses the filter %s', async (filter) => {
    expect(await failureOf(listed(GROUP, filter))).toMatchObject({
      statusCode: 400,
      code: 'UnsupportedQuery',
      message: expect.stringContaining('is not supported') as string,
    })
  })

  it.each([
    ['SubscriptionNotFound', '/subscriptions/33333333-3333-4333-8333-333333333333'],
    ['ResourceGroupNotFound', `${SUBSCRIPTION}/resourceGroups/nowhere`],
    ['NotFound', '/providers/Microsoft.Management/managementGroups/nowhere'],
  ])('answers 404 %s for %s', async (code, scope) => {
    expect(await failureOf(listed(scope))).toMatchObject({ statusCode: 404, code })
  })
})

describe('one role assignment', () => {
  it('is read by scope and name, and by id', async () => {
    const { roleAssignments } = authorizationClient(sandbox)
    const byName = await roleAssignments.get(VAULT.slice(1), 'vault-bob')
    expect(byName).toMatchObject({
      principalId: BOB,
      scope: VAULT,
      type: 'Microsoft.Authorization/roleAssignments',
    })
    expect(await roleAssignments.getById((byName.id ?? '').slice(1))).toEqual(byName)
  })

  it('answers 404 where there is none', async () => {
    const call = authorizationClient(sandbox).roleAssignments.get(VAULT.slice(1), 'nobody')
    expect(await failureOf(call)).toMatchObject({ statusCode: 404, code: 'RoleAssignmentNotFound' })
  })
})

describe('a persona', () => {
  it('lists role assignments where one of its roles may read them', async () => {
    const client = authorizationClient(sandbox, sandbox.credentialFor(APP))
    const found = await collected(
      client.roleAssignments.listForScope(VAULT.slice(1), { filter: 'atScope()' }),
    )
    expect(found.map(({ name }) => name)).toContain('vault-bob')
  })

  it('gets AuthorizationFailed in the words of Azure where none may', async () => {
    const client = authorizationClient(sandbox, sandbox.credentialFor(BOB))
    const call = collected(client.roleAssignments.listForScope(GROUP.slice(1)))
    expect(await failureOf(call)).toMatchObject({
      statusCode: 403,
      code: 'AuthorizationFailed',
      message: `The client 'bob@example.com' with object id '${BOB}' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/read' over scope '${GROUP}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    })
  })
})

describe('the ids of a request', () => {
  const path = `${VAULT}/providers/Microsoft.Authorization/roleAssignments`

  it('are in the headers of every answer, and differ', async () => {
    const [first, second] = [await armGet(sandbox, path), await armGet(sandbox, '/nowhere')]
    expect(first.headers['x-ms-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(second.headers['x-ms-correlation-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(first.headers['x-ms-request-id']).not.toBe(second.headers['x-ms-request-id'])
  })
})
