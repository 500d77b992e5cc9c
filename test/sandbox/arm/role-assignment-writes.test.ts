import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { authorizationClient, failureOf, send } from '../support/clients.ts'
import {
  ANN,
  APP,
  BOB,
  DELEGATE,
  GROUP,
  OTHER_SUBSCRIPTION,
  OWNER,
  OWNER_ROLE,
  READER,
  smallTenant,
  SUBSCRIPTION,
  VAULT,
} from '../support/small-tenant.ts'

const NOW = new Date('2026-11-20T10:00:00Z')
let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ tenant: smallTenant(), clock: () => NOW })
})
afterEach(() => sandbox.close())

function roleDefinition(role: string): string {
  return `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${role}`
}

function reader(principalId: string, principalType?: 'User' | 'Group' | 'ServicePrincipal') {
  return {
    roleDefinitionId: roleDefinition(READER),
    principalId,
    ...(principalType === undefined ? {} : { principalType }),
  }
}

function create(caller: string, scope: string, name: string, parameters: ReturnType<typeof reader>) {
  const client = authorizationClient(sandbox, sandbox.credentialFor(caller))
  return client.roleAssignments.create(scope.slice(1), name, parameters)
}

describe('assigning a role', () => {
  it('makes the assignment, as the owner asked and when', async () => {
    const name = randomUUID()
    const created = await create(OWNER, GROUP, name, reader(BOB, 'User'))
    expect(created).toMatchObject({
      id: `${GROUP}/providers/Microsoft.Authorization/roleAssignments/${name}`,
      name,
      scope: GROUP,
      principalId: BOB,
      principalType: 'User',
      createdOn: NOW,
      createdBy: OWNER,
    })
    expect(sandbox.requests.at(-1)).toMatchObject({ method: 'PUT', status: 201 })
    expect(sandbox.tenant.roleAssignment(created.id ?? '')).not.toBeNull()
  })

  it('lets the next call of that principal through', async () => {
    const { roleAssignments } = authorizationClient(sandbox, sandbox.credentialFor(BOB))
    const read = () => roleAssignments.get(GROUP.slice(1), 'group-ann')
    expect(await failureOf(read())).toMatchObject({ statusCode: 403 })
    await create(OWNER, GROUP, randomUUID(), reader(BOB))
    expect(await read()).toMatchObject({ principalId: ANN })
  })

  it('looks up the type of the principal where none is given', async () => {
    expect(await create(OWNER, GROUP, randomUUID(), reader(APP))).toMatchObject({
      principalType: 'ServicePrincipal',
    })
  })

  it('again, with the same name and the same facts, changes nothing but the description', async () => {
    const name = randomUUID()
    await create(OWNER, GROUP, name, reader(BOB))
    const again = await create(OWNER, GROUP, name, { ...reader(BOB), description: 'why' } as ReturnType<
      typeof reader
    >)
    expect(again).toMatchObject({ description: 'why' })
    expect(sandbox.requests.at(-1)).toMatchObject({ method: 'PUT', status: 200 })
  })
})

