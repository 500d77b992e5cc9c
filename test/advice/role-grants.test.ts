import { describe, expect, it } from 'vitest'
import { gapsOf, rolesForGap, rolesForGaps } from '../../src/advice/role-grants.ts'
import { BLOBS_READ, control, data, WRITE_WORKSPACE } from '../../src/knowledge/operation-names.ts'
import type { BoundRequirement } from '../../src/question/question.ts'
import type { RoleDefinition } from '../../src/rbac/role-definition.ts'
import { judge } from '../../src/verdict/judge.ts'
import { assignment, builtIn, customRole } from '../builders/access.ts'
import { DANA, OLIVIA } from '../builders/people.ts'
import {
  child,
  GROUP,
  hub,
  MANAGEMENT_GROUP,
  openai,
  search,
  storage,
  SUBSCRIPTION,
} from '../builders/places.ts'
import { bound, operationRow } from '../builders/question.ts'
import { snapshotOf } from '../builders/snapshot.ts'

const snapshot = snapshotOf({ managementGroups: ['contoso-platform'] })
const gaps = (...about: readonly BoundRequirement[]) => gapsOf(judge(about, DANA, snapshot))

const READ = control('Contoso.Shop/orders/read')
const read = operationRow(READ)
const bare = openai('bare', { identity: null })

describe('gaps: what one role may mend together', () => {
  it.each([
    {
      sentence: 'one principal at one place',
      about: [bound(read, GROUP), bound(operationRow(BLOBS_READ), GROUP)],
      count: 1,
    },
    {
      sentence: 'the place in another case',
      about: [bound(read, GROUP), bound(read, GROUP.toUpperCase())],
      count: 1,
    },
    { sentence: 'two principals', about: [bound(read, GROUP), bound(read, GROUP, OLIVIA)], count: 2 },
    { sentence: 'two places', about: [bound(read, GROUP), bound(read, SUBSCRIPTION)], count: 2 },
    {
      sentence: 'two identities that do not exist yet',
      about: [
        bound(read, search(), null, bare),
        bound(read, search(), null, openai('other', { identity: null })),
      ],
      count: 2,
    },
    {
      sentence: 'one identity that does not exist yet',
      about: [bound(read, search(), null, bare), bound(operationRow(BLOBS_READ), search(), null, bare)],
      count: 1,
    },
    { sentence: 'nothing', about: [], count: 0 },
  ])('$sentence: $count', ({ about, count }) => {
    expect(gaps(...about)).toHaveLength(count)
  })

  const account = storage()
  it.each([
    { sentence: 'a resource', about: bound(read, account), scope: account.id },
    { sentence: 'a group', about: bound(read, GROUP), scope: GROUP },
    { sentence: 'a management group', about: bound(read, MANAGEMENT_GROUP), scope: MANAGEMENT_GROUP },
    {
      sentence: 'a model deployment stands for its account',
      about: { ...bound(read, openai()), scope: child(openai(), 'deployments', 'gpt-4o').id },
      scope: openai().id,
    },
    ...[
      'blobServices/default/containers',
      'queueServices/default/queues',
      'tableServices/default/tables',
    ].map((type) => ({
      sentence: `one of ${type}`,
      about: { ...bound(read, account), scope: `${account.id}/${type}/docs` },
      scope: `${account.id}/${type}/docs`,
    })),
    {
      sentence: 'a blob stands for its account, since it takes no roles',
      about: { ...bound(read, account), scope: `${account.id}/blobServices/default/containers/docs/blobs/a` },
      scope: account.id,
    },
    {
      sentence: 'a resource that is yet to be stands for its group',
      about: bound(read, hub('hub-new').id),
      scope: GROUP,
    },
    {
      sentence: 'a resource that is yet to be in a subscription stands for itself',
      about: bound(read, `${SUBSCRIPTION}/providers/Contoso.Shop/orders/new`),
      scope: `${SUBSCRIPTION}/providers/Contoso.Shop/orders/new`,
    },
  ])('the place to assign: $sentence', ({ about, scope }) => {
    expect(gaps(about).map((gap) => gap.scope)).toEqual([scope])
  })
})

