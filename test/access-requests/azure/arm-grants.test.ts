import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  armGrants,
  type ArmGrants,
  type ArmGrantsOptions,
} from '../../../src/access-requests/azure/arm-grants.ts'
import type { Grant } from '../../../src/access-requests/grant.ts'
import { sameId } from '../../../src/rbac/principal.ts'
import { roleIdOf } from '../../../src/rbac/role-definition.ts'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { LAKE, OPENAI, SEARCH } from '../../../src/sandbox/contoso/places.ts'
import { IDENTITIES } from '../../../src/sandbox/contoso/resources.ts'
import { sandboxConnection } from '../../../src/sandbox/sandbox-connection.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import type { Tenant } from '../../../src/sandbox/tenant.ts'
import {
  after,
  DANA,
  grantOf,
  HOUR,
  idOf,
  INGRID,
  MINUTE,
  NOW,
  OLIVIA,
  RAVI,
  READ_INDEX,
  SAM,
  USE_MODEL,
} from '../../builders/access-requests.ts'

const ARM = 'https://management.azure.com/.default'
const order = { requestId: idOf('request'), duration: 'PT8H', justification: 'trying out the assistant' }
const forGood = { ...order, duration: null }

let now: Date
let sandbox: Sandbox
const started = async (changes: Partial<Tenant> = {}) => {
  now = NOW
  sandbox = await startSandbox({ tenant: { ...contoso(), ...changes }, clock: () => now })
}
beforeEach(() => started())
afterEach(() => sandbox.close())

async function grantsOf(approverId: string, fields: Partial<ArmGrantsOptions> = {}): Promise<ArmGrants> {
  const { token } = await sandbox.credentialFor(approverId).getToken(ARM)
  const { cloud, certificateAuthority = '' } = sandboxConnection(sandbox)
  return armGrants({
    cloud,
    certificateAuthority,
    tenantId: sandbox.tenant.tenant.tenantId,
    approverId,
    token,
    clock: () => now,
    ...fields,
  })
}

const assignmentsOf = ({ principalId, roleId, scope }: Grant) =>
  sandbox.tenant.roleAssignments.filter(
    ({ properties }) =>
      sameId(properties.principalId, principalId) &&
      roleIdOf(properties.roleDefinitionId) === roleId &&
      properties.scope === scope,
  )
const writers = () => sandbox.writes.map(({ callerId }) => callerId)

describe('a grant for a time', () => {
  it('is made in the name of the approver, and ends by itself', async () => {
    const outcome = await (await grantsOf(OLIVIA.id)).grant(USE_MODEL, order)
    expect(outcome).toMatchObject({ kind: 'made', until: after(8 * HOUR).toISOString() })
    expect(assignmentsOf(USE_MODEL)).toHaveLength(1)
    expect(sandbox.writes).toMatchObject([{ callerId: OLIVIA.id, method: 'PUT', status: 201 }])
    now = after(8 * HOUR)
    expect(assignmentsOf(USE_MODEL)).toEqual([])
  })

  it('is made once, however often it is tried and by whom, and for the time of the first try', async () => {
    const first = await (await grantsOf(OLIVIA.id)).grant(USE_MODEL, order)
    now = after(5 * MINUTE)
    const again = await grantsOf(OLIVIA.id)
    expect(await again.grant(USE_MODEL, order)).toEqual(first)
    expect(await again.grant(USE_MODEL, { ...order, duration: 'PT1H' })).toEqual(first)
    expect(await (await grantsOf(INGRID.id)).grant(USE_MODEL, order)).toEqual(first)
    expect(assignmentsOf(USE_MODEL)).toHaveLength(1)
  })

  it('is another for another request', async () => {
    const grants = await grantsOf(OLIVIA.id)
    await grants.grant(USE_MODEL, order)
    expect(await grants.grant(USE_MODEL, { ...order, requestId: idOf('another') })).toEqual({
      kind: 'already-there',
    })
    now = after(9 * HOUR)
    expect(
      await (await grantsOf(OLIVIA.id)).grant(USE_MODEL, { ...order, requestId: idOf('another') }),
    ).toMatchObject({ kind: 'made' })
  })

  it('can be for a managed identity', async () => {
    const identity = { id: IDENTITIES.search, type: 'ServicePrincipal' as const }
    const grant = grantOf('Cognitive Services OpenAI User', OPENAI, identity)
    expect(await (await grantsOf(OLIVIA.id)).grant(grant, order)).toMatchObject({ kind: 'made' })
    expect(assignmentsOf(grant)).toHaveLength(1)
  })

  it('is not made again over an assignment that somebody made by hand', async () => {
    await (await grantsOf(OLIVIA.id)).grant(USE_MODEL, forGood)
    expect(await (await grantsOf(OLIVIA.id)).grant(USE_MODEL, order)).toEqual({ kind: 'already-there' })
    expect(assignmentsOf(USE_MODEL)).toHaveLength(1)
  })

  it('is not to be had without a licence', async () => {
    await sandbox.close()
    await started({ privilegedIdentityManagement: false })
    const grants = await grantsOf(OLIVIA.id)
    expect(await grants.grant(USE_MODEL, order)).toMatchObject({ kind: 'pim-unavailable' })
    expect(assignmentsOf(USE_MODEL)).toEqual([])
    expect(await grants.grant(USE_MODEL, forGood)).toMatchObject({ kind: 'made', until: null })
  })
})

