import { describe, expect, it } from 'vitest'
import {
  grantorFields,
  grantorsOf,
  lockRemovers,
  type GrantRequest,
} from '../../../src/advice/grantors/grantors.ts'
import { ASSIGN_ROLES } from '../../../src/knowledge/operation-names.ts'
import {
  assignment,
  builtIn,
  customRole,
  denied,
  deny,
  eligible,
  EVERY_PRINCIPAL,
} from '../../builders/access.ts'
import { lock } from '../../builders/locks.ts'
import { asPrincipal, DANA, group, MAX, OLIVIA, PIPELINE } from '../../builders/people.ts'
import { GROUP, MANAGEMENT_GROUP, search, SUBSCRIPTION } from '../../builders/places.ts'
import { snapshotOf, unread, type Tenant } from '../../builders/snapshot.ts'

const SEARCH = search().id
const CHILD = `${SEARCH}/indexes/docs`
const owner = builtIn('Owner')
const administrator = builtIn('User Access Administrator')
const foundryManager = builtIn('Foundry Project Manager')
const foundryUser = builtIn('Foundry User')
const contributor = builtIn('Contributor')
const admins = group('Admins', [MAX, OLIVIA])

function grantors(tenant: Tenant, request: Partial<GrantRequest> = {}) {
  return grantorsOf(
    { scope: SEARCH, roleId: foundryUser.id, principal: DANA, ...request },
    snapshotOf(tenant),
  )
}

const names = (...of: Parameters<typeof grantors>) => grantors(...of).map(({ name }) => name)

describe('who may assign a role', () => {
  it.each([
    { role: owner, may: true },
    { role: administrator, may: true },
    { role: builtIn('Role Based Access Control Administrator'), may: true },
    { role: customRole('Assigner', { actions: [ASSIGN_ROLES.name] }), may: true },
    { role: contributor, may: false },
    { role: builtIn('Reader'), may: false },
    { role: builtIn('Azure AI Developer'), may: false },
    {
      role: customRole('Almost', { actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }),
      may: false,
    },
  ])('$role.name: $may', ({ role, may }) => {
    const customRoles = role.isCustom ? [role] : []
    expect(names({ customRoles, roleAssignments: [assignment(role, GROUP, OLIVIA)] })).toEqual(
      may ? [OLIVIA.name] : [],
    )
  })

  it.each([
    { scope: SEARCH, may: true },
    { scope: GROUP, may: true },
    { scope: '/', may: true },
    { scope: MANAGEMENT_GROUP, may: true },
    { scope: CHILD, may: false },
    { scope: `${GROUP}-2`, may: false },
  ])('as an owner of $scope: $may', ({ scope, may }) => {
    const tenant = {
      managementGroups: ['contoso-platform'],
      roleAssignments: [assignment(owner, scope, OLIVIA)],
    }
    expect(names(tenant)).toHaveLength(may ? 1 : 0)
  })

  it('is told with the assignment that lets them', () => {
    const held = assignment(owner, GROUP, OLIVIA)
    expect(grantors({ roleAssignments: [held] })).toEqual([
      { id: OLIVIA.id, name: OLIVIA.name, type: 'User', roleAssignmentId: held.id },
    ])
  })

  it('is told by the id alone where the directory told nothing', () => {
    const held = assignment(owner, GROUP, { id: 'somebody', type: 'User', name: null })
    expect(grantors({ roleAssignments: [held] })).toEqual([
      { id: 'somebody', name: null, type: 'User', roleAssignmentId: held.id },
    ])
  })

  it('may be nobody', () => {
    expect(grantors({})).toEqual([])
  })
})

describe('groups', () => {
  const held = assignment(owner, GROUP, asPrincipal(admins))

  it('stand for their members', () => {
    expect(grantors({ groups: [admins], roleAssignments: [held] })).toEqual([
      { id: MAX.id, name: MAX.name, type: 'User', roleAssignmentId: held.id, viaGroupId: admins.id },
      { id: OLIVIA.id, name: OLIVIA.name, type: 'User', roleAssignmentId: held.id, viaGroupId: admins.id },
    ])
  })

  it('stand for their members, though the snapshot does not know those', () => {
    expect(names({ people: [], groups: [admins], roleAssignments: [held] })).toEqual([MAX.name, OLIVIA.name])
  })

  it('stand for themselves where the members could not be read', () => {
    const closed = group('Admins', null)
    expect(grantors({ groups: [closed], roleAssignments: [held] })).toEqual([
      { id: closed.id, name: 'Admins', type: 'Group', roleAssignmentId: held.id },
    ])
  })

  it('without members stand for nobody', () => {
    expect(grantors({ groups: [group('Admins', [])], roleAssignments: [held] })).toEqual([])
  })

  it('are found by their id in any case', () => {
    const inCapitals = { ...held, principalId: held.principalId.toUpperCase() }
    expect(names({ groups: [admins], roleAssignments: [inCapitals] })).toEqual([MAX.name, OLIVIA.name])
  })
})

