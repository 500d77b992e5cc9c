import { afterEach, describe, expect, it } from 'vitest'
import { control } from '../../src/knowledge/operation-names.ts'
import type { BoundRequirement } from '../../src/question/question.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import type { Principal } from '../../src/rbac/principal.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { CLOUDS } from '../../src/snapshot/azure/connection.ts'
import type { AccessSnapshot } from '../../src/snapshot/snapshot.ts'
import { takeSnapshot } from '../../src/snapshot/take-snapshot.ts'
import { builtIn } from '../builders/access.ts'
import { bound, operationRow } from '../builders/question.ts'
import {
  ANN,
  APP,
  BOB,
  GROUP,
  INNER,
  smallTenant,
  SUBSCRIPTION,
  VAULT,
} from '../sandbox/support/small-tenant.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'

const NOW = '2026-11-22T10:00:00.000Z'
const blobReader = builtIn('Storage Blob Data Reader')
const vaultContributor = builtIn('Key Vault Contributor')
const WRITE_VAULT = control('Microsoft.KeyVault/vaults/write')
const DELETE_VAULT = control('Microsoft.KeyVault/vaults/delete')

const held = (role: { readonly id: string }, scope: string, principalId: string, more: object = {}) => ({
  properties: {
    scope,
    roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
    principalId,
    principalType: principalId === INNER ? 'Group' : 'User',
    ...more,
  },
})

let sandbox: Sandbox | undefined
afterEach(() => sandbox?.close())

const ann: Principal = { id: ANN, type: 'User', name: 'Ann' }
const asks = (operation: Operation): BoundRequirement => bound(operationRow(operation), VAULT, ann)

async function snapshotOf(
  changes: Readonly<Record<string, readonly object[]>>,
  requirements: readonly BoundRequirement[] = [asks(WRITE_VAULT)],
  prepare: (started: Sandbox) => void = () => undefined,
): Promise<AccessSnapshot> {
  sandbox = await startSandbox({ tenant: smallTenant(changes) })
  prepare(sandbox)
  return takeSnapshot(requirements, ann, sandboxReader(sandbox), NOW)
}

const policyReads = () =>
  (sandbox?.requests ?? []).filter(({ path }) => path.includes('roleManagementPolicyAssignments'))

describe('schedules of role assignments', () => {
  const activated = {
    roleAssignments: [held(blobReader, VAULT, ANN)],
    roleAssignmentScheduleInstances: [
      held(blobReader, VAULT, ANN, {
        assignmentType: 'Activated',
        startDateTime: '2026-11-22T09:55:00Z',
        endDateTime: '2026-11-22T14:00:00Z',
      }),
    ],
  }
  const ofBlobReader = ({ roleAssignments }: AccessSnapshot) =>
    roleAssignments.filter(({ roleId }) => roleId === blobReader.id)

  it('are read with the role assignments, and double none', async () => {
    const snapshot = await snapshotOf(activated)
    expect(ofBlobReader(snapshot)).toMatchObject([
      {
        principalId: ANN,
        schedule: {
          isActivated: true,
          startDateTime: '2026-11-22T09:55:00Z',
          endDateTime: '2026-11-22T14:00:00Z',
        },
      },
    ])
  })

  it('are nothing to assignments without an end', async () => {
    const snapshot = await snapshotOf({ roleAssignments: [held(blobReader, VAULT, ANN)] })
    expect(ofBlobReader(snapshot)).toHaveLength(1)
    expect(ofBlobReader(snapshot)[0]).not.toHaveProperty('schedule')
  })

  it('are a quiet lack where they cannot be read', async () => {
    const snapshot = await snapshotOf(activated, undefined, ({ faults }) => {
      faults.add({
        times: 10,
        matches: ({ path }) => path.endsWith('/roleAssignmentScheduleInstances'),
        answer: { status: 403, body: { error: { code: 'AuthorizationFailed', message: '' } } },
      })
    })
    expect(ofBlobReader(snapshot)).toHaveLength(1)
    expect(ofBlobReader(snapshot)[0]).not.toHaveProperty('schedule')
    expect(snapshot.blindSpots).toEqual([])
  })
})

