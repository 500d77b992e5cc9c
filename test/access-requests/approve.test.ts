import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approve, type ApproveResult } from '../../src/access-requests/approve.ts'
import { changeRequest } from '../../src/access-requests/change-request.ts'
import { armGrants, type ArmGrants } from '../../src/access-requests/azure/arm-grants.ts'
import type { Grant, Person } from '../../src/access-requests/grant.ts'
import type { Approval } from '../../src/access-requests/rules/may-decide.ts'
import { sameId } from '../../src/rbac/principal.ts'
import { roleIdOf } from '../../src/rbac/role-definition.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { AI_SCOPE, OPENAI, SEARCH } from '../../src/sandbox/contoso/places.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import type { Tenant } from '../../src/sandbox/tenant.ts'
import {
  after,
  DANA,
  grantOf,
  HOUR,
  idOf,
  INGRID,
  Ledger,
  MINUTE,
  NOW,
  OLIVIA,
  RAVI,
  READ_INDEX,
  requestOf,
  SAM,
  USE_MODEL,
} from '../builders/access-requests.ts'
import { uncheckedId } from '../../src/access-requests/unchecked.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'
import { authorizationClient } from '../sandbox/support/clients.ts'

const STRAY = 'Ingrid Solberg denied this just now. What you approved was assigned all the same'

const both: Approval = { grantIds: [USE_MODEL.id, READ_INDEX.id], duration: 'PT8H' }

let sandbox: Sandbox
let ledger: Ledger
const started = async (changes: Partial<Tenant> = {}) => {
  sandbox = await startSandbox({ tenant: { ...contoso(), ...changes }, clock: () => ledger.now })
}
beforeEach(async () => {
  ledger = await new Ledger().with(requestOf())
  await started()
})
afterEach(() => sandbox.close())

async function grantsOf({ id: approverId }: Person): Promise<ArmGrants> {
  const { token } = await sandbox.credentialFor(approverId).getToken('https://management.azure.com/.default')
  const { cloud, certificateAuthority = '' } = sandboxConnection(sandbox)
  const { tenantId } = sandbox.tenant.tenant
  return armGrants({ cloud, certificateAuthority, tenantId, approverId, token, clock: ledger.clock })
}

/** One click of an approver, who has signed in. */
async function click(
  approver: Person,
  approval: Approval = both,
  grants?: ArmGrants,
  acceptedId: string | null = null,
): Promise<ApproveResult> {
  return approve(
    { requestId: idOf('request'), approver, approval, acceptedId },
    {
      ...ledger.ports,
      reader: sandboxReader(sandbox),
      grants: grants ?? (await grantsOf(approver)),
      newId: randomUUID,
    },
  )
}

const assigned = ({ principalId, roleId, scope }: Grant) =>
  sandbox.tenant.roleAssignments.filter(
    ({ properties }) =>
      sameId(properties.principalId, principalId) &&
      roleIdOf(properties.roleDefinitionId) === roleId &&
      properties.scope === scope,
  ).length
const eventsKept = () => ledger.records.map(({ event, actor }) => [event, actor?.name])

