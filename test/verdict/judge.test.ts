import { describe, expect, it } from 'vitest'
import {
  ASSIGN_ROLES,
  BLOBS_READ,
  CHAT_COMPLETIONS,
  control,
  data,
  DOCUMENTS_READ,
  READ_WORKSPACE,
  WRITE_WORKSPACE,
} from '../../src/knowledge/operation-names.ts'
import type { BoundRequirement } from '../../src/question/question.ts'
import { judge } from '../../src/verdict/judge.ts'
import type { Reason, ReasonCode, VerdictState } from '../../src/verdict/verdict.ts'
import {
  assignment,
  builtIn,
  customRole,
  denied,
  deny,
  eligible,
  EVERY_PRINCIPAL,
} from '../builders/access.ts'
import { asPrincipal, DANA, group, MAX, OLIVIA } from '../builders/people.ts'
import {
  foundry,
  foundryProject,
  GROUP,
  hub,
  MANAGEMENT_GROUP,
  openai,
  project,
  search,
  storage,
  SUBSCRIPTION,
  vault,
} from '../builders/places.ts'
import { bound, operationRow } from '../builders/question.ts'
import { snapshotOf, unread, type Tenant } from '../builders/snapshot.ts'

const reader = builtIn('Reader')
const contributor = builtIn('Contributor')
const blobReader = builtIn('Storage Blob Data Reader')
const blobContributor = builtIn('Storage Blob Data Contributor')
const aiDeveloper = builtIn('Azure AI Developer')
const openaiUser = builtIn('Cognitive Services OpenAI User')
const searchReader = builtIn('Search Index Data Reader')
const secretsUser = builtIn('Key Vault Secrets User')
const hubBuilder = customRole('Hub Builder', {
  actions: [
    WRITE_WORKSPACE.name,
    'Microsoft.Storage/storageAccounts/write',
    'Microsoft.KeyVault/vaults/write',
    'Microsoft.CognitiveServices/accounts/write',
  ],
})

const STORAGE = storage()
const readBlobs = bound(operationRow(BLOBS_READ), STORAGE)
const changeBlobs = bound('connection/blob-data-contributor', STORAGE)
const members = group('AI developers', [DANA])
const membersAsPrincipal = asPrincipal(members)
const CONTAINER = `${STORAGE.id}/blobServices/default/containers/docs`
const UNKNOWN = "@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'stcontoso'"
const FALSE = `!(ActionMatches{'${BLOBS_READ.name}'})`

interface Case {
  readonly sentence: string
  readonly tenant?: Tenant
  readonly about: BoundRequirement
  readonly asker?: typeof DANA
  readonly state: VerdictState
  /** the codes of all reasons, the weightiest first */
  readonly codes: readonly ReasonCode[]
}

function verdictOf({ tenant, about, asker = DANA }: Pick<Case, 'tenant' | 'about' | 'asker'>) {
  const [verdict] = judge([about], asker, snapshotOf(tenant))
  if (verdict === undefined) throw new Error('expected a verdict, found none')
  return verdict
}

function states(cases: readonly Case[]): void {
  it.each(cases)('$state: $sentence', ({ state, codes, ...given }) => {
    const verdict = verdictOf(given)
    expect({ state: verdict.state, codes: verdict.reasons.map(({ code }) => code) }).toEqual({ state, codes })
  })
}

const on = (...of: Parameters<typeof assignment>) => ({ roleAssignments: [assignment(...of)] })