describe('an assignment is refused', () => {
  const unknown = 'eeeeeeee-0000-4000-8000-000000000001'
  const cases: readonly [
    sentence: string,
    parameters: ReturnType<typeof reader>,
    statusCode: number,
    code: string,
    message: RegExp,
  ][] = [
    [
      'where the same principal holds the same role there already',
      reader(ANN),
      409,
      'RoleAssignmentExists',
      /^The role assignment already exists\. The ID of the existing role assignment is groupann\.$/,
    ],
    [
      'to nobody',
      reader(unknown),
      400,
      'PrincipalNotFound',
      /^Principal eeeeeeee000040008000000000000001 does not exist in the directory/,
    ],
    [
      'to a user who is none',
      reader(APP, 'User'),
      400,
      'UnmatchedPrincipalType',
      /has type 'ServicePrincipal'/,
    ],
    [
      'of a role that does not exist',
      { ...reader(BOB), roleDefinitionId: roleDefinition(unknown) },
      400,
      'RoleDefinitionDoesNotExist',
      /does not exist\.$/,
    ],
  ]
  it.each(cases)('%s', async (_, parameters, statusCode, code, message) => {
    const failure = await failureOf(create(OWNER, GROUP, randomUUID(), parameters))
    expect(failure).toMatchObject({ statusCode, code })
    expect(failure.message).toMatch(message)
  })

  it('under a name that is taken by another one', async () => {
    const name = randomUUID()
    await create(OWNER, GROUP, name, reader(BOB))
    expect(await failureOf(create(OWNER, GROUP, name, reader(DELEGATE)))).toMatchObject({
      statusCode: 400,
      code: 'RoleAssignmentUpdateNotPermitted',
    })
  })

  it('under a name that is no GUID', async () => {
    expect(await failureOf(create(OWNER, GROUP, 'mine', reader(BOB)))).toMatchObject({
      code: 'InvalidRoleAssignmentId',
    })
  })

  it('where the caller may not assign roles', async () => {
    const name = randomUUID()
    expect(await failureOf(create(ANN, GROUP, name, reader(BOB)))).toMatchObject({
      statusCode: 403,
      code: 'AuthorizationFailed',
      message: `The client 'ann@example.com' with object id '${ANN}' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '${GROUP}/providers/Microsoft.Authorization/roleAssignments/${name}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    })
  })

  it('to an owner of another subscription', async () => {
    expect(await failureOf(create(OWNER, OTHER_SUBSCRIPTION, randomUUID(), reader(BOB)))).toMatchObject({
      statusCode: 403,
    })
  })

  it('to the identity that only reads', async () => {
    const call = authorizationClient(sandbox).roleAssignments.create(
      GROUP.slice(1),
      randomUUID(),
      reader(BOB),
    )
    expect(await failureOf(call)).toMatchObject({ statusCode: 403, code: 'AuthorizationFailed' })
  })

  it('without a usable body', async () => {
    const url = `${sandbox.armEndpoint}${GROUP}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}?api-version=2022-04-01`
    const answer = await send(sandbox, {
      url,
      method: 'PUT',
      body: { properties: {} },
      credential: sandbox.credentialFor(OWNER),
    })
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'InvalidRequestContent' } } })
  })
})

describe('an owner by condition', () => {
  it('may assign the role that the condition names', async () => {
    expect(await create(DELEGATE, VAULT, randomUUID(), reader(APP))).toMatchObject({ principalId: APP })
  })

  it('may assign no other, and is told that a condition stands in the way', async () => {
    const owner = { ...reader(BOB), roleDefinitionId: roleDefinition(OWNER_ROLE) }
    const failure = await failureOf(create(DELEGATE, VAULT, randomUUID(), owner))
    expect(failure).toMatchObject({ statusCode: 403, code: 'AuthorizationFailed' })
    expect(failure.message).toContain('has an authorization with ABAC condition that is not fulfilled')
  })
})

describe('removing an assignment', () => {
  it('answers with what was removed, and then with nothing', async () => {
    const { roleAssignments } = authorizationClient(sandbox, sandbox.credentialFor(OWNER))
    expect(await roleAssignments.delete(VAULT.slice(1), 'vault-bob')).toMatchObject({ principalId: BOB })
    await roleAssignments.delete(VAULT.slice(1), 'vault-bob')
    expect(sandbox.requests.map(({ status }) => status)).toEqual([200, 204])
    expect(sandbox.tenant.roleAssignments.map(({ name }) => name)).not.toContain('vault-bob')
  })

  it('takes the right to', async () => {
    const { roleAssignments } = authorizationClient(sandbox, sandbox.credentialFor(BOB))
    expect(await failureOf(roleAssignments.delete(VAULT.slice(1), 'vault-bob'))).toMatchObject({
      statusCode: 403,
    })
  })
})

describe('the store behind the server', () => {
  it('adds an assignment without asking anyone', async () => {
    const added = sandbox.tenant.addRoleAssignment({
      scope: GROUP,
      roleDefinitionId: roleDefinition(READER),
      principalId: BOB,
    })
    const found = await authorizationClient(sandbox).roleAssignments.getById(added.id.slice(1))
    expect(found).toMatchObject({ principalId: BOB, scope: GROUP })
  })

  it('removes one, and says whether there was one', () => {
    const id = `${VAULT}/providers/Microsoft.Authorization/roleAssignments/vault-bob`
    expect([sandbox.tenant.removeRoleAssignment(id), sandbox.tenant.removeRoleAssignment(id)]).toEqual([
      true,
      false,
    ])
  })
})