describe('an approval', () => {
  it('assigns what was asked for in the name of the approver, and keeps a record', async () => {
    const result = await click(OLIVIA)
    const until = after(8 * HOUR).toISOString()
    expect(result).toMatchObject({
      kind: 'granted',
      request: {
        status: {
          kind: 'granted',
          by: OLIVIA,
          at: NOW.toISOString(),
          made: [
            { grant: USE_MODEL, until, wasThere: false },
            { grant: READ_INDEX, until, wasThere: false },
          ],
          missed: [],
          until,
          verified: false,
        },
      },
    })
    expect([assigned(USE_MODEL), assigned(READ_INDEX)]).toEqual([1, 1])
    expect(new Set(sandbox.writes.map(({ callerId }) => callerId))).toEqual(new Set([OLIVIA.id]))
    expect(eventsKept()).toEqual([
      ['claim', OLIVIA.name],
      ['grant', OLIVIA.name],
    ])
    expect(ledger.records.at(-1)).toMatchObject({
      request: { status: { kind: 'granted' } },
    })
  })

  it('tells Azure what it is for, on one line of no more than 500 characters', async () => {
    const requester = { ...DANA, name: 'Dana\u202E\nOkafor' }
    ledger = await new Ledger().with(requestOf({ requester, reason: 'x'.repeat(500) }))
    await click(OLIVIA)
    const [write] = sandbox.writes
    const name = write?.path.split('/').at(-1) ?? ''
    const client = authorizationClient(sandbox)
    const { justification = '' } = await client.roleAssignmentScheduleRequests.get(OPENAI.slice(1), name)
    expect(justification).toMatch(new RegExp(`^Rolecall request ${idOf('request')} of Dana Okafor: x+…$`))
    expect(justification).toHaveLength(500)
  })

  it('of a part for a shorter time assigns no more', async () => {
    const result = await click(OLIVIA, { grantIds: [READ_INDEX.id], duration: 'PT1H' })
    expect(result).toMatchObject({ request: { status: { until: after(HOUR).toISOString() } } })
    expect([assigned(USE_MODEL), assigned(READ_INDEX)]).toEqual([0, 1])
  })

  it('a second time is told who was first, and assigns nothing', async () => {
    await click(OLIVIA)
    ledger.now = after(3 * MINUTE)
    const writes = sandbox.writes.length
    for (const person of [OLIVIA, INGRID]) {
      expect(await click(person)).toMatchObject({
        kind: 'refused',
        text: 'Olivia Lindqvist approved this 3 minutes ago.',
      })
    }
    expect(sandbox.writes).toHaveLength(writes)
  })

  it('by several people, several times, at once is one approval', async () => {
    const people = [OLIVIA, INGRID, OLIVIA, INGRID]
    const results = await Promise.all(people.map((person) => click(person)))
    expect(results.filter(({ kind }) => kind === 'granted')).toHaveLength(1)
    for (const result of results.filter(({ kind }) => kind !== 'granted')) {
      expect(result).toMatchObject({
        kind: 'refused',
        text: expect.stringMatching(
          /^(?:This is already being granted by|\w+ \w+ approved this|Your approval was sent)/,
        ) as string,
      })
    }
    expect([assigned(USE_MODEL), assigned(READ_INDEX)]).toEqual([1, 1])
    expect(sandbox.writes).toHaveLength(2)
  })

  it('that could not be checked decides nothing before the approver was told', async () => {
    await sandbox.close()
    await started({ unreadable: [{ scope: OPENAI, what: 'denyAssignments' }] })
    const told = await click(OLIVIA)
    const notes = [
      'I could not check whether you can assign Cognitive Services OpenAI User on aoai-contoso: I may not read everything that decides it.',
    ]
    expect(told).toMatchObject({ kind: 'unchecked', notes })
    expect(await ledger.statusOf()).toMatchObject({ kind: 'open', setback: null })
    expect(sandbox.writes).toEqual([])
    expect(eventsKept()).toEqual([])

    for (const other of [uncheckedId(idOf('request'), []), uncheckedId(idOf('another'), notes)]) {
      expect(await click(OLIVIA, both, undefined, other)).toMatchObject({ kind: 'unchecked', notes })
    }
    const accepted = uncheckedId(idOf('request'), notes)
    expect(await click(OLIVIA, both, undefined, accepted)).toMatchObject({ kind: 'granted' })
  })

  it('records what Azure refused beside what it did', async () => {
    const answer = { status: 403, body: { error: { code: 'RequestDisallowedByPolicy', message: '' } } }
    sandbox.faults.add({
      times: 1,
      matches: ({ method, path }) => method === 'PUT' && path.startsWith(SEARCH),
      answer,
    })
    expect(await click(OLIVIA)).toMatchObject({
      kind: 'granted',
      request: {
        status: {
          made: [{ grant: USE_MODEL }],
          missed: [{ grant: READ_INDEX, why: 'A policy of Azure Policy does not allow this assignment.' }],
        },
      },
    })
  })
})

