import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breadthOf, weightsFor } from '../../../src/advice/least/breadth.ts'
import { operationsGranted, together } from '../../../src/advice/least/granted-operations.ts'
import { knownOperations } from '../../../src/knowledge/catalogue/operations.ts'
import { BLOBS_READ, control, data, GIVING_ACCESS } from '../../../src/knowledge/operation-names.ts'
import type { Operation } from '../../../src/rbac/operation.ts'
import type { RoleDefinition } from '../../../src/rbac/role-definition.ts'
import { customRole } from '../../builders/access.ts'
import * as any from '../../builders/arbitraries.ts'

const READ = control('Microsoft.Compute/disks/read')
const CHANGE = control('Microsoft.Compute/disks/write')
const DELETE = control('Microsoft.Compute/disks/delete')
const LIST_KEYS = control('Microsoft.Storage/storageAccounts/listKeys/action')
const DATA_READ = BLOBS_READ
const DATA_CHANGE = data('Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write')
const ticket = control('Microsoft.Support/supportTickets/write')
const alert = control('Microsoft.Insights/AlertRules/Write')

function roleOf(...operations: readonly Operation[]): RoleDefinition {
  return customRole('Some', {
    actions: operations.filter(({ isDataAction }) => !isDataAction).map(({ name }) => name),
    dataActions: operations.filter(({ isDataAction }) => isDataAction).map(({ name }) => name),
  })
}

const breadth = (role: RoleDefinition, ...needed: readonly Operation[]) =>
  breadthOf(operationsGranted(role), weightsFor(needed))

describe('the breadth of a role', () => {
  it.each([
    { sentence: 'nothing', role: customRole('None'), is: 0 },
    { sentence: 'a read of settings', role: roleOf(READ), is: 1 },
    { sentence: 'a change', role: roleOf(CHANGE), is: 10 },
    { sentence: 'an action that reads keys is a change', role: roleOf(LIST_KEYS), is: 10 },
    { sentence: 'a read of contents', role: roleOf(DATA_READ), is: 10 },
    { sentence: 'a change of contents', role: roleOf(DATA_CHANGE), is: 30 },
    { sentence: 'a support ticket weighs as little as a read', role: roleOf(ticket), is: 1 },
    { sentence: 'and so does an alert rule', role: roleOf(alert), is: 1 },
    { sentence: 'several', role: roleOf(READ, CHANGE, DATA_READ, DATA_CHANGE), is: 51 },
    { sentence: 'the same twice', role: roleOf(CHANGE, CHANGE, CHANGE), is: 10 },
    {
      sentence: 'the same in two entries',
      role: customRole('Two', { actions: [READ.name] }, { actions: [READ.name.toUpperCase(), CHANGE.name] }),
      is: 11,
    },
    {
      sentence: 'all but what is excluded',
      role: customRole('Some', { actions: [READ.name, CHANGE.name], notActions: ['*/write'] }),
      is: 1,
    },
    {
      sentence: 'an exclusion reaches into its own entry only',
      role: customRole('Split', { actions: [CHANGE.name] }, { actions: [READ.name], notActions: ['*'] }),
      is: 10,
    },
    {
      sentence: 'an exclusion of the other plane takes nothing out',
      role: customRole('Planes', { dataActions: [DATA_READ.name], notActions: ['*'] }),
      is: 10,
    },
    {
      sentence: 'strings that match nothing published count as one operation each',
      role: roleOf(control('Contoso.Shop/*'), control('contoso.shop/*'), data('Contoso.Shop/orders/read')),
      is: 20,
    },
    {
      sentence: 'unless they are excluded',
      role: customRole('None', { actions: ['Contoso.Shop/orders/write'], notActions: ['Contoso.Shop/*'] }),
      is: 0,
    },
  ])('$sentence: $is', ({ role, is }) => {
    expect(breadth(role, CHANGE)).toBe(is)
    expect(breadth(role, CHANGE)).toBe(is)
  })

  it('of two roles is that of what they grant together', () => {
    const [one, other] = [roleOf(READ, CHANGE, control('Contoso.Shop/a/read')), roleOf(CHANGE, DELETE)]
    const both = together(operationsGranted(one), operationsGranted(other))
    expect(breadthOf(both, weightsFor([CHANGE]))).toBe(
      breadth(roleOf(READ, CHANGE, DELETE, control('Contoso.Shop/a/read')), CHANGE),
    )
  })

  it('never shrinks by a pattern more', () => {
    fc.assert(
      fc.property(
        any.permissionEntry,
        any.operationPattern,
        fc.constantFrom(...knownOperations()),
        (entry, pattern, known) => {
          const names = [pattern, known.name]
          const more = {
            ...entry,
            actions: [...entry.actions, ...names],
            dataActions: [...entry.dataActions, ...names],
          }
          expect(breadth(customRole('More', more))).toBeGreaterThanOrEqual(breadth(customRole('Less', entry)))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what weighs more than what', () => {
  const everything = knownOperations().filter(
    ({ name }) => !GIVING_ACCESS.some((each) => each.name.toLowerCase() === name.toLowerCase()),
  )
  const reads = knownOperations().filter(({ name, isDataAction }) => !isDataAction && /\/read$/i.test(name))

  it.each(GIVING_ACCESS.flatMap((giving) => [READ, CHANGE, DATA_READ].map((needed) => ({ giving, needed }))))(
    '$giving.name more than all else, for whoever needs $needed.name',
    ({ giving, needed }) => {
      expect(breadth(roleOf(giving), needed)).toBeGreaterThan(breadth(roleOf(...everything), needed))
    },
  )

  it.each([
    { sentence: 'settings: a change more than all reads', needed: [READ], other: CHANGE, more: true },
    { sentence: 'settings: a read of contents too', needed: [READ], other: DATA_READ, more: true },
    { sentence: 'settings: a change of contents too', needed: [READ], other: DATA_CHANGE, more: true },
    { sentence: 'settings: a support ticket does not', needed: [READ], other: ticket, more: false },
    { sentence: 'contents: a change does', needed: [DATA_READ], other: CHANGE, more: true },
    {
      sentence: 'contents: another read of contents does not',
      needed: [DATA_READ, READ],
      other: DATA_READ,
      more: false,
    },
    {
      sentence: 'something to change: another change does not',
      needed: [READ, CHANGE],
      other: DELETE,
      more: false,
    },
  ])('where only reading is needed, of $sentence', ({ needed, other, more }) => {
    expect(breadth(roleOf(other), ...needed) > breadth(roleOf(...reads), ...needed)).toBe(more)
  })
})