describe('a grant without an end', () => {
  it('is made once under the name that the commands give it', async () => {
    const grants = await grantsOf(OLIVIA.id)
    const assignmentId = `${OPENAI}/providers/Microsoft.Authorization/roleAssignments/${USE_MODEL.id}`
    expect(await grants.grant(USE_MODEL, forGood)).toEqual({ kind: 'made', assignmentId, until: null })
    expect(await grants.grant(USE_MODEL, forGood)).toEqual({ kind: 'made', assignmentId, until: null })
    expect(assignmentsOf(USE_MODEL)).toMatchObject([
      { properties: { createdBy: OLIVIA.id, description: `Rolecall request ${order.requestId}` } },
    ])
  })

  it('is there already where somebody assigned the role under another name', async () => {
    const { principalId, roleId, scope } = USE_MODEL
    sandbox.tenant.addRoleAssignment({ principalId, roleDefinitionId: roleId, scope, principalType: 'User' })
    expect(await (await grantsOf(OLIVIA.id)).grant(USE_MODEL, forGood)).toEqual({ kind: 'already-there' })
    expect(assignmentsOf(USE_MODEL)).toHaveLength(1)
  })
})

describe('Azure has the last word', () => {
  it.each([order, forGood])('whoever may not assign roles is told so, for %j', async (ordered) => {
    expect(await (await grantsOf(SAM.id)).grant(USE_MODEL, ordered)).toEqual({
      kind: 'forbidden',
      why: 'Azure does not let you assign this role (AuthorizationFailed).',
    })
    expect(assignmentsOf(USE_MODEL)).toEqual([])
  })

  it('who may assign some roles under a condition can assign those alone', async () => {
    const grants = await grantsOf(RAVI.id)
    expect(await grants.grant(USE_MODEL, order)).toMatchObject({ kind: 'made' })
    expect(await grants.grant(READ_INDEX, order)).toMatchObject({ kind: 'made' })
    expect(await grants.grant(grantOf('Cognitive Services User', OPENAI), order)).toMatchObject({
      kind: 'forbidden',
    })
  })

  const error = (status: number, code: string, message = 'as it is') => ({
    status,
    body: { error: { code, message } },
  })
  const broken = (...rules: readonly string[]) =>
    error(
      400,
      'RoleAssignmentRequestPolicyValidationFailed',
      `The following policy rules failed: ${JSON.stringify(rules)}`,
    )
  const answers: readonly (readonly [sentence: string, answer: ReturnType<typeof error>, outcome: object])[] =
    [
      [
        'a time that is too long',
        broken('ExpirationRule'),
        {
          kind: 'policy-refused',
          why: 'The policy of this role does not allow it for that long. Choose a shorter time.',
        },
      ],
      [
        'a ticket and a second factor',
        broken('TicketingRule', 'MfaRule'),
        { kind: 'policy-refused', why: expect.stringMatching(/ticket number.* multifactor/) as string },
      ],
      [
        'a rule that is new',
        broken('ToStringRule'),
        { kind: 'policy-refused', why: 'The policy of this role refuses it (ToStringRule).' },
      ],
      [
        'a stronger sign-in',
        error(400, 'RoleAssignmentRequestAcrsValidationFailed'),
        { kind: 'policy-refused' },
      ],
      ['Azure Policy', error(403, 'RequestDisallowedByPolicy'), { kind: 'policy-refused' }],
      ['a lock', error(409, 'ScopeLocked'), { kind: 'forbidden' }],
      [
        'another change at the same time',
        error(409, 'Conflict'),
        {
          kind: 'busy',
          why: 'Something else is being changed there (Conflict). Approve it again in a minute.',
        },
      ],
      ['a sign-in that is revoked', error(401, 'InvalidAuthenticationToken'), { kind: 'wrong-token' }],
      ['somebody who left', error(400, 'PrincipalNotFound'), { kind: 'failed' }],
      [
        'what nobody has seen yet',
        error(400, 'BrandNew', `names ${DANA.name ?? ''} and <b>markup</b>`),
        { kind: 'failed', why: 'Azure refused the assignment (BrandNew).' },
      ],
      ['a code that is no code', error(400, '<script>alert(1)</script>'), { kind: 'unreachable' }],
      ['a code that every object has', error(400, 'constructor'), { kind: 'failed' }],
    ]
  it.each(answers)('over %s', async (_, answer, outcome) => {
    sandbox.faults.add({ times: 1, matches: ({ method }) => method === 'PUT', answer })
    expect(await (await grantsOf(OLIVIA.id)).grant(USE_MODEL, order)).toMatchObject(outcome)
    expect(assignmentsOf(USE_MODEL)).toEqual([])
  })

  it('a request that came to nothing is not called made', async () => {
    const { principalId, roleId } = USE_MODEL
    const role = { roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roleId}` }
    const properties = { principalId, ...role, status: 'FailedAsResourceIsLocked' }
    const answer = { status: 201, body: { id: '/x', properties } }
    sandbox.faults.add({ times: 1, matches: ({ method }) => method === 'PUT', answer })
    expect(await (await grantsOf(OLIVIA.id)).grant(USE_MODEL, order)).toMatchObject({ kind: 'failed' })
  })

  it('nothing is known where Azure does not answer', async () => {
    const grants = await grantsOf(OLIVIA.id)
    await sandbox.close()
    expect(await grants.grant(USE_MODEL, order)).toMatchObject({ kind: 'unreachable' })
    await started()
  })
})

describe('a token that is not the right one', () => {
  it.each<{ sentence: string; fields: Partial<ArmGrantsOptions>; code: string }>([
    { sentence: 'of somebody else', fields: { approverId: INGRID.id }, code: 'other-person' },
    { sentence: 'of another tenant', fields: { tenantId: idOf('another') }, code: 'other-tenant' },
    { sentence: 'that has ended', fields: { clock: () => after(HOUR) }, code: 'expired' },
  ])('$sentence never leaves', async ({ fields, code }) => {
    const grants = await grantsOf(OLIVIA.id, fields)
    expect(grants.tokenFault()).toMatchObject({ code })
    expect(await grants.grant(USE_MODEL, order)).toMatchObject({ kind: 'wrong-token' })
    expect(sandbox.requests).toEqual([])
  })

  it('of an application never leaves, though it may assign roles', async () => {
    const { token } = await sandbox.readerCredential.getToken(ARM)
    const grants = await grantsOf(OLIVIA.id, { token })
    expect(await grants.grant(USE_MODEL, order)).toMatchObject({ kind: 'wrong-token' })
    expect(writers()).toEqual([])
  })
})

it.each(['/subscriptions/../x', `${SEARCH}?api-version=1`, `${LAKE}#`, ''])(
  'nothing is sent for the scope %j',
  async (scope) => {
    expect(await (await grantsOf(OLIVIA.id)).grant({ ...USE_MODEL, scope }, order)).toMatchObject({
      kind: 'failed',
    })
    expect(sandbox.requests).toEqual([])
  },
)
