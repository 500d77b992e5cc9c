import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { permissionChanges } from '../../../src/knowledge/drift/permission-changes.ts'
import type { Permission } from '../../../src/rbac/role-definition.ts'
import { permission } from '../../builders/access.ts'
import { permissionEntry } from '../../builders/arbitraries.ts'

const READ = permission({ actions: ['A/read'] })
const NOTHING = { came: [], went: [] }

const part = (of: string, text: string, entry: number | null = null) => ({ part: of, text, entry })

test.each<[string, readonly Permission[], readonly Permission[], object]>([
  ['the same entry', [READ], [READ], NOTHING],
  ['no entries', [], [], NOTHING],
  ['an entry of nothing', [], [permission()], NOTHING],
  [
    'an action more',
    [READ],
    [permission({ actions: ['A/read', 'A/write'] })],
    { came: [part('actions', 'A/write')], went: [] },
  ],
  [
    'an action that becomes a data action',
    [READ],
    [permission({ dataActions: ['A/read'] })],
    { came: [part('dataActions', 'A/read')], went: [part('actions', 'A/read')] },
  ],
  [
    'an exclusion less',
    [permission({ actions: ['*'], notActions: ['A/write'] })],
    [permission({ actions: ['*'] })],
    { came: [], went: [part('notActions', 'A/write')] },
  ],
  [
    'another condition, if only by its case',
    [permission({ actions: ['A/read'], condition: "@Resource[n] StringEquals 'a'" })],
    [permission({ actions: ['A/read'], condition: "@Resource[n] StringEquals 'A'" })],
    {
      came: [part('condition', "@Resource[n] StringEquals 'A'")],
      went: [part('condition', "@Resource[n] StringEquals 'a'")],
    },
  ],
  [
    'an entry more, by its number',
    [READ],
    [permission({ dataActions: ['A/b/read'] }), READ],
    { came: [part('dataActions', 'A/b/read', 1)], went: [] },
  ],
  [
    'an exclusion that moves to another entry',
    [permission({ actions: ['A/*'], notActions: ['A/write'] }), permission({ actions: ['B/*'] })],
    [permission({ actions: ['A/*'] }), permission({ actions: ['B/*'], notActions: ['A/write'] })],
    { came: [part('notActions', 'A/write', 2)], went: [part('notActions', 'A/write', 1)] },
  ],
])('%s', (_sentence, kept, live, changes) => {
  expect(permissionChanges(kept, live)).toEqual(changes)
})

const entries = fc.array(permissionEntry, { maxLength: 3 })

describe('for any entries', () => {
  it('order, case and repetition are no change', () => {
    const rewritten = (list: readonly string[]) =>
      [...list, ...list].map((each) => each.toUpperCase()).toReversed()
    fc.assert(
      fc.property(entries, (kept) => {
        const live = kept
          .map(({ actions, notActions, dataActions, notDataActions }) => ({
            actions: rewritten(actions),
            notActions: rewritten(notActions),
            dataActions: rewritten(dataActions),
            notDataActions: rewritten(notDataActions),
          }))
          .toReversed()
        expect(permissionChanges(kept, live)).toEqual(NOTHING)
      }),
    )
  })

  it('what came one way went the other', () => {
    fc.assert(
      fc.property(entries, entries, (one, other) => {
        const there = permissionChanges(one, other)
        const back = permissionChanges(other, one)
        expect(back).toEqual({ came: there.went, went: there.came })
      }),
    )
  })
})
