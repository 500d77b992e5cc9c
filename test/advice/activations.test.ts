import { describe, expect, it } from 'vitest'
import { activationsFor, withActivations } from '../../src/advice/activations.ts'
import {
  BLOBS_READ,
  CHAT_COMPLETIONS,
  control,
  data,
  WRITE_WORKSPACE,
} from '../../src/knowledge/operation-names.ts'
import type { BoundRequirement } from '../../src/question/question.ts'
import { judge } from '../../src/verdict/judge.ts'
import { assignment, builtIn, customRole, deny, eligible } from '../builders/access.ts'
import { asPrincipal, DANA, group, OLIVIA, PIPELINE } from '../builders/people.ts'
import { GROUP, hub, openai, storage, SUBSCRIPTION } from '../builders/places.ts'
import { bound, operationRow } from '../builders/question.ts'
import { snapshotOf, type Tenant } from '../builders/snapshot.ts'

const STORAGE = storage()
const OPENAI = openai()
const DEPLOY = control('Microsoft.CognitiveServices/accounts/deployments/write')
const WRITE_BLOBS = data('Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write')
const reader = builtIn('Storage Blob Data Reader')
const contributor = builtIn('Storage Blob Data Contributor')
const owner = builtIn('Storage Blob Data Owner')
const deployer = customRole('Deployer', { actions: [DEPLOY.name] })
const hubBuilder = customRole('Hub Builder', { actions: [WRITE_WORKSPACE.name] })
const everything = builtIn('Contributor')
const developers = group('Developers', [DANA])

const readBlobs = bound(operationRow(BLOBS_READ), STORAGE)
const writeBlobs = bound(operationRow(WRITE_BLOBS), STORAGE)
const writeSearch = bound(operationRow(control('Microsoft.Search/searchServices/write')), GROUP)
const deploy = bound(operationRow(DEPLOY), OPENAI)

interface Case {
  readonly sentence: string
  readonly about: readonly BoundRequirement[]
  readonly tenant: Tenant
  /** role and scope of each activation */
  readonly activated: readonly (readonly [role: string, scope: string])[]
}

const may = (...of: readonly (readonly [...Parameters<typeof eligible>])[]): Tenant => ({
  customRoles: [deployer, hubBuilder],
  eligibleAssignments: of.map((each) => eligible(...each)),
})

function activations({ about, tenant }: Pick<Case, 'about' | 'tenant'>, asker = DANA) {
  const snapshot = snapshotOf(tenant)
  return activationsFor(judge(about, asker, snapshot), snapshot)
}