describe('nothing is written', () => {
  const cases: readonly (readonly [
    sentence: string,
    approver: Person,
    approval: Approval,
    result: object,
  ])[] = [
    ['for the requester, who can assign nothing anyway', DANA, both, { kind: 'refused' }],
    ['for who may not assign roles', SAM, both, { kind: 'no-right' }],
    [
      'without an end, where it was asked for a time',
      RAVI,
      { ...both, duration: null },
      { kind: 'refused', text: expect.stringContaining('longer') as string },
    ],
    ['longer than was asked for', OLIVIA, { ...both, duration: 'P30D' }, { kind: 'refused' }],
    ['of what was not asked for', OLIVIA, { ...both, grantIds: [idOf('x')] }, { kind: 'refused' }],
  ]
  it.each(cases)('%s', async (_, approver, approval, result) => {
    expect(await click(approver, approval)).toMatchObject(result)
    expect(sandbox.writes).toEqual([])
    expect(await ledger.statusOf()).toEqual({ kind: 'open', setback: null })
    expect(ledger.records).toEqual([])
  })

  it('for an Owner who asked for themselves', async () => {
    const own = grantOf('Cognitive Services OpenAI User', OPENAI, OLIVIA)
    ledger = await new Ledger().with(
      requestOf({ requester: OLIVIA, beneficiary: { ...OLIVIA, type: 'User' }, grants: [own] }),
    )
    expect(await click(OLIVIA, { ...both, grantIds: [own.id] })).toMatchObject({ kind: 'refused' })
    expect(sandbox.writes).toEqual([])
  })

  it('of a role that gives access, though a record says that it was offered', async () => {
    const owner = grantOf('Owner', OPENAI)
    const everything = grantOf('Contributor', AI_SCOPE)
    ledger = await new Ledger().with(requestOf({ grants: [owner, everything] }))
    for (const { id } of [owner, everything]) {
      expect(await click(OLIVIA, { ...both, grantIds: [id] })).toMatchObject({ kind: 'refused' })
    }
    expect(sandbox.writes).toEqual([])
  })

  it('with the token of another person', async () => {
    const grants = await grantsOf(INGRID)
    const { token } = await sandbox.credentialFor(INGRID.id).getToken('https://management.azure.com/.default')
    const { cloud } = sandboxConnection(sandbox)
    const stolen = armGrants({
      cloud,
      tenantId: sandbox.tenant.tenant.tenantId,
      approverId: OLIVIA.id,
      token,
      clock: ledger.clock,
    })
    expect(grants.tokenFault()).toBeNull()
    expect(await click(OLIVIA, both, stolen)).toMatchObject({ kind: 'sign-in' })
    expect(sandbox.writes).toEqual([])
    expect(ledger.records).toEqual([])
  })

  it('where no record of it can be kept', async () => {
    const audit = () => Promise.reject(new Error('disk full'))
    const ports = { ...ledger.ports, audit, reader: sandboxReader(sandbox), grants: await grantsOf(OLIVIA) }
    const approving = { requestId: idOf('request'), approver: OLIVIA, approval: both, acceptedId: null }
    await expect(approve(approving, { ...ports, newId: randomUUID })).rejects.toThrow('disk full')
    expect(sandbox.writes).toEqual([])
  })

  it('for a request that there is not', async () => {
    ledger = new Ledger()
    expect(await click(OLIVIA)).toMatchObject({ kind: 'refused', request: null })
  })
})

describe('a tenant that cannot assign for a time', () => {
  it('opens the request again, for an approver who says that it may have no end', async () => {
    await sandbox.close()
    await started({ privilegedIdentityManagement: false })
    expect(await click(OLIVIA, { ...both, duration: null })).toMatchObject({ kind: 'refused' })

    expect(await click(OLIVIA)).toMatchObject({
      kind: 'open-again',
      onlyPermanent: true,
      text: 'This tenant has no licence for Privileged Identity Management, so a role cannot be assigned for a time.',
      request: { status: { kind: 'open', setback: { by: OLIVIA, onlyPermanent: true } } },
    })
    expect([assigned(USE_MODEL), assigned(READ_INDEX)]).toEqual([0, 0])

    // a refusal of another kind says nothing about the tenant
    const answer = { status: 403, body: { error: { code: 'AuthorizationFailed', message: '' } } }
    sandbox.faults.add({ times: 2, matches: ({ method }) => method === 'PUT', answer })
    expect(await click(OLIVIA, { ...both, duration: null })).toMatchObject({
      kind: 'open-again',
      request: { status: { setback: { onlyPermanent: true } } },
    })

    expect(await click(INGRID, { ...both, duration: null })).toMatchObject({
      kind: 'granted',
      request: { status: { by: INGRID, until: null, made: [{ until: null }, { until: null }] } },
    })
    expect([assigned(USE_MODEL), assigned(READ_INDEX)]).toEqual([1, 1])
  })
})