describe('roles', () => {
  states([
    {
      sentence: 'a role on the resource',
      tenant: on(blobReader, STORAGE.id),
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a role on the resource group',
      tenant: on(blobReader, GROUP),
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a role on a management group above',
      tenant: { ...on(blobReader, MANAGEMENT_GROUP), managementGroups: ['contoso-platform'] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a role on the management group itself',
      tenant: on(reader, MANAGEMENT_GROUP),
      about: bound(operationRow(control('Microsoft.Management/managementGroups/read')), MANAGEMENT_GROUP),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a role on a subscription of which nothing else is known',
      tenant: on(blobReader, `${SUBSCRIPTION.slice(0, -1)}0`),
      about: bound(operationRow(BLOBS_READ), `${SUBSCRIPTION.slice(0, -1)}0`),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a role through a group',
      tenant: { ...on(blobReader, GROUP, membersAsPrincipal), groups: [members] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'another role than the article’s that brings the operations',
      tenant: on(builtIn('Storage Blob Data Owner'), STORAGE.id),
      about: changeBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'several roles that bring the operations together',
      tenant: {
        roleAssignments: [
          assignment(blobReader, GROUP),
          assignment(customRole('Changer', { dataActions: ['*/write', '*/delete'] }), STORAGE.id),
        ],
        customRoles: [customRole('Changer', { dataActions: ['*/write', '*/delete'] })],
      },
      about: changeBlobs,
      state: 'granted',
      codes: ['granted-by-role', 'granted-by-role'],
    },
    { sentence: 'no role at all', about: readBlobs, state: 'missing', codes: ['no-role-assignment'] },
    {
      sentence: 'somebody else’s role',
      tenant: on(blobReader, STORAGE.id, MAX),
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'a role for management only',
      tenant: on(contributor, GROUP),
      about: readBlobs,
      state: 'missing',
      codes: ['role-has-no-data-actions'],
    },
    {
      sentence: 'a role that reads only',
      tenant: on(blobReader, GROUP),
      about: changeBlobs,
      state: 'missing',
      codes: ['granted-by-role', 'role-lacks-operation'],
    },
    {
      sentence: 'a role that takes the operation out again',
      tenant: on(aiDeveloper, GROUP),
      about: bound(operationRow(WRITE_WORKSPACE), hub()),
      state: 'missing',
      codes: ['excluded-by-role'],
    },
    {
      sentence: 'a role on a container of the account',
      tenant: on(blobReader, CONTAINER),
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment', 'assigned-below-scope'],
    },
    {
      sentence: 'a role on a project does not reach the account’s endpoint',
      tenant: on(builtIn('Foundry User'), foundryProject().id),
      about: bound('foundry/user', foundry()),
      state: 'missing',
      codes: ['no-role-assignment', 'assigned-below-scope'],
    },
    {
      sentence: 'a role of a group on a container',
      tenant: { ...on(blobReader, CONTAINER, membersAsPrincipal), groups: [members] },
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment', 'assigned-below-scope'],
    },
    {
      sentence: 'a role on the hub is needed too for a project',
      tenant: on(aiDeveloper, project().id),
      about: bound('project-member/hub-reader', hub()),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'Azure AI Developer assigns no roles, whatever the article says',
      tenant: on(aiDeveloper, project().id),
      about: bound(operationRow(ASSIGN_ROLES), project()),
      state: 'missing',
      codes: ['role-lacks-operation'],
    },
  ])

  it('a grant names its assignment, role, scope and group', () => {
    const held = assignment(blobReader, GROUP, membersAsPrincipal)
    const { reasons } = verdictOf({
      tenant: { roleAssignments: [held], groups: [members] },
      about: readBlobs,
    })
    expect(reasons).toEqual([
      {
        code: 'granted-by-role',
        text: 'Storage Blob Data Reader, inherited from resource group rg-ai through group AI developers, grants this.',
        roleAssignmentId: held.id,
        roleId: blobReader.id,
        scope: GROUP,
        viaGroupId: members.id,
      },
    ])
  })

  it.each([
    { sentence: 'the resource before the group', scopes: [GROUP, STORAGE.id], nearest: STORAGE.id },
    { sentence: 'the group before the subscription', scopes: [SUBSCRIPTION, GROUP], nearest: GROUP },
    {
      sentence: 'the subscription before a management group',
      scopes: [MANAGEMENT_GROUP, SUBSCRIPTION],
      nearest: SUBSCRIPTION,
    },
    {
      sentence: 'a management group before the root',
      scopes: ['/', MANAGEMENT_GROUP],
      nearest: MANAGEMENT_GROUP,
    },
  ])('of several grants the nearest is told: $sentence', ({ scopes, nearest }) => {
    for (const order of [scopes, scopes.toReversed()]) {
      const roleAssignments = order.map((scope) => assignment(blobReader, scope))
      const tenant = { roleAssignments, managementGroups: ['contoso-platform'] }
      expect(verdictOf({ tenant, about: readBlobs }).reasons.map(({ scope }) => scope)).toEqual([nearest])
    }
  })

  it('a role that is told once crowds nothing out', () => {
    const tenant = {
      roleAssignments: [
        ...Array.from({ length: 8 }, () => assignment(contributor, GROUP)),
        assignment(reader, GROUP),
      ],
    }
    expect(verdictOf({ tenant, about: readBlobs }).reasons.map(({ roleId }) => roleId)).toEqual([
      contributor.id,
      reader.id,
    ])
  })

  it('at most eight roles that fall short are told', () => {
    const roles = Array.from({ length: 12 }, (_, index) =>
      customRole(`Role ${index}`, { dataActions: ['x/read'] }),
    )
    const tenant = { customRoles: roles, roleAssignments: roles.map((role) => assignment(role, GROUP)) }
    expect(verdictOf({ tenant, about: readBlobs }).reasons).toHaveLength(8)
  })

  it('a pattern that a row needs is met by a role that holds it', () => {
    const about = bound('project-member/deployment-operator', GROUP)
    const tenant = on(builtIn('Azure AI Inference Deployment Operator'), GROUP)
    expect(verdictOf({ tenant, about }).state).toBe('granted')
    expect(verdictOf({ tenant: on(reader, GROUP), about }).state).toBe('missing')
  })
})

describe('deny assignments', () => {
  const denial = (...[fields]: [Parameters<typeof deny>[3]?]) =>
    deny('Keep out', GROUP, { dataActions: ['*'] }, fields)
  const held = on(blobReader, STORAGE.id)

  states([
    {
      sentence: 'a deny beats the role',
      tenant: { ...held, denyAssignments: [denial()] },
      about: readBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'granted-by-role'],
    },
    {
      sentence: 'a deny where no role grants either',
      tenant: { denyAssignments: [denial()] },
      about: readBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'no-role-assignment'],
    },
    {
      sentence: 'a deny of one of the operations',
      tenant: {
        ...on(blobContributor, STORAGE.id),
        denyAssignments: [deny('No deleting', GROUP, { dataActions: ['*/delete'] })],
      },
      about: changeBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'granted-by-role'],
    },
    {
      sentence: 'a deny of the principal’s group',
      tenant: {
        ...held,
        groups: [members],
        denyAssignments: [denial({ principals: [denied(membersAsPrincipal)] })],
      },
      about: readBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'granted-by-role'],
    },
    {
      sentence: 'a deny of everyone else',
      tenant: {
        ...held,
        denyAssignments: [denial({ principals: [EVERY_PRINCIPAL], excludedPrincipals: [denied(DANA)] })],
      },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a deny of a group, where the principal’s groups could not be read',
      tenant: {
        ...held,
        groupsUnread: [DANA],
        denyAssignments: [denial({ principals: [denied(membersAsPrincipal)] })],
      },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['group-membership-unread', 'granted-by-role'],
    },
    {
      sentence: 'a deny of a group, where nothing is known of the principal',
      tenant: {
        ...held,
        people: [],
        denyAssignments: [denial({ principals: [denied(membersAsPrincipal)] })],
      },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['group-membership-unread', 'granted-by-role'],
    },
    {
      sentence: 'a possible deny where no role grants',
      tenant: {
        groupsUnread: [DANA],
        denyAssignments: [denial({ principals: [denied(membersAsPrincipal)] })],
      },
      about: readBlobs,
      state: 'missing',
      codes: ['group-membership-unread', 'no-role-assignment'],
    },
    {
      sentence: 'deny assignments unread, and a role grants',
      tenant: { ...held, blindSpots: [unread('deny-assignments-unread')] },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['deny-assignments-unread', 'granted-by-role'],
    },
    {
      sentence: 'deny assignments unread, and no role grants',
      tenant: { blindSpots: [unread('deny-assignments-unread')] },
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'deny assignments unread elsewhere',
      tenant: { ...held, blindSpots: [unread('deny-assignments-unread', `${GROUP}-2`)] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
  ])

  it('a denial names the deny assignment and where it is', () => {
    const { reasons } = verdictOf({ tenant: { ...held, denyAssignments: [denial()] }, about: readBlobs })
    expect(reasons[0]).toEqual({
      code: 'denied-by-assignment',
      text: 'The deny assignment "Keep out" on resource group rg-ai blocks this; no role can override it.',
      scope: GROUP,
      denyAssignmentId: denial().id,
    })
  })
})

