import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { armGet, authorizationClient, collected, send, type RawAnswer } from '../support/clients.ts'
import {
  ANN,
  APP,
  BOB,
  DELEGATE,
  GROUP,
  OWNER,
  READER,
  smallTenant,
  SUBSCRIPTION,
  VAULT,
} from '../support/small-tenant.ts'

const OPERATOR = 'f1a07417-d97a-45cb-824c-7a7467783830'
const START = Date.parse('2026-11-22T10:00:00Z')
const MINUTE = 60_000

const roleDefinition = (id: string) =>
  `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${id}`
const requestPath = (scope: string, name: string) =>
  `${scope}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/${name}?api-version=2020-10-01`

let now = START
let sandbox: Sandbox
const started = async (changes: Readonly<Record<string, unknown>> = {}) => {
  now = START
  sandbox = await startSandbox({ clock: () => new Date(now), tenant: smallTenant(changes) })
}
beforeEach(() => started())
afterEach(() => sandbox.close())

interface Attempt {
  readonly as?: string
  readonly scope?: string
  readonly name?: string
  readonly fields?: Readonly<Record<string, unknown>>
  readonly duration?: string
}

function request(
  kind: 'AdminAssign' | 'AdminRemove',
  { as = OWNER, scope = GROUP, name = randomUUID(), fields = {}, duration = 'PT8H' }: Attempt = {},
): Promise<RawAnswer> {
  return send(sandbox, {
    url: `${sandbox.armEndpoint}${requestPath(scope, name)}`,
    method: 'PUT',
    credential: sandbox.credentialFor(as),
    body: {
      properties: {
        principalId: BOB,
        roleDefinitionId: roleDefinition(OPERATOR),
        requestType: kind,
        justification: 'on call',
        ...(kind === 'AdminRemove'
          ? {}
          : { scheduleInfo: { expiration: { type: 'AfterDuration', duration } } }),
        ...fields,
      },
    },
  })
}

const assign = (attempt?: Attempt) => request('AdminAssign', attempt)

const rolesOfBob = async (role = OPERATOR) =>
  (
    await collected(
      authorizationClient(sandbox).roleAssignments.listForScope(GROUP.slice(1), {
        filter: `principalId eq '${BOB}'`,
      }),
    )
  ).filter(({ roleDefinitionId }) => roleDefinitionId?.endsWith(role))

describe('an assignment for a time', () => {
  it('is a role assignment and an assigned instance of its schedule, and ends by itself', async () => {
    expect(await assign()).toMatchObject({
      status: 201,
      body: { properties: { status: 'Provisioned', requestorId: OWNER, principalType: 'User' } },
    })
    const [assignment] = await rolesOfBob()
    expect(assignment).toMatchObject({ scope: GROUP, createdOn: new Date(START) })
    const instances = await collected(
      authorizationClient(sandbox).roleAssignmentScheduleInstances.listForScope(GROUP.slice(1), {
        filter: `principalId eq '${BOB}'`,
      }),
    )
    expect(instances.filter(({ endDateTime }) => endDateTime != null)).toMatchObject([
      {
        assignmentType: 'Assigned',
        originRoleAssignmentId: assignment?.id,
        endDateTime: new Date(START + 8 * 60 * MINUTE),
      },
    ])
    now = START + 8 * 60 * MINUTE
    expect(await rolesOfBob()).toEqual([])
  })

  it('is made by the SDK, and can be asked for by the name of its request', async () => {
    const name = randomUUID()
    const client = authorizationClient(sandbox, sandbox.credentialFor(OWNER))
    await client.roleAssignmentScheduleRequests.create(GROUP.slice(1), name, {
      principalId: APP,
      roleDefinitionId: roleDefinition(OPERATOR),
      requestType: 'AdminAssign',
      justification: 'nightly run',
      scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'P1D' } },
    })
    expect(await client.roleAssignmentScheduleRequests.get(GROUP.slice(1), name)).toMatchObject({
      status: 'Provisioned',
      principalType: 'ServicePrincipal',
      scheduleInfo: { startDateTime: new Date(START), expiration: { duration: 'P1D' } },
    })
  })

  it('is made by who may assign that role and no other', async () => {
    const reader = { roleDefinitionId: roleDefinition(READER) }
    expect((await assign({ as: DELEGATE, fields: reader })).status).toBe(201)
    expect((await assign({ as: DELEGATE })).status).toBe(403)
  })

  it('is taken away by who may, after five minutes', async () => {
    await assign()
    now = START + 4 * MINUTE
    expect(await request('AdminRemove')).toMatchObject({
      status: 400,
      body: { error: { code: 'ActiveDurationTooShort' } },
    })
    now = START + 5 * MINUTE
    expect(await request('AdminRemove', { as: ANN })).toMatchObject({ status: 403 })
    expect(await rolesOfBob()).toHaveLength(1)
    expect(await request('AdminRemove')).toMatchObject({
      status: 201,
      body: { properties: { status: 'Revoked' } },
    })
    expect(await rolesOfBob()).toEqual([])
  })
})