describe('a refusal by Azure', () => {
  const refuse = (code: string, status = 400, message = '') => {
    sandbox.faults.add({
      times: 2,
      matches: ({ method }) => method === 'PUT',
      answer: { status, body: { error: { code, message } } },
    })
  }

  it('for now opens the request again, and tells why', async () => {
    refuse('RoleAssignmentRequestPolicyValidationFailed', 400, 'failed: ["ExpirationRule"]')
    expect(await click(OLIVIA)).toMatchObject({
      kind: 'open-again',
      onlyPermanent: false,
      text: 'The policy of this role does not allow it for that long. Choose a shorter time.',
    })
    expect(await click(OLIVIA, { ...both, duration: 'PT1H' })).toMatchObject({ kind: 'granted' })
  })

  it('because something else changes there can be tried again at once', async () => {
    refuse('Conflict', 409)
    expect(await click(OLIVIA)).toMatchObject({ kind: 'open-again', onlyPermanent: false })
    expect(await click(INGRID)).toMatchObject({ kind: 'granted' })
  })

  it('of the sign-in asks for another', async () => {
    refuse('InvalidAuthenticationToken', 401)
    expect(await click(OLIVIA)).toMatchObject({ kind: 'sign-in', request: { status: { kind: 'open' } } })
  })

  it('for ever ends the request', async () => {
    refuse('PrincipalNotFound')
    expect(await click(OLIVIA)).toMatchObject({
      kind: 'failed',
      text: 'Azure does not know who is to get the role.',
      request: { status: { kind: 'failed', by: OLIVIA } },
    })
  })
})

