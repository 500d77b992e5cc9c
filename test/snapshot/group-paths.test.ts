import { describe, expect, it } from 'vitest'
import { control } from '../../src/knowledge/operation-names.ts'
import type { Principal } from '../../src/rbac/principal.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import type { Answer } from '../../src/sandbox/exchange.ts'
import { takeSnapshot } from '../../src/snapshot/take-snapshot.ts'
import { judge } from '../../src/verdict/judge.ts'
import { bound, operationRow } from '../builders/question.ts'
import {
  ANN,
  APP,
  INNER,
  OUTER,
  READER,
  smallTenant,
  SUBSCRIPTION,
  VAULT,
} from '../sandbox/support/small-tenant.ts'
import { askedOnce } from '../../src/snapshot/reads/asked-once.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'

const ann: Principal = { id: ANN, type: 'User', name: 'Ann' }
const app: Principal = { id: APP, type: 'ServicePrincipal', name: 'app' }
const READ = operationRow(control('Contoso.Shop/orders/read'))

interface Group {
  readonly id: string
  readonly displayName: string
  readonly members: readonly string[]
}

const group = (number: number, members: readonly string[]): Group => ({
  id: `bbbbbbbb-0000-4000-8000-${String(number).padStart(12, '0')}`,
  displayName: `Group ${number}`,
  members,
})

/** Ann is in the first of so many groups, and each is in the next. */
const chain = (length: number): readonly Group[] =>
  Array.from({ length }, (_, index) => group(index + 1, [index === 0 ? ANN : group(index, []).id]))