describe('eligible assignments', () => {
  it('keep what an activation request repeats', async () => {
    const schedule = `${GROUP}/providers/Microsoft.Authorization/RoleEligibilitySchedules/1`
    const { eligibleAssignments } = await snapshotOf({
      roleEligibilityScheduleInstances: [
        held(vaultContributor, GROUP, ANN, {
          roleEligibilityScheduleId: schedule,
          condition: "ActionMatches{'*'}",
          conditionVersion: '2.0',
        }),
      ],
    })
    expect(eligibleAssignments).toMatchObject([
      {
        scheduleId: schedule,
        roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${vaultContributor.id}`,
        condition: "ActionMatches{'*'}",
        conditionVersion: '2.0',
      },
    ])
  })

  it('are none in a tenant without a licence for them', async () => {
    const snapshot = await snapshotOf({}, undefined, ({ faults }) => {
      faults.add({
        times: 10,
        matches: ({ path }) => path.endsWith('/roleEligibilityScheduleInstances'),
        answer: {
          status: 400,
          body: {
            error: {
              code: 'AadPremiumLicenseRequired',
              message: 'The tenant needs to have Microsoft Entra ID P2 or Governance license.',
            },
          },
        },
      })
    })
    expect([snapshot.eligibleAssignments, snapshot.blindSpots]).toEqual([[], []])
  })
})

describe('activation policies', () => {
  const eligible = { roleEligibilityScheduleInstances: [held(vaultContributor, GROUP, ANN)] }

  it('are read of an eligible role that would help, at its own scope', async () => {
    const { activationPolicies, blindSpots } = await snapshotOf({
      ...eligible,
      roleManagementPolicyAssignments: [
        {
          properties: {
            scope: GROUP,
            roleDefinitionId: vaultContributor.id,
            effectiveRules: [{ id: 'Expiration_EndUser_Assignment', maximumDuration: 'PT2H' }],
          },
        },
      ],
    })
    expect(activationPolicies).toEqual([
      {
        scope: GROUP,
        roleId: vaultContributor.id,
        maximumDuration: 'PT2H',
        asksForJustification: true,
        asksForTicket: false,
        asksForMultifactor: true,
        authenticationContext: null,
        approvers: null,
      },
    ])
    expect(blindSpots).toEqual([])
    expect(policyReads()).toHaveLength(1)
  })

  it.each<{ sentence: string; changes: Readonly<Record<string, readonly object[]>>; reads: number }>([
    {
      sentence: 'once for a role that helps twice',
      changes: eligible,
      reads: 1,
    },
    {
      sentence: 'for a role that a group is eligible for',
      changes: { roleEligibilityScheduleInstances: [held(vaultContributor, GROUP, INNER)] },
      reads: 1,
    },
    {
      sentence: 'for each of two roles that help',
      changes: {
        roleEligibilityScheduleInstances: [
          held(vaultContributor, GROUP, ANN),
          held(builtIn('Contributor'), SUBSCRIPTION, ANN),
        ],
      },
      reads: 2,
    },
    { sentence: 'not where nothing is eligible', changes: {}, reads: 0 },
    {
      sentence: 'not for an eligible role that does not help',
      changes: { roleEligibilityScheduleInstances: [held(blobReader, GROUP, ANN)] },
      reads: 0,
    },
    {
      sentence: 'not for the eligible role of somebody else',
      changes: { roleEligibilityScheduleInstances: [held(vaultContributor, GROUP, BOB)] },
      reads: 0,
    },
    {
      sentence: 'not for what is granted already',
      changes: { ...eligible, roleAssignments: [held(vaultContributor, GROUP, ANN)] },
      reads: 0,
    },
  ])('are read $sentence', async ({ changes, reads }) => {
    await snapshotOf(changes, [asks(WRITE_VAULT), asks(DELETE_VAULT)])
    expect(policyReads()).toHaveLength(reads)
  })

  it('are not read for an application, which cannot activate', async () => {
    const app: Principal = { id: APP, type: 'ServicePrincipal', name: 'app' }
    await snapshotOf({ roleEligibilityScheduleInstances: [held(vaultContributor, GROUP, APP)] }, [
      bound(operationRow(WRITE_VAULT), VAULT, app),
    ])
    expect(policyReads()).toEqual([])
  })

  it.each([
    {
      sentence: 'ARM refuses',
      changes: { ...eligible, unreadable: [{ scope: GROUP, what: 'activationPolicies' }] },
      prepare: () => undefined,
      text: 'The activation (PIM) policies at rg1 could not be read: Azure answered 403 (AuthorizationFailed).',
    },
    {
      sentence: 'ARM names those of other roles',
      changes: eligible,
      prepare: ({ faults }: Sandbox) => {
        faults.add({
          times: 1,
          matches: ({ path }) => path.endsWith('/roleManagementPolicyAssignments'),
          answer: {
            status: 200,
            body: {
              value: [{ properties: { scope: GROUP, roleDefinitionId: blobReader.id, effectiveRules: [] } }],
            },
          },
        })
      },
      text: 'The activation (PIM) policies at rg1 could not be read: Azure names none for the role.',
    },
    {
      sentence: 'ARM names none',
      changes: eligible,
      prepare: ({ faults }: Sandbox) => {
        faults.add({
          times: 1,
          matches: ({ path }) => path.endsWith('/roleManagementPolicyAssignments'),
          answer: { status: 200, body: { value: [] } },
        })
      },
      text: 'The activation (PIM) policies at rg1 could not be read: Azure names none for the role.',
    },
  ])('are a blind spot where $sentence', async ({ changes, prepare, text }) => {
    const { activationPolicies, blindSpots } = await snapshotOf(changes, undefined, prepare)
    expect(activationPolicies).toEqual([])
    expect(blindSpots).toEqual([{ code: 'activation-policy-unread', scope: GROUP, text }])
  })
})

it.each(Object.values(CLOUDS))('the portal of the $name cloud is told', ({ name, portal }) => {
  const host = { public: 'com', 'us-government': 'us', china: 'cn' }[name]
  expect(portal).toBe(`https://portal.azure.${host}`)
})
