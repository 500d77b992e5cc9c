import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { armGet, authorizationClient, collected, send, type RawAnswer } from '../support/clients.ts'
import {
  ANN,
  APP,
  BOB,
  GROUP,
  OUTER,
  READER,
  RBAC_ADMINISTRATOR,
  smallTenant,
  SUBSCRIPTION,
  VAULT,
} from '../support/small-tenant.ts'

const OPERATOR = 'f1a07417-d97a-45cb-824c-7a7467783830'
const SCHEDULE = 'eeeeeeee-0000-4000-8000-000000000001'
const START = Date.parse('2026-11-22T10:00:00Z')

const roleDefinition = (id: string) =>
  `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${id}`
const eligible = (scope: string, role: string, principalId: string, principalType = 'User') => ({
  properties: {
    scope,
    roleDefinitionId: roleDefinition(role),
    principalId,
    principalType,
    roleEligibilityScheduleId: `${scope}/providers/Microsoft.Authorization/RoleEligibilitySchedules/${SCHEDULE}`,
  },
})
const policy = (role: string, effectiveRules: readonly object[]) => ({
  properties: { scope: GROUP, roleDefinitionId: roleDefinition(role), effectiveRules },
})

let now = START
let sandbox: Sandbox
beforeEach(async () => {
  now = START
  sandbox = await startSandbox({
    clock: () => new Date(now),
    tenant: smallTenant({
      roleEligibilityScheduleInstances: [
        eligible(GROUP, OPERATOR, BOB),
        eligible(GROUP, RBAC_ADMINISTRATOR, BOB),
        eligible(VAULT, READER, BOB),
        eligible(GROUP, OPERATOR, OUTER, 'Group'),
      ],
      roleManagementPolicyAssignments: [
        policy(RBAC_ADMINISTRATOR, [
          { id: 'Enablement_EndUser_Assignment', enabledRules: ['Ticketing'] },
          { id: 'Approval_EndUser_Assignment', setting: { isApprovalRequired: true } },
        ]),
      ],
    }),
  })
})
afterEach(() => sandbox.close())

interface Attempt {
  readonly as?: string
  readonly scope?: string
  readonly name?: string
  readonly fields?: Readonly<Record<string, unknown>>
  readonly duration?: string
}

function activate({
  as = BOB,
  scope = GROUP,
  name,
  fields = {},
  duration = 'PT8H',
}: Attempt): Promise<RawAnswer> {
  return send(sandbox, {
    url: `${sandbox.armEndpoint}${scope}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/${name ?? randomUUID()}?api-version=2020-10-01`,
    method: 'PUT',
    credential: sandbox.credentialFor(as),
    body: {
      properties: {
        principalId: as,
        roleDefinitionId: roleDefinition(OPERATOR),
        requestType: 'SelfActivate',
        justification: 'on call',
        scheduleInfo: { expiration: { type: 'AfterDuration', duration } },
        ...fields,
      },
    },
  })
}

const rolesOf = async (principalId: string) =>
  (
    await collected(
      authorizationClient(sandbox).roleAssignments.listForScope(GROUP.slice(1), {
        filter: `principalId eq '${principalId}'`,
      }),
    )
  ).filter(({ roleDefinitionId }) => roleDefinitionId?.endsWith(OPERATOR))

const instancesOf = (principalId: string) =>
  collected(
    authorizationClient(sandbox).roleAssignmentScheduleInstances.listForScope(GROUP.slice(1), {
      filter: `principalId eq '${principalId}'`,
    }),
  )