describe('an assignment for a time is refused', () => {
  const failed = (...rules: readonly string[]) => ({
    code: 'RoleAssignmentRequestPolicyValidationFailed',
    message: `The following policy rules failed: ${JSON.stringify(rules)}`,
  })
  const cases: readonly (readonly [sentence: string, attempt: Attempt, status: number, error: object])[] = [
    ['to who may not assign roles', { as: ANN }, 403, { code: 'AuthorizationFailed' }],
    ['longer than the policy allows', { duration: 'P181D' }, 400, failed('ExpirationRule')],
    [
      'without an end',
      { fields: { scheduleInfo: { expiration: { type: 'NoExpiration' } } } },
      400,
      failed('ExpirationRule'),
    ],
    ['without a justification', { fields: { justification: '' } }, 400, failed('JustificationRule')],
    [
      'of a role that is assigned there',
      { scope: VAULT, fields: { roleDefinitionId: roleDefinition(READER) } },
      400,
      { code: 'RoleAssignmentExists' },
    ],
    [
      'to nobody that there is',
      { fields: { principalId: randomUUID() } },
      400,
      { code: 'PrincipalNotFound' },
    ],
    [
      'of a role that there is not',
      { fields: { roleDefinitionId: roleDefinition(randomUUID()) } },
      400,
      { code: 'RoleDefinitionDoesNotExist' },
    ],
    [
      'without a name that is a GUID',
      { name: 'now' },
      400,
      { code: 'InvalidRoleAssignmentScheduleRequestId' },
    ],
  ]
  it.each(cases)('%s', async (_, attempt, status, error) => {
    expect(await assign(attempt)).toMatchObject({ status, body: { error } })
    expect(await rolesOfBob()).toEqual([])
  })

  it('a second time under the same name, whatever it asks for', async () => {
    const name = randomUUID()
    await assign({ name })
    const again = { roleDefinitionId: roleDefinition(READER) }
    expect(await assign({ name, fields: again })).toMatchObject({
      status: 409,
      body: {
        error: {
          code: 'RoleAssignmentRequestExists',
          message: `A role assignment request with Id: ${name} already exists.`,
        },
      },
    })
  })

  it('and so is its removal, where there is none', async () => {
    expect(await request('AdminRemove')).toMatchObject({
      status: 400,
      body: { error: { code: 'RoleAssignmentDoesNotExist' } },
    })
  })
})

describe('a tenant without a licence for Privileged Identity Management', () => {
  const error = {
    code: 'AadPremiumLicenseRequired',
    message: 'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
  }

  it('makes no assignments for a time, and lists none of its schedules', async () => {
    await sandbox.close()
    await started({ privilegedIdentityManagement: false })
    expect(await assign()).toMatchObject({ status: 400, body: { error } })
    const lists = [
      'roleEligibilityScheduleInstances',
      'roleAssignmentScheduleInstances',
      'roleManagementPolicyAssignments',
    ]
    for (const list of lists) {
      const path = `${GROUP}/providers/Microsoft.Authorization/${list}`
      expect(await armGet(sandbox, path)).toMatchObject({ status: 400, body: { error } })
    }
    expect(await rolesOfBob()).toEqual([])
  })
})

it('every write is logged with who made it, and no read is', async () => {
  await armGet(sandbox, VAULT)
  await assign({ as: ANN, name: 'aaaaaaaa-0000-4000-8000-0000000000ff' })
  expect(sandbox.writes).toEqual([
    {
      callerId: ANN,
      method: 'PUT',
      path: `${GROUP}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/aaaaaaaa-0000-4000-8000-0000000000ff`,
      status: 403,
    },
  ])
})