describe('what to activate', () => {
  it.each<Case>([
    { sentence: 'nothing, where nothing is eligible', about: [readBlobs], tenant: {}, activated: [] },
    {
      sentence: 'the eligible role',
      about: [readBlobs],
      tenant: may([reader, GROUP]),
      activated: [[reader.name, GROUP]],
    },
    {
      sentence: 'nothing that is active already',
      about: [readBlobs],
      tenant: { ...may([reader, GROUP]), roleAssignments: [assignment(reader, SUBSCRIPTION)] },
      activated: [],
    },
    {
      sentence: 'of two roles the lesser, though at a wider scope',
      about: [readBlobs],
      tenant: may([owner, STORAGE.id], [reader, GROUP]),
      activated: [[reader.name, GROUP]],
    },
    {
      sentence: 'of two scopes the narrower',
      about: [readBlobs],
      tenant: may([reader, SUBSCRIPTION], [reader, STORAGE.id], [reader, GROUP]),
      activated: [[reader.name, STORAGE.id]],
    },
    {
      sentence: 'one role that serves all, not two that serve a part each',
      about: [readBlobs, writeBlobs],
      tenant: may([reader, STORAGE.id], [contributor, GROUP]),
      activated: [[contributor.name, GROUP]],
    },
    {
      sentence: 'two roles where none serves all',
      about: [readBlobs, deploy],
      tenant: may([deployer, GROUP], [reader, GROUP]),
      activated: [
        [reader.name, GROUP],
        [deployer.name, GROUP],
      ],
    },
    {
      sentence: 'Contributor where nothing lesser is eligible',
      about: [deploy],
      tenant: may([everything, GROUP]),
      activated: [[everything.name, GROUP]],
    },
    {
      sentence: 'no Contributor where something lesser is',
      about: [deploy],
      tenant: may([everything, OPENAI.id], [deployer, GROUP]),
      activated: [[deployer.name, GROUP]],
    },
    {
      sentence: 'two lesser ones rather than Contributor for both',
      about: [deploy, writeSearch],
      tenant: may([everything, GROUP], [deployer, GROUP], [builtIn('Search Service Contributor'), GROUP]),
      activated: [
        [deployer.name, GROUP],
        ['Search Service Contributor', GROUP],
      ],
    },
    {
      sentence: 'nothing beside a Contributor that has to be activated anyway',
      about: [deploy, writeSearch],
      tenant: may([deployer, GROUP], [everything, GROUP]),
      activated: [[everything.name, GROUP]],
    },
    {
      sentence: 'nothing for a requirement of which a part is missing all the same',
      about: [bound(operationRow(BLOBS_READ, CHAT_COMPLETIONS), GROUP)],
      tenant: may([reader, GROUP]),
      activated: [],
    },
    {
      sentence: 'what is behind a deny',
      about: [readBlobs],
      tenant: { ...may([reader, GROUP]), denyAssignments: [deny('Keep out', GROUP, { dataActions: ['*'] })] },
      activated: [[reader.name, GROUP]],
    },
    {
      sentence: 'nothing behind a deny where the role is active',
      about: [readBlobs],
      tenant: {
        ...may([reader, GROUP]),
        roleAssignments: [assignment(reader, GROUP)],
        denyAssignments: [deny('Keep out', GROUP, { dataActions: ['*'] })],
      },
      activated: [],
    },
    {
      sentence: 'a built-in role to make a hub, not the custom one',
      about: [bound('hub-creation/workspace', GROUP)],
      tenant: may([hubBuilder, GROUP], [everything, GROUP]),
      activated: [[everything.name, GROUP]],
    },
    {
      sentence: 'nothing for a missing row that only describes a role',
      about: [bound('hub-role/owner', hub())],
      tenant: may([builtIn('Reader'), GROUP]),
      activated: [],
    },
  ])('$sentence', ({ about, tenant, activated }) => {
    expect(activations({ about, tenant }).map(({ role, eligible: { scope } }) => [role.name, scope])).toEqual(
      activated,
    )
  })

  it('by each person for themselves', () => {
    const tenant = {
      ...may([reader, GROUP], [reader, GROUP, OLIVIA]),
      roleAssignments: [assignment(builtIn('Owner'), GROUP, OLIVIA)],
    }
    const about = [readBlobs, { ...readBlobs, assignee: OLIVIA }]
    expect(activations({ about, tenant }, OLIVIA).map(({ principal }) => principal.name)).toEqual([
      DANA.name,
      OLIVIA.name,
    ])
  })

  it('by the member, where the group is eligible', () => {
    const tenant = { ...may([reader, GROUP, asPrincipal(developers)]), groups: [developers] }
    expect(activations({ about: [readBlobs], tenant })).toMatchObject([
      { principal: { id: DANA.id }, eligible: { principalId: developers.id }, requirement: readBlobs },
    ])
  })

  it.each([
    { sentence: '', denyAssignments: [] },
    {
      sentence: ', behind a deny either',
      denyAssignments: [
        deny('Keep out', GROUP, { dataActions: ['*'] }, { principals: [{ id: PIPELINE.id, type: null }] }),
      ],
    },
  ])('nothing by an application$sentence', ({ denyAssignments }) => {
    const tenant = {
      ...may([reader, GROUP, PIPELINE]),
      roleAssignments: [assignment(builtIn('Owner'), GROUP)],
      denyAssignments,
    }
    expect(activations({ about: [{ ...readBlobs, assignee: PIPELINE }], tenant })).toEqual([])
  })

  it('nothing that the asker may not know of', () => {
    const tenant = may([reader, GROUP, OLIVIA])
    expect(activations({ about: [{ ...readBlobs, assignee: OLIVIA }], tenant })).toEqual([])
  })
})

it('once activated, the roles are granted', () => {
  const tenant = { ...may([reader, GROUP, asPrincipal(developers)]), groups: [developers] }
  const snapshot = snapshotOf(tenant)
  const verdicts = judge([readBlobs], DANA, snapshot)
  const after = judge([readBlobs], DANA, withActivations(snapshot, activationsFor(verdicts, snapshot)))
  expect([verdicts[0]?.state, after[0]?.state]).toEqual(['eligible', 'granted'])
})
