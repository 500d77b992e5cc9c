import { describe, expect, it } from 'vitest'
import {
  ASSIGN_ROLES,
  BLOBS_READ,
  CHAT_COMPLETIONS,
  control,
  WRITE_WORKSPACE,
} from '../../../src/knowledge/operation-names.ts'
import { judge } from '../../../src/verdict/judge.ts'
import { assignment, builtIn, customRole } from '../../builders/access.ts'
import { DANA, group, MAX, OLIVIA } from '../../builders/people.ts'
import {
  foundry,
  foundryProject,
  GROUP,
  hub,
  MANAGEMENT_GROUP,
  openai,
  project,
  SUBSCRIPTION,
} from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { snapshotOf } from '../../builders/snapshot.ts'
import {
  reader,
  contributor,
  blobReader,
  STORAGE,
  readBlobs,
  changeBlobs,
  members,
  membersAsPrincipal,
  CONTAINER,
  verdictOf,
  states,
  on,
} from './judging.ts'

const aiDeveloper = builtIn('Azure AI Developer')
const openaiUser = builtIn('Cognitive Services OpenAI User')

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

  it('a grant through nested groups names the way', () => {
    const inner = group('Data science')
    const { reasons } = verdictOf({
      tenant: {
        roleAssignments: [assignment(blobReader, GROUP, membersAsPrincipal)],
        groups: [members, inner],
        directGroups: { [DANA.id]: [inner.id], [inner.id]: [members.id] },
      },
      about: readBlobs,
    })
    expect(reasons).toMatchObject([
      {
        text: 'Storage Blob Data Reader, inherited from resource group rg-ai through group Data science → AI developers, grants this.',
        viaGroupId: members.id,
        viaGroupPath: [inner.id, members.id],
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

  it('of many roles below the scope the eight nearest are told', () => {
    const below = Array.from(
      { length: 12 },
      (_, index) => `${STORAGE.id}/blobServices/default/containers/c${index}`,
    )
    const deeper = `${CONTAINER}/blobs/a`
    const roleAssignments = [deeper, ...below].map((scope) => assignment(blobReader, scope))
    const { reasons } = verdictOf({ tenant: { roleAssignments }, about: readBlobs })
    expect(reasons.map(({ code }) => code)).toEqual([
      'no-role-assignment',
      ...Array.from({ length: 8 }, () => 'assigned-below-scope'),
    ])
    expect(reasons[1]?.scope).toBe(deeper)
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

it('the verdicts come in the order of the requirements', () => {
  const about = [readBlobs, bound(operationRow(CHAT_COMPLETIONS), openai()), changeBlobs]
  const snapshot = snapshotOf({ roleAssignments: [assignment(openaiUser, GROUP)] })
  const verdicts = judge(about, OLIVIA, snapshot)
  expect(verdicts.map(({ requirement }) => requirement)).toEqual(about)
  expect(judge([], OLIVIA, snapshot)).toEqual([])
})
