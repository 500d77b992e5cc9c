import { describe, expect, it } from 'vitest'
import { matchPermission, roleGrants, type PermissionMatch } from '../../src/rbac/permission.ts'
import { control, data } from '../../src/knowledge/operation-names.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import type { Permission } from '../../src/rbac/role-definition.ts'
import { customRole, permission } from '../builders/access.ts'

const READ = control('Contoso.Shop/orders/read')
const WRITE = control('Contoso.Shop/orders/write')
const READ_DATA = data('Contoso.Shop/orders/read')

interface Case {
  readonly sentence: string
  readonly entry: Partial<Permission>
  readonly operation: Operation
  readonly match: PermissionMatch
}

describe('one entry of a role', () => {
  it.each<Case>([
    { sentence: 'grants what it lists', entry: { actions: [READ.name] }, operation: READ, match: 'granted' },
    {
      sentence: 'grants in any case',
      entry: { actions: [READ.name.toUpperCase()] },
      operation: READ,
      match: 'granted',
    },
    { sentence: 'grants by a wildcard', entry: { actions: ['*/read'] }, operation: READ, match: 'granted' },
    {
      sentence: 'grants in spite of stray spaces',
      entry: { actions: [` ${READ.name} `] },
      operation: READ,
      match: 'granted',
    },
    { sentence: 'an empty entry grants nothing', entry: {}, operation: READ, match: 'not-listed' },
    {
      sentence: 'does not grant what it does not list',
      entry: { actions: ['*/read'] },
      operation: WRITE,
      match: 'not-listed',
    },
    {
      sentence: 'takes out by name',
      entry: { actions: ['*'], notActions: [WRITE.name] },
      operation: WRITE,
      match: 'excluded',
    },
    {
      sentence: 'takes out by wildcard',
      entry: { actions: ['*'], notActions: ['Contoso.Shop/*'] },
      operation: WRITE,
      match: 'excluded',
    },
    {
      sentence: 'takes out in any case',
      entry: { actions: ['*'], notActions: [WRITE.name.toUpperCase()] },
      operation: WRITE,
      match: 'excluded',
    },
    {
      sentence: 'takes out what it also lists by name',
      entry: { actions: [WRITE.name], notActions: [WRITE.name] },
      operation: WRITE,
      match: 'excluded',
    },
    {
      sentence: 'leaves what is not taken out',
      entry: { actions: ['*'], notActions: ['*/write'] },
      operation: READ,
      match: 'granted',
    },
    {
      sentence: 'an exclusion alone is not listed',
      entry: { notActions: [WRITE.name] },
      operation: WRITE,
      match: 'not-listed',
    },
    {
      sentence: 'actions grant no data action',
      entry: { actions: ['*'] },
      operation: READ_DATA,
      match: 'not-listed',
    },
    {
      sentence: 'data actions grant no action',
      entry: { dataActions: ['*'] },
      operation: READ,
      match: 'not-listed',
    },
    {
      sentence: 'data actions grant data actions',
      entry: { dataActions: ['*'] },
      operation: READ_DATA,
      match: 'granted',
    },
    {
      sentence: 'notActions take no data action out',
      entry: { dataActions: ['*'], notActions: ['*'] },
      operation: READ_DATA,
      match: 'granted',
    },
    {
      sentence: 'notDataActions take no action out',
      entry: { actions: ['*'], notDataActions: ['*'] },
      operation: READ,
      match: 'granted',
    },
    {
      sentence: 'notDataActions take data actions out',
      entry: { dataActions: ['*'], notDataActions: ['*/read'] },
      operation: READ_DATA,
      match: 'excluded',
    },
  ])('$sentence', ({ entry, operation, match }) => {
    expect(matchPermission(permission(entry), operation)).toBe(match)
  })

  it('answers the same for an entry that it met before', () => {
    const entry = permission({ actions: ['*'], notActions: [WRITE.name] })
    const first = [READ, WRITE].map((operation) => matchPermission(entry, operation))
    expect([READ, WRITE].map((operation) => matchPermission(entry, operation))).toEqual(first)
  })
})

describe('a role', () => {
  it.each([
    { sentence: 'without entries grants nothing', role: customRole('Nothing'), grants: false },
    {
      sentence: 'grants what its second entry grants',
      role: customRole('Second', { actions: [READ.name] }, { actions: [WRITE.name] }),
      grants: true,
    },
    {
      sentence: 'an exclusion of one entry does not reach into another',
      role: customRole('Split', { actions: ['*'], notActions: ['*/write'] }, { actions: [WRITE.name] }),
      grants: true,
    },
    {
      sentence: 'grants what every entry excludes no more than one entry would',
      role: customRole('Twice', { actions: ['*'], notActions: ['*/write'] }, { actions: ['*/read'] }),
      grants: false,
    },
  ])('$sentence', ({ role, grants }) => {
    expect(roleGrants(role, WRITE)).toBe(grants)
  })
})
