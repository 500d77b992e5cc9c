import { describe, expect, it } from 'vitest'
import { BLOBS_READ, control, data } from '../../../src/knowledge/operation-names.ts'
import { assignment, customRole, denied, deny, eligible, EVERY_PRINCIPAL } from '../../builders/access.ts'
import { asPrincipal, DANA, group, MAX } from '../../builders/people.ts'
import { GROUP, openai, SUBSCRIPTION } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { unread, type Tenant } from '../../builders/snapshot.ts'
import {
  blobReader,
  changeBlobs,
  CONTAINER,
  contributor,
  members,
  membersAsPrincipal,
  on,
  readBlobs,
  STORAGE,
  verdictOf,
} from './judging.ts'

const told = (tenant: Tenant, about = readBlobs) =>
  verdictOf({ tenant, about }).reasons.map(({ text }) => text)
const codes = (tenant: Tenant, about = readBlobs) =>
  verdictOf({ tenant, about }).reasons.map(({ code }) => code)

const lost = customRole('Lost')
const both = bound(
  operationRow(control('Contoso.Shop/orders/read'), data('Contoso.Shop/orders/read')),
  STORAGE,
)

describe('in words', () => {
  it.each<{ sentence: string; tenant: Tenant; about?: typeof readBlobs; texts: readonly string[] }>([
    {
      sentence: 'no role at all',
      tenant: {},
      texts: ['Dana Developer has no role on stcontoso or above it.'],
    },
    {
      sentence: 'no role at all, of somebody without a name',
      tenant: {},
      about: { ...readBlobs, assignee: { ...DANA, name: null } },
      texts: [`${DANA.id} has no role on stcontoso or above it.`],
    },
    {
      sentence: 'a role that grants a part',
      tenant: on(blobReader, GROUP),
      about: changeBlobs,
      texts: [
        `Storage Blob Data Reader, inherited from resource group rg-ai, grants a part of this: ${BLOBS_READ.name}.`,
        'Storage Blob Data Reader, inherited from resource group rg-ai, does not include this.',
      ],
    },
    {
      sentence: 'a role that grants two parts',
      tenant: {
        ...on(customRole('Most', { dataActions: ['*/read', '*/write'] }), STORAGE.id),
        customRoles: [customRole('Most', { dataActions: ['*/read', '*/write'] })],
      },
      about: changeBlobs,
      texts: [
        `Most, assigned on stcontoso, grants a part of this: ${BLOBS_READ.name}, ${BLOBS_READ.name.replace('read', 'write')}.`,
        'Most, assigned on stcontoso, does not include this.',
      ],
    },
    {
      sentence: 'a role that takes it out again',
      tenant: {
        ...on(customRole('Narrow', { dataActions: ['*'], notDataActions: ['*/read'] }), STORAGE.id),
        customRoles: [customRole('Narrow', { dataActions: ['*'], notDataActions: ['*/read'] })],
      },
      texts: ['Narrow, assigned on stcontoso, takes this out again by its own exclusions.'],
    },
    {
      sentence: 'a role below that is not known',
      tenant: on(lost, CONTAINER),
      texts: [
        'Dana Developer has no role on stcontoso or above it.',
        `Role ${lost.id} on docs is below stcontoso and does not reach up to it.`,
      ],
    },
    {
      sentence: 'a role whose definition is not known',
      tenant: on(lost, GROUP),
      texts: [
        `The definition of role ${lost.id}, resource group rg-ai, could not be read, so what it grants is not known.`,
      ],
    },
    {
      sentence: 'role assignments that were not read',
      tenant: { blindSpots: [unread('role-assignments-unread')] },
      texts: ['The role assignments on stcontoso could not be read, so a role that grants this may exist.'],
    },
    {
      sentence: 'deny assignments that were not read',
      tenant: { ...on(blobReader, STORAGE.id), blindSpots: [unread('deny-assignments-unread')] },
      texts: [
        'The deny assignments on stcontoso could not be read, and one may block what the role grants.',
        'Storage Blob Data Reader, assigned on stcontoso, grants this.',
      ],
    },
    {
      sentence: 'a deny that may apply',
      tenant: {
        ...on(blobReader, STORAGE.id),
        groupsUnread: [DANA],
        denyAssignments: [
          deny('Keep out', GROUP, { dataActions: ['*'] }, { principals: [denied(membersAsPrincipal)] }),
        ],
      },
      texts: [
        'The deny assignment "Keep out" on resource group rg-ai may apply: it depends on a group or an attribute that could not be read.',
        'Storage Blob Data Reader, assigned on stcontoso, grants this.',
      ],
    },
    {
      sentence: 'the nearest of several eligible roles',
      tenant: {
        eligibleAssignments: [
          eligible(blobReader, SUBSCRIPTION),
          eligible(blobReader, STORAGE.id),
          eligible(blobReader, GROUP),
        ],
      },
      texts: ['Storage Blob Data Reader, assigned on stcontoso, is eligible but not activated.'],
    },
    {
      sentence: 'an identity that does not exist',
      tenant: {},
      about: bound('playground/openai-search-reader', GROUP, null, openai('aoai-bare', { identity: null })),
      texts: ['aoai-bare has no system-assigned managed identity, so nothing can be assigned to it.'],
    },
    {
      sentence: 'an identity of what is not known',
      tenant: {},
      about: bound('playground/openai-search-reader', GROUP, null),
      texts: ['The resource has no system-assigned managed identity, so nothing can be assigned to it.'],
    },
    {
      sentence: 'somebody else’s access',
      tenant: {},
      about: bound(operationRow(BLOBS_READ), STORAGE, MAX),
      texts: [
        'You cannot read role assignments on stcontoso (Microsoft.Authorization/roleAssignments/read), so I cannot show you what somebody else may do there.',
      ],
    },
    {
      sentence: 'somebody else’s access, where one’s own could not be read',
      tenant: { blindSpots: [unread('role-assignments-unread')] },
      about: bound(operationRow(BLOBS_READ), STORAGE, MAX),
      texts: [
        'I could not check that you can read role assignments on stcontoso (Microsoft.Authorization/roleAssignments/read), so I cannot show you what somebody else may do there.',
      ],
    },
  ])('$sentence', ({ tenant, about, texts }) => {
    expect(told(tenant, about)).toEqual(texts)
  })

  it('each condition that is not met, and each fact about it once', () => {
    const condition = "ActionMatches{'x/read'} OR ActionMatches{'y/read'}"
    expect(told(on(blobReader, STORAGE.id, DANA, { condition }))[0]).toBe(
      `Storage Blob Data Reader, assigned on stcontoso, would grant this, but its condition is not met: the operation \`${BLOBS_READ.name}\` does not match \`x/read\`; the operation \`${BLOBS_READ.name}\` does not match \`y/read\`.`,
    )
  })
})