describe('a custom role counts', () => {
  const role = customRole('Order Reader', { actions: [READ.name, WRITE_WORKSPACE.name] })

  function advised(of: RoleDefinition, about: BoundRequirement): readonly string[] {
    const [gap] = gaps(about)
    const tenant = snapshotOf({ builtInRoles: [], customRoles: [of], managementGroups: ['contoso-platform'] })
    return gap === undefined ? [] : rolesForGap(gap, tenant).roles.map(({ name }) => name)
  }

  it.each([
    { sentence: 'in its own resource group', assignable: [GROUP], on: GROUP, counts: true },
    { sentence: 'on a resource in its group', assignable: [GROUP], on: search().id, counts: true },
    { sentence: 'in any of its places', assignable: [`${GROUP}-2`, GROUP], on: GROUP, counts: true },
    { sentence: 'below its management group', assignable: [MANAGEMENT_GROUP], on: GROUP, counts: true },
    { sentence: 'not above its group', assignable: [GROUP], on: SUBSCRIPTION, counts: false },
    { sentence: 'not in another group', assignable: [GROUP], on: `${GROUP}-2`, counts: false },
    { sentence: 'nowhere without a place', assignable: [], on: GROUP, counts: false },
  ])('$sentence', ({ assignable, on, counts }) => {
    const advisedRoles = advised({ ...role, assignableScopes: assignable }, bound(read, on))
    expect(advisedRoles).toEqual(counts ? ['Order Reader'] : [])
  })

  it('not for making a hub', () => {
    expect(advised(role, bound('hub-creation/workspace', GROUP))).toEqual([])
    expect(advised(role, bound(operationRow(WRITE_WORKSPACE), GROUP))).toEqual(['Order Reader'])
  })
})

describe('what no role brings', () => {
  it('is told apart from what one does', () => {
    const [gap] = gaps(
      bound(operationRow(BLOBS_READ), GROUP),
      bound(operationRow(data('Contoso.Shop/orders/write')), GROUP),
    )
    const found = gap === undefined ? null : rolesForGap(gap, snapshot)
    expect(found?.roles.map(({ name }) => name)).toEqual(['Storage Blob Data Reader'])
    expect(found?.beyondRoles).toEqual([data('Contoso.Shop/orders/write')])
  })

  it('leaves a requirement alone that can never be met', () => {
    const [gap] = gaps(bound(operationRow(BLOBS_READ, data('Contoso.Shop/orders/write')), GROUP))
    expect(gap === undefined ? null : rolesForGap(gap, snapshot).roles).toEqual([])
  })
})

describe('roles for several gaps', () => {
  const named = (...about: readonly BoundRequirement[]) =>
    rolesForGaps(gaps(...about), snapshot).map(({ gap, roles }) => [gap.scope, roles.map(({ name }) => name)])
  const blobs = operationRow(BLOBS_READ)
  const account = storage()

  it('what is assigned above counts below, whichever comes first', () => {
    const above = [GROUP, ['Storage Blob Data Reader']]
    const below = [account.id, []]
    expect(named(bound(blobs, GROUP), bound(blobs, account))).toEqual([above, below])
    expect(named(bound(blobs, account), bound(blobs, GROUP))).toEqual([below, above])
  })

  it('what somebody else is given does not count', () => {
    expect(named(bound(blobs, GROUP, OLIVIA), bound(blobs, account))).toEqual([
      [GROUP, ['Storage Blob Data Reader']],
      [account.id, ['Storage Blob Data Reader']],
    ])
  })

  it('what is there already still counts', () => {
    const queues = data('Microsoft.Storage/storageAccounts/queueServices/queues/messages/read')
    const about = [bound(read, GROUP), bound(operationRow(BLOBS_READ, queues), account)]
    const reader = customRole('Order Reader', { actions: [READ.name] })
    const held = snapshotOf({
      customRoles: [reader],
      roleAssignments: [assignment(builtIn('Storage Blob Data Reader'), GROUP)],
    })
    const found = rolesForGaps(gapsOf(judge(about, DANA, held)), held)
    expect(found.map(({ roles }) => roles.map(({ name }) => name))).toEqual([
      ['Order Reader'],
      ['Storage Queue Data Reader'],
    ])
  })

  it('one requirement that only built-in roles meet binds the roles for all of its gap', () => {
    const role = customRole('Hub Maker', { actions: ['*'] })
    const [gap] = gaps(bound('hub-creation/workspace', GROUP), bound(read, GROUP))
    const tenant = snapshotOf({ builtInRoles: [], customRoles: [role] })
    expect(gap === undefined ? null : rolesForGap(gap, tenant).roles).toEqual([])
  })

  it('the same operation, asked for twice, is beyond roles once', () => {
    const strange = data('Contoso.Shop/orders/write')
    const [gap] = gaps(bound(operationRow(strange), GROUP), bound(operationRow(strange), GROUP))
    expect(gap === undefined ? null : rolesForGap(gap, snapshot).beyondRoles).toEqual([strange])
  })
})