describe('eligible assignments', () => {
  const may = (...of: Parameters<typeof eligible>) => ({ eligibleAssignments: [eligible(...of)] })

  states([
    {
      sentence: 'a role that can be activated',
      tenant: may(blobReader, GROUP),
      about: readBlobs,
      state: 'eligible',
      codes: ['eligible-not-active'],
    },
    {
      sentence: 'a role that can be activated through a group',
      tenant: { ...may(blobReader, GROUP, membersAsPrincipal), groups: [members] },
      about: readBlobs,
      state: 'eligible',
      codes: ['eligible-not-active'],
    },
    {
      sentence: 'an eligible role beside an active one',
      tenant: { ...may(blobReader, GROUP), ...on(blobReader, STORAGE.id) },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'an eligible role that does not bring it',
      tenant: may(contributor, GROUP),
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'an eligible role below the scope',
      tenant: may(blobReader, CONTAINER),
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'an eligible role for part of it, the rest missing',
      tenant: may(blobReader, GROUP),
      about: changeBlobs,
      state: 'missing',
      codes: ['eligible-not-active', 'no-role-assignment'],
    },
    {
      sentence: 'an active role for part of it, the rest eligible',
      tenant: { ...on(blobReader, GROUP), ...may(blobContributor, GROUP) },
      about: changeBlobs,
      state: 'eligible',
      codes: ['granted-by-role', 'eligible-not-active'],
    },
    {
      sentence: 'an eligible role behind a deny',
      tenant: {
        ...may(blobReader, GROUP),
        denyAssignments: [deny('Keep out', GROUP, { dataActions: ['*'] })],
      },
      about: readBlobs,
      state: 'denied',
      codes: ['denied-by-assignment', 'no-role-assignment'],
    },
    {
      sentence: 'eligibility unread leaves the state',
      tenant: { blindSpots: [unread('eligible-assignments-unread')] },
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
  ])
})

describe('conditions', () => {
  const when = (condition: string) => on(blobReader, GROUP, DANA, { condition })

  states([
    {
      sentence: 'a condition that is not known',
      tenant: when(UNKNOWN),
      about: readBlobs,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
    {
      sentence: 'a condition that cannot be read',
      tenant: when('@Resource['),
      about: readBlobs,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
    {
      sentence: 'a condition that is not met',
      tenant: when(FALSE),
      about: readBlobs,
      state: 'missing',
      codes: ['condition-not-met'],
    },
    {
      sentence: 'a condition beside a role without one',
      tenant: { roleAssignments: [...when(UNKNOWN).roleAssignments, assignment(blobReader, STORAGE.id)] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a condition that is not known before an eligible role',
      tenant: { ...when(UNKNOWN), eligibleAssignments: [eligible(blobReader, GROUP)] },
      about: readBlobs,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
    {
      sentence: 'a condition that is not met, and an eligible role',
      tenant: { ...when(FALSE), eligibleAssignments: [eligible(blobReader, GROUP)] },
      about: readBlobs,
      state: 'eligible',
      codes: ['condition-not-met', 'eligible-not-active'],
    },
    {
      sentence: 'a condition that is not known, of a group',
      tenant: { ...on(blobReader, GROUP, membersAsPrincipal, { condition: UNKNOWN }), groups: [members] },
      about: readBlobs,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
  ])

  it('an open condition is shown, with what it depends on', () => {
    const text = verdictOf({ tenant: when(UNKNOWN), about: readBlobs }).reasons[0]?.text
    expect(text).toContain(`depends on @Resource[Microsoft.Storage/storageAccounts:name]: ${UNKNOWN}`)
  })

  it('a condition that cannot be read says where', () => {
    const text = verdictOf({ tenant: when('@Resource['), about: readBlobs }).reasons[0]?.text
    expect(text).toMatch(/depends on the condition cannot be read at character \d+/)
  })

  it('a condition that is not met says why', () => {
    const text = verdictOf({ tenant: when(FALSE), about: readBlobs }).reasons[0]?.text
    expect(text).toContain(`its condition is not met: the operation \`${BLOBS_READ.name}\` matches`)
  })
})

describe('what could not be read', () => {
  states([
    {
      sentence: 'role assignments unread',
      tenant: { blindSpots: [unread('role-assignments-unread')] },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['role-assignments-unread'],
    },
    {
      sentence: 'role assignments unread on a management group above',
      tenant: {
        managementGroups: ['contoso-platform'],
        blindSpots: [unread('role-assignments-unread', MANAGEMENT_GROUP)],
      },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['role-assignments-unread'],
    },
    {
      sentence: 'role assignments unread elsewhere',
      tenant: { blindSpots: [unread('role-assignments-unread', `${GROUP}-2`)] },
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'role assignments unread in part, and one that was read grants',
      tenant: { ...on(blobReader, GROUP), blindSpots: [unread('role-assignments-unread')] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'role assignments unread in part, and one that was read falls short',
      tenant: { ...on(contributor, GROUP), blindSpots: [unread('role-assignments-unread')] },
      about: readBlobs,
      state: 'indeterminate',
      codes: ['role-assignments-unread', 'role-has-no-data-actions'],
    },
    {
      sentence: 'a role whose definition is not known',
      tenant: on(customRole('Secret'), GROUP),
      about: readBlobs,
      state: 'indeterminate',
      codes: ['role-definition-unread'],
    },
    {
      sentence: 'a role whose definition is not known beside one that grants',
      tenant: { roleAssignments: [assignment(customRole('Secret'), GROUP), assignment(blobReader, GROUP)] },
      about: readBlobs,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a role whose definition is not known below the scope',
      tenant: on(customRole('Secret'), CONTAINER),
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment', 'assigned-below-scope'],
    },
    {
      sentence: 'the resource’s settings unread do not change what a role grants',
      tenant: on(blobReader, GROUP),
      about: bound(operationRow(BLOBS_READ), storage('st', { properties: null })),
      state: 'granted',
      codes: ['granted-by-role'],
    },
  ])
})

describe('entitlement: about others, only with roleAssignments/read', () => {
  const aboutMax = bound(operationRow(BLOBS_READ), STORAGE, MAX)
  const service = openai()
  const identity = { id: 'identity-of-aoai-contoso', type: 'ServicePrincipal', name: service.name } as const
  const aboutService = bound('playground/openai-search-reader', search(), identity, service)
  const notEntitled = { state: 'indeterminate', codes: ['asker-not-entitled'] } as const
  const maxReads = assignment(blobReader, STORAGE.id, MAX)

  states([
    {
      sentence: 'about oneself, without any role',
      about: readBlobs,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'about oneself, under an id in capitals',
      about: { ...readBlobs, assignee: { ...DANA, id: DANA.id.toUpperCase() } },
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'about another, without any role',
      tenant: { roleAssignments: [maxReads] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader there',
      tenant: { roleAssignments: [maxReads, assignment(reader, GROUP)] },
      about: aboutMax,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'about another, with Reader through a group',
      tenant: {
        roleAssignments: [maxReads, assignment(reader, GROUP, membersAsPrincipal)],
        groups: [members],
      },
      about: aboutMax,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'about another, with a data role only',
      tenant: { roleAssignments: [maxReads, assignment(blobReader, GROUP)] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader elsewhere',
      tenant: { roleAssignments: [maxReads, assignment(reader, `${GROUP}-2`)] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader below',
      tenant: { roleAssignments: [maxReads, assignment(reader, CONTAINER)] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader that is eligible only',
      tenant: { roleAssignments: [maxReads], eligibleAssignments: [eligible(reader, GROUP)] },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, with Reader denied',
      tenant: {
        roleAssignments: [maxReads, assignment(reader, GROUP)],
        denyAssignments: [deny('No', GROUP, { actions: ['*'] })],
      },
      about: aboutMax,
      ...notEntitled,
    },
    {
      sentence: 'about another, where one’s own role could not be read',
      tenant: { roleAssignments: [maxReads], blindSpots: [unread('role-assignments-unread')] },
      about: aboutMax,
      ...notEntitled,
    },
    { sentence: 'about a service, without any role', about: aboutService, ...notEntitled },
    {
      sentence: 'about a service, with Reader there',
      tenant: on(reader, GROUP),
      about: aboutService,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
  ])

  it('each requirement is judged by the asker’s own reach', () => {
    const there = bound(operationRow(BLOBS_READ), storage('other'), MAX)
    const tenant = { roleAssignments: [maxReads, assignment(reader, STORAGE.id)] }
    const verdicts = judge([aboutMax, there], DANA, snapshotOf(tenant))
    expect(verdicts.map(({ state }) => state)).toEqual(['granted', 'indeterminate'])
  })

  it('nothing of the other’s access is shown', () => {
    const { reasons } = verdictOf({ tenant: { roleAssignments: [maxReads] }, about: aboutMax })
    const told = JSON.stringify(reasons)
    expect(
      [MAX.name ?? '', MAX.id, blobReader.name, maxReads.id].filter((each) => told.includes(each)),
    ).toEqual([])
  })
})

describe('rows with rules of their own', () => {
  const createHub = bound('hub-creation/workspace', GROUP)
  const custom = { customRoles: [hubBuilder] }

  states([
    {
      sentence: 'a hub by a custom role alone',
      tenant: { ...custom, ...on(hubBuilder, GROUP) },
      about: createHub,
      state: 'indeterminate',
      codes: ['custom-role-cannot-create-hubs', 'granted-by-role'],
    },
    {
      sentence: 'a hub by Contributor',
      tenant: on(contributor, GROUP),
      about: createHub,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a hub by a custom role beside Contributor',
      tenant: {
        ...custom,
        roleAssignments: [assignment(hubBuilder, GROUP), assignment(contributor, SUBSCRIPTION)],
      },
      about: createHub,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    { sentence: 'a hub without any role', about: createHub, state: 'missing', codes: ['no-role-assignment'] },
    {
      sentence: 'the hub’s storage by a custom role goes by its operation',
      tenant: { ...custom, ...on(hubBuilder, GROUP) },
      about: bound('hub-creation/storage', GROUP),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'the operation itself by a custom role, where no hub is asked for',
      tenant: { ...custom, ...on(hubBuilder, GROUP) },
      about: bound(operationRow(WRITE_WORKSPACE), hub()),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a right outside Azure RBAC',
      tenant: on(contributor, GROUP),
      about: bound('connection/onelake-contributor', hub()),
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'a service without system-assigned identity',
      about: bound('playground/openai-search-reader', search(), null, openai('aoai', { identity: null })),
      state: 'missing',
      codes: ['no-system-identity'],
    },
    {
      sentence: 'an identity that is missing, of a resource that is not known',
      about: bound('playground/openai-search-reader', search(), null, null),
      state: 'missing',
      codes: ['no-system-identity'],
    },
    {
      sentence: 'reading a hub by its Reader',
      tenant: on(reader, hub().id),
      about: bound(operationRow(READ_WORKSPACE), hub()),
      state: 'granted',
      codes: ['granted-by-role'],
    },
  ])

  it('a custom role that cannot create hubs is told in the article’s sense', () => {
    const { reasons } = verdictOf({ tenant: { ...custom, ...on(hubBuilder, GROUP) }, about: createHub })
    expect(reasons[0]?.text).toMatch(/Owner or Contributor/)
  })
})

describe('settings beside roles', () => {
  const keysOnly = search('srch', { properties: { authOptions: { apiKeyOnly: {} } } })
  const policies = { enableRbacAuthorization: false, accessPolicies: [] }
  const secret = operationRow(data('Microsoft.KeyVault/vaults/secrets/getSecret/action'))
  const closed = storage('st', { properties: { publicNetworkAccess: 'Disabled' } })

  states([
    {
      sentence: 'a search service that takes keys only, and the role is there',
      tenant: on(searchReader, keysOnly.id),
      about: bound(operationRow(DOCUMENTS_READ), keysOnly),
      state: 'granted',
      codes: ['granted-by-role', 'setting-blocks-access'],
    },
    {
      sentence: 'a search service that takes keys only, and the role is not there',
      about: bound(operationRow(DOCUMENTS_READ), keysOnly),
      state: 'missing',
      codes: ['no-role-assignment', 'setting-blocks-access'],
    },
    {
      sentence: 'a search service that takes keys only, managed through ARM',
      tenant: on(reader, keysOnly.id),
      about: bound(operationRow(control('Microsoft.Search/searchServices/read')), keysOnly),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a storage account closed to public networks, and the role is there',
      tenant: on(blobReader, closed.id),
      about: bound(operationRow(BLOBS_READ), closed),
      state: 'granted',
      codes: ['granted-by-role', 'setting-blocks-access'],
    },
    {
      sentence: 'a storage account closed to public networks, and the role is not there',
      about: bound(operationRow(BLOBS_READ), closed),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'a vault with access policies, and the role is there',
      tenant: on(secretsUser, GROUP),
      about: bound(secret, vault('kv', { properties: policies })),
      state: 'granted',
      codes: ['granted-by-role', 'setting-blocks-access'],
    },
    {
      sentence: 'a vault with access policies, and the role is not there',
      about: bound(secret, vault('kv', { properties: policies })),
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'a vault with access policies, managed through ARM',
      about: bound(
        operationRow(control('Microsoft.KeyVault/vaults/read')),
        vault('kv', { properties: policies }),
      ),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'a vault with roles',
      about: bound(
        secret,
        vault('kv', { properties: { enableRbacAuthorization: true, accessPolicies: [{}] } }),
      ),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
  ])
})

describe('recent assignments', () => {
  const minutesAgo = (minutes: number) =>
    new Date(Date.parse('2026-11-22T10:00:00Z') - minutes * 60_000).toISOString()
  const assigned = (...minutes: readonly (number | null)[]): Tenant => ({
    roleAssignments: minutes.map((each, index) =>
      assignment(blobReader, index === 0 ? STORAGE.id : GROUP, DANA, {
        createdOn: each === null ? null : minutesAgo(each),
      }),
    ),
  })
  const recent = ({ tenant }: { tenant: Tenant }): Reason | undefined =>
    verdictOf({ tenant, about: readBlobs }).reasons.find(({ code }) => code === 'recently-assigned')

  it.each([
    { sentence: 'just now', tenant: assigned(0), text: 'less than a minute ago' },
    { sentence: 'by a clock that is ahead', tenant: assigned(-2), text: 'less than a minute ago' },
    { sentence: 'a minute ago', tenant: assigned(1.5), text: 'a minute ago' },
    { sentence: 'nine minutes ago', tenant: assigned(9.9), text: '9 minutes ago' },
    { sentence: 'twice lately, told of the earlier', tenant: assigned(3, 7), text: '7 minutes ago' },
  ])('$sentence', ({ tenant, text }) => {
    expect(recent({ tenant })?.text).toContain(text)
  })

  it.each([
    { sentence: 'ten minutes ago', tenant: assigned(10) },
    { sentence: 'at a time that Azure does not say', tenant: assigned(null) },
    { sentence: 'lately, beside an older one', tenant: assigned(1, 600) },
    { sentence: 'lately, beside one of unknown time', tenant: assigned(1, null) },
  ])('nothing to wait for: $sentence', ({ tenant }) => {
    expect(recent({ tenant })).toBeUndefined()
  })

  it('a role of another operation that is older does not help', () => {
    const tenant: Tenant = {
      roleAssignments: [
        assignment(blobReader, GROUP, DANA, { createdOn: minutesAgo(600) }),
        assignment(blobContributor, STORAGE.id, DANA, { createdOn: minutesAgo(2) }),
      ],
    }
    const { state, reasons } = verdictOf({ tenant, about: changeBlobs })
    expect([state, reasons.at(-1)?.code]).toEqual(['granted', 'recently-assigned'])
  })

  it('what is missing is not said to be recent', () => {
    const tenant = { ...assigned(1) }
    expect(verdictOf({ tenant, about: changeBlobs }).reasons.map(({ code }) => code)).not.toContain(
      'recently-assigned',
    )
  })
})

it('the verdicts come in the order of the requirements', () => {
  const about = [readBlobs, bound(operationRow(CHAT_COMPLETIONS), openai()), changeBlobs]
  const snapshot = snapshotOf({ roleAssignments: [assignment(openaiUser, GROUP)] })
  const verdicts = judge(about, OLIVIA, snapshot)
  expect(verdicts.map(({ requirement }) => requirement)).toEqual(about)
  expect(judge([], OLIVIA, snapshot)).toEqual([])
})