describe('the order', () => {
  it.each([
    { sentence: 'the resource before its group', first: SEARCH, second: GROUP },
    { sentence: 'the group before the subscription', first: GROUP, second: SUBSCRIPTION },
    { sentence: 'the subscription before a management group', first: SUBSCRIPTION, second: MANAGEMENT_GROUP },
    { sentence: 'a management group before the root', first: MANAGEMENT_GROUP, second: '/' },
  ])('$sentence', ({ first, second }) => {
    const roleAssignments = [assignment(owner, second, OLIVIA), assignment(owner, first, MAX)]
    expect(names({ managementGroups: ['contoso-platform'], roleAssignments })).toEqual([
      MAX.name,
      OLIVIA.name,
    ])
  })

  it('people before service principals, then by name', () => {
    const roleAssignments = [PIPELINE, OLIVIA, MAX].map((each) => assignment(owner, GROUP, each))
    expect(names({ roleAssignments })).toEqual([MAX.name, OLIVIA.name, PIPELINE.name])
  })

  it('those without a name after the others, by their ids', () => {
    const nameless = ['y', 'x'].map((id) => ({ ...MAX, id, name: null }))
    const roleAssignments = [...nameless, OLIVIA].map((each) => assignment(owner, GROUP, each))
    expect(grantors({ roleAssignments }).map(({ id }) => id)).toEqual([OLIVIA.id, 'x', 'y'])
  })

  it('people, then those who must activate a role, then closed groups, then applications, of which none can activate one', () => {
    const closed = group('Admins', null)
    const tenant = {
      groups: [closed],
      roleAssignments: [
        assignment(owner, SEARCH, PIPELINE),
        assignment(owner, SEARCH, asPrincipal(closed)),
        assignment(owner, SUBSCRIPTION, OLIVIA),
      ],
      eligibleAssignments: [eligible(owner, GROUP, MAX), eligible(owner, SEARCH, { ...PIPELINE, id: 'p2' })],
    }
    expect(grantors(tenant).map(({ id, eligible: must }) => [id, must === true])).toEqual([
      [OLIVIA.id, false],
      [MAX.id, true],
      [closed.id, false],
      [PIPELINE.id, false],
    ])
  })

  it('within a kind those who can now before those who must activate a role', () => {
    const closed = ['Admins', 'Zebras'].map((name) => group(name, null))
    const [admins, zebras] = closed.map(asPrincipal)
    if (admins === undefined || zebras === undefined) throw new Error('expected two groups')
    const tenant = {
      groups: closed,
      roleAssignments: [assignment(owner, SUBSCRIPTION, zebras)],
      eligibleAssignments: [eligible(owner, SEARCH, admins)],
    }
    expect(names(tenant)).toEqual(['Zebras', 'Admins'])
  })

  it('devices beside applications, and groups of elsewhere beside groups', () => {
    const roleAssignments = [
      assignment(owner, SEARCH, { id: 'device', type: 'Device', name: 'Device' }),
      assignment(owner, SEARCH, { id: 'foreign', type: 'ForeignGroup', name: 'Foreign' }),
      assignment(owner, SUBSCRIPTION, OLIVIA),
    ]
    expect(grantors({ roleAssignments }).map(({ id }) => id)).toEqual([OLIVIA.id, 'foreign', 'device'])
  })

  it('those who must activate a role first come after those who need not, and say so', () => {
    const tenant = {
      roleAssignments: [assignment(owner, SUBSCRIPTION, OLIVIA)],
      eligibleAssignments: [eligible(owner, SEARCH, MAX)],
    }
    expect(grantors(tenant).map(({ name, eligible: must }) => [name, must])).toEqual([
      [OLIVIA.name, undefined],
      [MAX.name, true],
    ])
  })

  it('each once: active before eligible, nearest before farther', () => {
    const tenant = {
      groups: [admins],
      roleAssignments: [
        assignment(owner, SUBSCRIPTION, MAX),
        assignment(administrator, GROUP, MAX),
        assignment(owner, GROUP, asPrincipal(admins)),
      ],
      eligibleAssignments: [eligible(owner, SEARCH, MAX)],
    }
    const found = grantors(tenant)
    expect(found.map(({ name }) => name)).toEqual([MAX.name, OLIVIA.name])
    expect(found.filter(({ eligible: must }) => must)).toEqual([])
  })
})

