import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { authorizationClient, collected, failureOf } from '../support/clients.ts'
import {
  ANN,
  BOB,
  CUSTOM_ROLE,
  GROUP,
  INNER,
  READER,
  smallTenant,
  SUBSCRIPTION,
  VAULT,
} from '../support/small-tenant.ts'

const EVERYONE = '00000000-0000-0000-0000-000000000000'
const roleDefinitionId = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${READER}`

function denied(name: string, scope: string, principals: readonly string[]) {
  return {
    name,
    properties: {
      denyAssignmentName: name,
      scope,
      permissions: [{ actions: ['*/delete'] }],
      principals: principals.map((id) => ({ id, type: 'User' })),
    },
  }
}

function eligible(name: string, scope: string, principalId: string) {
  return { name, properties: { scope, roleDefinitionId, principalId, principalType: 'User' } }
}

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({
    pageSize: 100,
    tenant: smallTenant({
      denyAssignments: [denied('everyone', SUBSCRIPTION, [EVERYONE]), denied('bob', VAULT, [BOB])],
      roleEligibilityScheduleInstances: [
        eligible('subscription-inner', SUBSCRIPTION, INNER),
        eligible('vault-bob', VAULT, BOB),
        eligible('vault-ann', VAULT, ANN),
      ],
      roleAssignmentScheduleInstances: [
        {
          name: 'activated',
          properties: {
            scope: VAULT,
            roleDefinitionId,
            principalId: BOB,
            principalType: 'User',
            assignmentType: 'Activated',
            endDateTime: '2026-11-20T18:00:00Z',
            originRoleAssignmentId: `${VAULT}/providers/Microsoft.Authorization/roleAssignments/vault-bob`,
          },
        },
      ],
    }),
  })
})
afterAll(() => sandbox.close())

describe('role definitions', () => {
  const list = (scope: string, filter?: string) =>
    collected(
      authorizationClient(sandbox).roleDefinitions.list(
        scope.slice(1),
        filter === undefined ? {} : { filter },
      ),
    )

  it('are all the built-in ones and the custom ones that reach the scope', async () => {
    const found = await list(VAULT)
    expect(found).toHaveLength(builtInRoles().length + 1)
    expect(found.find(({ name }) => name === CUSTOM_ROLE)).toMatchObject({
      roleName: 'Vault Looker',
      roleType: 'CustomRole',
    })
    expect(found.find(({ name }) => name === READER)).toMatchObject({
      id: roleDefinitionId,
      roleName: 'Reader',
      roleType: 'BuiltInRole',
      permissions: [{ actions: ['*/read'], notActions: [] }],
    })
  })

  it('leave out the custom ones of scopes below', async () => {
    expect((await list(SUBSCRIPTION)).map(({ name }) => name)).not.toContain(CUSTOM_ROLE)
  })

  const filters: readonly [filter: string, scope: string, names: readonly string[]][] = [
    ["roleName eq 'Reader'", VAULT, ['Reader']],
    ["type eq 'CustomRole'", VAULT, ['Vault Looker']],
    ["type eq 'CustomRole'", SUBSCRIPTION, []],
    ["atScopeAndBelow() and type eq 'CustomRole'", SUBSCRIPTION, ['Vault Looker']],
  ]
  it.each(filters)('filtered by %s at %s', async (filter, scope, names) => {
    expect((await list(scope, filter)).map(({ roleName }) => roleName)).toEqual(names)
  })

  it('refuse other filters', async () => {
    expect(await failureOf(list(VAULT, "description eq 'x'"))).toMatchObject({
      statusCode: 400,
      code: 'UnsupportedQuery',
    })
  })

  it('are read one by one, conditions included', async () => {
    const { roleDefinitions } = authorizationClient(sandbox)
    const manager = 'eadc314b-1a2d-4efa-be10-5d325db5065e'
    expect(await roleDefinitions.get(GROUP.slice(1), CUSTOM_ROLE)).toMatchObject({ roleName: 'Vault Looker' })
    expect(await roleDefinitions.getById(roleDefinitionId.slice(1))).toMatchObject({ roleName: 'Reader' })
    expect(await failureOf(roleDefinitions.get(GROUP.slice(1), VAULT.slice(-3)))).toMatchObject({
      statusCode: 404,
      code: 'RoleDefinitionDoesNotExist',
    })
    const withCondition = builtInRoles().find(({ id }) => id === manager)
    expect(await roleDefinitions.get(GROUP.slice(1), manager)).toMatchObject({
      roleName: withCondition?.name,
    })
  })
})

describe('deny assignments', () => {
  const list = async (scope: string, filter?: string) =>
    (
      await collected(
        authorizationClient(sandbox).denyAssignments.listForScope(
          scope.slice(1),
          filter === undefined ? {} : { filter },
        ),
      )
    ).map(({ denyAssignmentName }) => denyAssignmentName)

  const cases: readonly [
    sentence: string,
    scope: string,
    filter: string | undefined,
    names: readonly string[],
  ][] = [
    ['at, above and below', GROUP, undefined, ['everyone', 'bob']],
    ['at and above', GROUP, 'atScope()', ['everyone']],
    ['of a principal, everyone included', GROUP, `assignedTo('${ANN}')`, ['everyone']],
    ['that name a principal', GROUP, `principalId eq '${BOB}'`, ['bob']],
  ]
  it.each(cases)('%s', async (_, scope, filter, names) => {
    expect(await list(scope, filter)).toEqual(names)
  })

  it('are read one by one', async () => {
    const { denyAssignments } = authorizationClient(sandbox)
    expect(await denyAssignments.get(VAULT.slice(1), 'bob')).toMatchObject({
      denyAssignmentName: 'bob',
      isSystemProtected: false,
      doNotApplyToChildScopes: false,
      principals: [{ id: BOB }],
    })
    expect(await failureOf(denyAssignments.get(VAULT.slice(1), 'nobody'))).toMatchObject({ statusCode: 404 })
  })
})

describe('schedule instances of Privileged Identity Management', () => {
  const cases: readonly [sentence: string, scope: string, filter: string, names: readonly string[]][] = [
    ['eligible at and above', GROUP, 'atScope()', ['subscription-inner']],
    [
      'eligible, assigned to a principal through a group',
      GROUP,
      `assignedTo('${ANN}')`,
      ['subscription-inner', 'vault-ann'],
    ],
    ['eligible, for a principal alone', GROUP, `principalId eq '${ANN}'`, ['vault-ann']],
  ]
  it.each(cases)('%s', async (_, scope, filter, names) => {
    const client = authorizationClient(sandbox)
    const found = await collected(
      client.roleEligibilityScheduleInstances.listForScope(scope.slice(1), { filter }),
    )
    expect(found.map(({ name }) => name)).toEqual(names)
    expect(found[0]).toMatchObject({ status: 'Provisioned', memberType: 'Direct' })
  })

  it('eligible for the caller', async () => {
    const client = authorizationClient(sandbox, sandbox.credentialFor(ANN))
    const found = await collected(
      client.roleEligibilityScheduleInstances.listForScope(VAULT.slice(1), { filter: 'asTarget()' }),
    )
    expect(found.map(({ name }) => name)).toEqual(['subscription-inner', 'vault-ann'])
  })

  it('active ones are the scheduled ones and, without an end, all other role assignments', async () => {
    const client = authorizationClient(sandbox)
    const found = await collected(
      client.roleAssignmentScheduleInstances.listForScope(VAULT.slice(1), { filter: `assignedTo('${BOB}')` }),
    )
    expect(found).toMatchObject([{ name: 'activated', assignmentType: 'Activated', status: 'Accepted' }])
    const ann = await collected(
      client.roleAssignmentScheduleInstances.listForScope(VAULT.slice(1), {
        filter: `principalId eq '${ANN}'`,
      }),
    )
    expect(ann.map(({ name, assignmentType }) => [name, assignmentType])).toEqual([
      ['root-ann', 'Assigned'],
      ['group-ann', 'Assigned'],
    ])
  })
})