describe('several operations', () => {
  const holding = (role: ReturnType<typeof customRole>) => ({ ...on(role, STORAGE.id), customRoles: [role] })

  it.each([
    {
      sentence: 'a role that takes one out again, and does not list the other',
      role: customRole('A', { actions: ['*'], notActions: ['Contoso.Shop/*'] }),
      code: 'excluded-by-role',
    },
    {
      sentence: 'a role without data actions, of which only one operation is one',
      role: customRole('B', { actions: ['x/read'] }),
      code: 'role-lacks-operation',
    },
    {
      sentence: 'a role of which only one entry has data actions',
      role: customRole('C', { actions: ['x/read'] }, { dataActions: ['x/read'] }),
      code: 'role-lacks-operation',
    },
  ])('$sentence: $code', ({ role, code }) => {
    expect(codes(holding(role), both)).toEqual([code])
  })

  it('a role of which only one entry has data actions does have some', () => {
    const role = customRole('C', { actions: ['x/read'] }, { dataActions: ['x/read'] })
    expect(codes(holding(role))).toEqual(['role-lacks-operation'])
  })
})

describe('what is not told', () => {
  const blocked = deny('Keep out', GROUP, { dataActions: ['*'] }, { principals: [EVERY_PRINCIPAL] })

  it('a condition, where an eligible role needs none', () => {
    const condition = "ActionMatches{'x/read'}"
    const eligibleAssignments = [
      eligible(blobReader, GROUP),
      eligible(blobReader, STORAGE.id, DANA, { condition }),
    ]
    expect(codes({ eligibleAssignments })).toEqual(['eligible-not-active'])
    expect(codes({ ...on(blobReader, GROUP), eligibleAssignments })).toEqual(['granted-by-role'])
  })

  it('other roles that fall short, where one grants and a deny blocks it', () => {
    const tenant = {
      roleAssignments: [assignment(blobReader, STORAGE.id), assignment(contributor, GROUP)],
      denyAssignments: [blocked],
    }
    expect(codes(tenant)).toEqual(['denied-by-assignment', 'granted-by-role'])
  })

  it('that denials were not read, where no role grants', () => {
    const blindSpots = [unread('deny-assignments-unread'), unread('role-assignments-unread')]
    expect(codes({ blindSpots })).toEqual(['role-assignments-unread'])
  })

  it('a group, where a denial names everyone', () => {
    const principals = [denied(membersAsPrincipal), EVERY_PRINCIPAL]
    const [reason] = verdictOf({
      tenant: { groups: [members], denyAssignments: [{ ...blocked, principals }] },
      about: readBlobs,
    }).reasons
    expect(reason).not.toHaveProperty('viaGroupId')
  })

  it('other groups than the one that a denial names', () => {
    const others = group('Testers', [DANA])
    const denyAssignments = [{ ...blocked, principals: [denied(asPrincipal(others))] }]
    const [reason] = verdictOf({
      tenant: { groups: [members, others], denyAssignments },
      about: readBlobs,
    }).reasons
    expect(reason?.viaGroupId).toBe(others.id)
  })
})