describe('conditions and denials', () => {
  const manager = { roleAssignments: [assignment(foundryManager, GROUP, OLIVIA)] }
  const identity = { id: 'identity-of-agents', type: 'ServicePrincipal', name: 'agents' } as const
  const peopleOnly = `(!(ActionMatches{'${ASSIGN_ROLES.name}'})) OR (@Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {'User'})`
  const restricted = {
    roleAssignments: [assignment(administrator, GROUP, OLIVIA, { condition: peopleOnly })],
  }
  const open = {
    roleAssignments: [
      assignment(administrator, GROUP, OLIVIA, { condition: "@Resource[team] StringEquals 'blue'" }),
    ],
  }
  const denial = (fields: Parameters<typeof deny>[3]) => ({
    roleAssignments: [assignment(owner, GROUP, OLIVIA), assignment(owner, GROUP, MAX)],
    denyAssignments: [deny('No assigning', GROUP, { actions: ['Microsoft.Authorization/*/write'] }, fields)],
  })

  it.each([
    {
      sentence: 'Foundry Project Manager may assign Foundry User',
      tenant: manager,
      request: {},
      who: [OLIVIA.name],
    },
    {
      sentence: 'Foundry Project Manager may not assign Contributor',
      tenant: manager,
      request: { roleId: contributor.id },
      who: [],
    },
    { sentence: 'a delegation for people lets them', tenant: restricted, request: {}, who: [OLIVIA.name] },
    {
      sentence: 'a delegation for people lets no identity',
      tenant: restricted,
      request: { principal: identity },
      who: [],
    },
    {
      sentence: 'a delegation for people lets no identity that is yet to be',
      tenant: restricted,
      request: { principal: null },
      who: [],
    },
    {
      sentence: 'a delegation for people lets nobody whose type is not known',
      tenant: restricted,
      request: { principal: { ...DANA, type: null } },
      who: [],
    },
    { sentence: 'a condition that is not known lets nobody', tenant: open, request: {}, who: [] },
    {
      sentence: 'whoever is denied may not',
      tenant: denial({ principals: [denied(OLIVIA)] }),
      request: {},
      who: [MAX.name],
    },
    {
      sentence: 'whoever is excluded from a denial of everyone may',
      tenant: denial({ principals: [EVERY_PRINCIPAL], excludedPrincipals: [denied(MAX)] }),
      request: {},
      who: [MAX.name],
    },
    {
      sentence: 'a denial elsewhere does not matter',
      tenant: denial({ scope: `${GROUP}-2` }),
      request: {},
      who: [MAX.name, OLIVIA.name],
    },
  ])('$sentence', ({ tenant, request, who }) => {
    expect(names(tenant, request)).toEqual(who)
  })

  it('whoever may be denied through a group that could not be read is named last of the people, as perhaps', () => {
    const closed = group('Contractors', null)
    const tenant = {
      roleAssignments: [assignment(owner, SEARCH, OLIVIA), assignment(owner, SUBSCRIPTION, MAX)],
      groups: [closed],
      groupsUnread: [OLIVIA],
      denyAssignments: [
        deny('No assigning', GROUP, { actions: ['*'] }, { principals: [denied(asPrincipal(closed))] }),
      ],
    }
    expect(grantors(tenant).map(({ name, perhaps }) => [name, perhaps])).toEqual([
      [MAX.name, undefined],
      [OLIVIA.name, true],
    ])
  })

  it('a condition goes by the time too', () => {
    const until = (date: string) => ({
      roleAssignments: [
        assignment(owner, GROUP, OLIVIA, {
          condition: `@Environment[UtcNow] DateTimeLessThan '${date}T00:00:00.0Z'`,
        }),
      ],
    })
    expect(names(until('2026-12-01'))).toEqual([OLIVIA.name])
    expect(names(until('2026-11-01'))).toEqual([])
  })

  it('a condition on one assignment does not bind another', () => {
    const roleAssignments = [...restricted.roleAssignments, assignment(owner, SUBSCRIPTION, OLIVIA)]
    const found = grantors({ roleAssignments }, { principal: identity })
    expect(found.map(({ roleAssignmentId }) => roleAssignmentId)).toEqual([roleAssignments[1]?.id])
  })
})