const heldBy = (principalId: string) => ({
  scope: SUBSCRIPTION,
  roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
  principalId,
  principalType: 'Group',
})
const held = (collection: string, principalId: string) => ({
  id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/${collection}/held`,
  properties: heldBy(principalId),
})
const assignedTo = (principalId: string) => held('roleAssignments', principalId)

interface Situation {
  readonly tenant: Readonly<Record<string, unknown>>
  readonly who?: Principal
  /** how Microsoft Graph answers the batches */
  readonly batchAnswer?: Answer
}

/** The verdict on reading at the vault, and what was asked of Microsoft Graph for it. */
async function read({ tenant, who = ann, batchAnswer }: Situation) {
  const sandbox = await startSandbox({ tenant: smallTenant({ roleAssignments: [], ...tenant }) })
  try {
    if (batchAnswer !== undefined) {
      sandbox.faults.add({
        times: 100,
        matches: ({ path }) => path === '/v1.0/$batch',
        answer: batchAnswer,
      })
    }
    const about = [bound(READ, VAULT, who)]
    const reader = askedOnce(sandboxReader(sandbox))
    const snapshot = await takeSnapshot(about, who, reader, '2026-11-22T10:00:00.000Z')
    const [verdict] = judge(about, who, snapshot)
    return {
      state: verdict?.state,
      reason: verdict?.reasons[0],
      blindSpots: snapshot.blindSpots,
      paths: sandbox.requests.map(({ path }) => path),
    }
  } finally {
    await sandbox.close()
  }
}

const batchesIn = (paths: readonly string[]) => paths.filter((path) => path === '/v1.0/$batch')

describe('the way from a person to an assignment through groups', () => {
  it('is read where a role comes through a nested group', async () => {
    const { state, reason, paths } = await read({ tenant: { roleAssignments: [assignedTo(OUTER)] } })
    expect(state).toBe('granted')
    expect(reason?.text).toContain('through group Inner → Outer, grants this')
    expect(reason).toMatchObject({ viaGroupId: OUTER, viaGroupPath: [INNER, OUTER] })
    expect(batchesIn(paths)).toHaveLength(1)
  })

  it('is no path where the group is one that the person is directly in', async () => {
    const { state, reason } = await read({ tenant: { roleAssignments: [assignedTo(INNER)] } })
    expect(state).toBe('granted')
    expect(reason?.text).toContain('through group Inner, grants this')
    expect(reason).not.toHaveProperty('viaGroupPath')
  })

  it('costs one read where no group is in another', async () => {
    const groups = [{ id: INNER, displayName: 'Inner', members: [ANN] }]
    const { paths } = await read({ tenant: { groups, roleAssignments: [assignedTo(INNER)] } })
    expect(batchesIn(paths)).toEqual([])
    expect(paths.filter((path) => /memberOf/i.test(path)).toSorted()).toEqual([
      `/v1.0/users/${ANN}/memberOf?$select=id&$top=999`,
      `/v1.0/users/${ANN}/transitiveMemberOf?$select=id,displayName`,
    ])
  })

  it('is read of a denial', async () => {
    const { state, reason } = await read({
      tenant: {
        denyAssignments: [
          {
            id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/denyAssignments/keep-out`,
            properties: {
              denyAssignmentName: 'Keep out',
              scope: SUBSCRIPTION,
              permissions: [{ actions: ['*'] }],
              principals: [{ id: OUTER, type: 'Group' }],
            },
          },
        ],
      },
    })
    expect(state).toBe('denied')
    expect(reason?.text).toContain('blocks this through group Inner → Outer')
  })

  it('is read of an eligible role', async () => {
    const { state, reason } = await read({
      tenant: {
        roleEligibilityScheduleInstances: [held('roleEligibilityScheduleInstances', OUTER)],
      },
    })
    expect(state).toBe('eligible')
    expect(reason?.text).toContain('through group Inner → Outer')
  })

  it('is read of an application', async () => {
    const groups = [group(1, [APP]), group(2, [group(1, []).id])]
    const { reason, paths } = await read({
      tenant: { groups, roleAssignments: [assignedTo(group(2, []).id)] },
      who: app,
    })
    expect(reason?.text).toContain('through group Group 1 → Group 2')
    expect(paths).toContain(`/v1.0/servicePrincipals/${APP}/memberOf?$select=id&$top=999`)
  })

  it('is read in batches of twenty', async () => {
    const groups = chain(45)
    const { reason, paths } = await read({
      tenant: { groups, roleAssignments: [assignedTo(groups[44]?.id ?? '')] },
    })
    expect(reason?.viaGroupPath).toEqual(groups.map(({ id }) => id))
    expect(batchesIn(paths)).toHaveLength(3)
  })

  it('is not read of somebody in more than a hundred groups', async () => {
    const [few, many] = await Promise.all(
      [100, 101].map((count) => {
        const groups = chain(count)
        return read({ tenant: { groups, roleAssignments: [assignedTo(groups[1]?.id ?? '')] } })
      }),
    )
    expect(few?.reason?.text).toContain('through group Group 1 → Group 2, grants this')
    expect(many?.reason?.text).toContain('through group Group 2 (nested), grants this')
    expect(batchesIn(many?.paths ?? [])).toEqual([])
  })

  it.each<{ sentence: string; batchAnswer: Answer }>([
    {
      sentence: 'are refused',
      batchAnswer: { status: 403, body: { error: { code: 'Authorization_RequestDenied' } } },
    },
    {
      sentence: 'want another sign-in',
      batchAnswer: { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } },
    },
    { sentence: 'come in another shape', batchAnswer: { status: 200, body: { value: [] } } },
    {
      sentence: 'refuse each group',
      batchAnswer: {
        status: 200,
        body: { responses: [{ id: INNER, status: 403, headers: {}, body: { error: { code: 'x' } } }] },
      },
    },
    {
      sentence: 'list what is no group',
      batchAnswer: {
        status: 200,
        body: {
          responses: [
            {
              id: INNER,
              status: 200,
              headers: {},
              body: { value: [{ '@odata.type': '#microsoft.graph.directoryRole', id: OUTER }] },
            },
          ],
        },
      },
    },
  ])('is left out, and changes nothing, where the batches $sentence', async ({ batchAnswer }) => {
    const { state, reason, blindSpots } = await read({
      tenant: { roleAssignments: [assignedTo(OUTER)] },
      batchAnswer,
    })
    expect(state).toBe('granted')
    expect(reason?.text).toContain('through group Outer (nested), grants this')
    expect(blindSpots).toEqual([])
  })

  it('is left out where the directory is closed', async () => {
    const { state, reason } = await read({
      tenant: {
        roleAssignments: [assignedTo(OUTER)],
        unreadable: [{ scope: '/', what: 'directory' }],
      },
    })
    expect(state).toBe('granted')
    expect(reason?.text).toContain(`through group ${OUTER}, grants this`)
  })
})