describe('an approval that was interrupted', () => {
  /** Azure does what it is asked, and the answer to the write of that number is lost. */
  const losing = async (person: Person, lost: number): Promise<ArmGrants> => {
    const grants = await grantsOf(person)
    let count = 0
    return {
      ...grants,
      grant: async (grant, order) => {
        const outcome = await grants.grant(grant, order)
        count += 1
        return count === lost ? { kind: 'unreachable', why: 'The line is dead.' } : outcome
      },
    }
  }

  it.each([1, 2])('at write %i is finished by another, and nothing is assigned twice', async (lost) => {
    expect(await click(OLIVIA, both, await losing(OLIVIA, lost))).toMatchObject({ kind: 'unreachable' })
    expect(sandbox.writes).toHaveLength(lost)
    expect(await click(INGRID)).toMatchObject({
      kind: 'refused',
      text: 'This is already being granted by Olivia Lindqvist, who approved it just now.',
    })
    ledger.now = after(2 * MINUTE)
    expect(await click(INGRID)).toMatchObject({
      kind: 'granted',
      request: { status: { by: INGRID, made: [{ grant: USE_MODEL }, { grant: READ_INDEX }] } },
    })
    expect([assigned(USE_MODEL), assigned(READ_INDEX)]).toEqual([1, 1])
  })

  it('is finished by the same person, with the end that the first try set', async () => {
    await click(OLIVIA, both, await losing(OLIVIA, 2))
    ledger.now = after(10 * MINUTE)
    expect(await click(OLIVIA)).toMatchObject({
      kind: 'granted',
      request: { status: { until: after(8 * HOUR).toISOString() } },
    })
  })

  it('is not forgotten in part', async () => {
    await click(OLIVIA, both, await losing(OLIVIA, 2))
    ledger.now = after(2 * MINUTE)
    expect(await click(INGRID, { ...both, grantIds: [READ_INDEX.id] })).toMatchObject({ kind: 'refused' })
  })

  it('and comes back after another took over has lost its claim', async () => {
    const grants = await grantsOf(OLIVIA)
    const slow: ArmGrants = {
      ...grants,
      grant: async (grant, order) => {
        ledger.now = after(2 * MINUTE)
        if (grant.id === USE_MODEL.id) await click(INGRID)
        return grants.grant(grant, order)
      },
    }
    expect(await click(OLIVIA, both, slow)).toMatchObject({
      kind: 'refused',
      text: 'Ingrid Solberg approved this just now.',
    })
    expect([assigned(USE_MODEL), assigned(READ_INDEX)]).toEqual([1, 1])
  })

  /** Olivia's process is paused before its write of that number, until her claim came to nothing and Ingrid said no. */
  const pausedBefore = async (paused: number, isAsked: boolean): Promise<ArmGrants> => {
    const grants = await grantsOf(OLIVIA)
    let count = 0
    const sayNo = async () => {
      ledger.now = after(2 * MINUTE)
      await click(INGRID, both, {
        ...grants,
        grant: () => Promise.resolve({ kind: 'busy', why: 'Something else changes there.' }),
      })
      const deny = { kind: 'deny', by: INGRID, note: '' } as const
      expect(await changeRequest(idOf('request'), deny, ledger.ports)).toMatchObject({ kind: 'changed' })
    }
    return {
      ...grants,
      grant: async (grant, order) => {
        count += 1
        if (isAsked && count === paused) await sayNo()
        const outcome = await grants.grant(grant, order)
        if (!isAsked && count === paused - 1) await sayNo()
        return outcome
      },
    }
  }

  it('and comes back after another said no assigns nothing more, and tells what it assigned', async () => {
    const result = await click(OLIVIA, both, await pausedBefore(2, false))
    expect(result).toMatchObject({ kind: 'refused', text: expect.stringContaining(STRAY) as string })
    expect([assigned(USE_MODEL), assigned(READ_INDEX)]).toEqual([1, 0])
    expect(await ledger.statusOf()).toMatchObject({ kind: 'denied' })
    expect(ledger.records.at(-1)).toMatchObject({
      event: 'grant',
      actor: OLIVIA,
      request: { status: { made: [{ grant: USE_MODEL }] } },
    })
  })

  it('and comes back within its write is recorded, whatever was decided', async () => {
    const result = await click(OLIVIA, both, await pausedBefore(1, true))
    expect(result).toMatchObject({ kind: 'refused', text: expect.stringContaining(STRAY) as string })
    expect([assigned(USE_MODEL), assigned(READ_INDEX)]).toEqual([1, 0])
    expect(eventsKept().at(-1)).toEqual(['grant', OLIVIA.name])
  })
})

describe('whoever clicks what and when', () => {
  const approver = fc.constantFrom(OLIVIA, INGRID, RAVI, SAM, DANA)
  const approval = fc.record({
    grantIds: fc.subarray([USE_MODEL.id, READ_INDEX.id]),
    duration: fc.constantFrom('PT1H', 'PT8H', 'P1D', null),
  })

  it('each role is assigned once at most, by nobody for themselves, and never by the bot', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(approver, approval), { maxLength: 6 }), async (clicks) => {
        await sandbox.close()
        ledger = await new Ledger().with(requestOf())
        await started()
        const results = await Promise.all(clicks.map(([who, what]) => click(who, what)))
        expect(results.filter(({ kind }) => kind === 'granted').length).toBeLessThanOrEqual(1)
        expect(assigned(USE_MODEL)).toBeLessThanOrEqual(1)
        expect(assigned(READ_INDEX)).toBeLessThanOrEqual(1)
        const allowed = [OLIVIA.id, INGRID.id, RAVI.id]
        expect(allowed).toEqual(expect.arrayContaining(sandbox.writes.map(({ callerId }) => callerId)))
      }),
      { numRuns: 12 },
    )
  })
})