describe('the note beside the people', () => {
  const open = "@Resource[team] StringEquals 'blue'"
  const note = (tenant: Tenant) =>
    grantorFields({ scope: SEARCH, roleId: foundryUser.id, principal: DANA }, snapshotOf(tenant)).grantorsNote
  const held = assignment(owner, GROUP, OLIVIA)
  const perhaps = assignment(administrator, GROUP, MAX, { condition: open })
  const stack = deny('Stack', GROUP, { actions: ['*/write'] }, { principals: [EVERY_PRINCIPAL] })

  it.each<{ sentence: string; tenant: Tenant; text: string | undefined }>([
    { sentence: 'is none where somebody can', tenant: { roleAssignments: [held, perhaps] }, text: undefined },
    { sentence: 'is none where nobody holds the right', tenant: {}, text: undefined },
    {
      sentence: 'says that nobody could be read',
      tenant: { blindSpots: [unread('role-assignments-unread')] },
      text: 'What is assigned on srch-contoso could not be read in full: an owner there, or of its subscription, can.',
    },
    {
      sentence: 'says that there may be others',
      tenant: { roleAssignments: [held], blindSpots: [unread('role-assignments-unread')] },
      text: 'Not everything assigned on srch-contoso could be read, so there may be others.',
    },
    {
      sentence: 'counts a role whose definition is not known as unread',
      tenant: { roleAssignments: [held, assignment(customRole('Lost'), SUBSCRIPTION, MAX)] },
      text: 'Not everything assigned on srch-contoso could be read, so there may be others.',
    },
    {
      sentence: 'does not mind such a role below',
      tenant: { roleAssignments: [held, assignment(customRole('Lost'), CHILD, MAX)] },
      text: undefined,
    },
    {
      sentence: 'names who can perhaps, where nobody can for certain',
      tenant: { roleAssignments: [perhaps] },
      text: 'Perhaps Max Manager: a condition on the role decides, and I cannot evaluate it.',
    },
    {
      sentence: 'does not name somebody whose condition is not met',
      tenant: {
        roleAssignments: [assignment(administrator, GROUP, MAX, { condition: "ActionMatches{'x/read'}" })],
      },
      text: undefined,
    },
    {
      sentence: 'does not name whoever is denied as perhaps',
      tenant: { roleAssignments: [perhaps], denyAssignments: [stack] },
      text: undefined,
    },
    {
      sentence: 'names what keeps everybody from it',
      tenant: { roleAssignments: [held, assignment(owner, SEARCH, MAX)], denyAssignments: [stack] },
      text: 'The deny assignment "Stack" keeps Olivia Owner, Max Manager from assigning roles there.',
    },
    {
      sentence: 'does not name somebody twice',
      tenant: {
        roleAssignments: [held, assignment(owner, SEARCH, OLIVIA)],
        denyAssignments: [stack],
      },
      text: 'The deny assignment "Stack" keeps Olivia Owner from assigning roles there.',
    },
    {
      sentence: 'names by the id where there is no name',
      tenant: {
        roleAssignments: [assignment(owner, GROUP, { ...MAX, id: 'x', name: null })],
        denyAssignments: [stack],
      },
      text: 'The deny assignment "Stack" keeps x from assigning roles there.',
    },
  ])('$sentence', ({ tenant, text }) => {
    expect(note(tenant)).toBe(text)
  })
})

describe('who may delete a lock', () => {
  it.each([
    { role: owner, may: true },
    { role: administrator, may: true },
    { role: builtIn('Locks Contributor'), may: true },
    { role: builtIn('Role Based Access Control Administrator'), may: false },
    { role: contributor, may: false },
  ])('$role.name: $may', ({ role, may }) => {
    const tenant = { roleAssignments: [assignment(role, GROUP, OLIVIA)] }
    expect(lockRemovers(lock('ReadOnly', GROUP), snapshotOf(tenant)).map(({ name }) => name)).toEqual(
      may ? [OLIVIA.name] : [],
    )
  })

  it('nobody with a role below the lock', () => {
    const tenant = { roleAssignments: [assignment(owner, SEARCH, OLIVIA)] }
    expect(lockRemovers(lock('ReadOnly', GROUP), snapshotOf(tenant))).toEqual([])
  })
})