describe('an activation', () => {
  it('is a role assignment and an activated instance of its schedule, for as long as was asked', async () => {
    expect(await activate({})).toMatchObject({ status: 201, body: { properties: { status: 'Provisioned' } } })
    const [assignment] = await rolesOf(BOB)
    expect(assignment).toMatchObject({ scope: GROUP, principalId: BOB, createdOn: new Date(START) })
    expect(
      (await instancesOf(BOB)).filter(({ assignmentType }) => assignmentType === 'Activated'),
    ).toMatchObject([
      {
        originRoleAssignmentId: assignment?.id,
        startDateTime: new Date(START),
        endDateTime: new Date(START + 8 * 60 * 60_000),
        linkedRoleEligibilityScheduleId: `${GROUP}/providers/Microsoft.Authorization/RoleEligibilitySchedules/${SCHEDULE}`,
      },
    ])
  })

  it('ends, and can then be asked for again', async () => {
    await activate({ duration: 'PT1H' })
    now = START + 60 * 60_000
    expect(await rolesOf(BOB)).toEqual([])
    expect((await instancesOf(BOB)).filter(({ assignmentType }) => assignmentType === 'Activated')).toEqual(
      [],
    )
    expect((await activate({})).status).toBe(201)
  })

  it('is ended by whoever takes the role assignment away', async () => {
    await activate({})
    const [assignment] = await rolesOf(BOB)
    sandbox.tenant.removeRoleAssignment(assignment?.id ?? '')
    expect(await rolesOf(BOB)).toEqual([])
  })

  it.each<readonly [string, Attempt]>([
    ['through a group, for oneself', { as: ANN }],
    ['at a narrower scope', { scope: VAULT }],
    ['with the schedule by its id', { fields: { linkedRoleEligibilityScheduleId: `/x/${SCHEDULE}` } }],
    ['with the schedule by its name', { fields: { linkedRoleEligibilityScheduleId: SCHEDULE } }],
  ])('is let through %s', async (_, attempt) => {
    expect((await activate(attempt)).status).toBe(201)
    expect((await rolesOf(attempt.as ?? BOB)).map(({ scope }) => scope)).toEqual([attempt.scope ?? GROUP])
  })

  it('through a group is not for the group', async () => {
    await activate({ as: ANN })
    expect((await rolesOf(OUTER)).length + (await rolesOf(BOB)).length).toBe(0)
  })

  it('of the same name is the same, and changes nothing', async () => {
    const name = randomUUID()
    const first = await activate({ name })
    now += 60_000
    expect(await activate({ name })).toMatchObject({ status: 200, body: first.body })
    expect(await rolesOf(BOB)).toHaveLength(1)
  })

  it('that needs approval waits, and grants nothing', async () => {
    const fields = {
      roleDefinitionId: roleDefinition(RBAC_ADMINISTRATOR),
      justification: null,
      ticketInfo: { ticketNumber: 'INC-1', ticketSystem: 'Desk' },
    }
    expect(await activate({ fields })).toMatchObject({
      status: 201,
      body: { properties: { status: 'PendingApproval' } },
    })
    expect((await instancesOf(BOB)).filter(({ assignmentType }) => assignmentType === 'Activated')).toEqual(
      [],
    )
  })
})

describe('an activation is refused', () => {
  const failed = (...rules: readonly string[]) => ({
    code: 'RoleAssignmentRequestPolicyValidationFailed',
    message: `The following policy rules failed: ${JSON.stringify(rules)}`,
  })
  const cases: readonly (readonly [sentence: string, attempt: Attempt, status: number, error: object])[] = [
    ['longer than the policy allows', { duration: 'PT8H1M' }, 400, failed('ExpirationRule')],
    ['for no time at all', { duration: 'PT0H' }, 400, failed('ExpirationRule')],
    ['without a justification', { fields: { justification: ' ' } }, 400, failed('JustificationRule')],
    [
      'without anything that the policy asks for',
      { duration: 'P1D', fields: { justification: null } },
      400,
      failed('ExpirationRule', 'JustificationRule'),
    ],
    [
      'without a ticket',
      { fields: { roleDefinitionId: roleDefinition(RBAC_ADMINISTRATOR) } },
      400,
      failed('TicketingRule'),
    ],
    [
      'of a role that one is not eligible for',
      { fields: { roleDefinitionId: roleDefinition(READER) } },
      400,
      failed('EligibilityRule'),
    ],
    ['above where one is eligible', { scope: SUBSCRIPTION }, 400, failed('EligibilityRule')],
    [
      'by another schedule',
      { fields: { linkedRoleEligibilityScheduleId: randomUUID() } },
      400,
      failed('EligibilityRule'),
    ],
    ['by an application, though its group is eligible', { as: APP }, 400, failed('EligibilityRule')],
    ['for somebody else', { fields: { principalId: ANN } }, 403, { code: 'AuthorizationFailed' }],
    [
      'of a role that is active already',
      { scope: VAULT, fields: { roleDefinitionId: roleDefinition(READER) } },
      400,
      { code: 'RoleAssignmentExists' },
    ],
    [
      'under a name that is no GUID',
      { name: 'now' },
      400,
      { code: 'InvalidRoleAssignmentScheduleRequestId' },
    ],
    [
      'as an administrator, by who is none',
      { fields: { requestType: 'AdminAssign' } },
      403,
      { code: 'AuthorizationFailed' },
    ],
    [
      'of a kind that is not known',
      { fields: { requestType: 'SelfExtend' } },
      400,
      { code: 'UnsupportedRequestType' },
    ],
    ['without a schedule', { fields: { scheduleInfo: null } }, 400, { code: 'InvalidRequestContent' }],
    [
      'in a group that does not exist',
      { scope: `${SUBSCRIPTION}/resourceGroups/none` },
      404,
      { code: 'ResourceGroupNotFound' },
    ],
  ]
  it.each(cases)('%s', async (_, attempt, status, error) => {
    expect(await activate(attempt)).toMatchObject({ status, body: { error } })
    expect(await rolesOf(BOB)).toEqual([])
  })

  it('a second time while it lasts', async () => {
    await activate({})
    expect(await activate({})).toMatchObject({
      status: 400,
      body: { error: { code: 'RoleAssignmentExists' } },
    })
  })

  it('by another method than PUT', async () => {
    const path = `${GROUP}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests`
    expect((await armGet(sandbox, path)).status).toBe(405)
  })
})
