import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupReference, membershipIn, throughGroup, type Membership } from '../../src/verdict/group-path.ts'
import { DANA, group } from '../builders/people.ts'
import { snapshotOf } from '../builders/snapshot.ts'

const [science, developers, everybody, testers] = [
  group('Data science'),
  group('AI developers'),
  group('Everybody'),
  group('Testers'),
]
const groups = [science, developers, everybody, testers]
const memberships = (directGroups: Readonly<Record<string, readonly string[]>>) =>
  snapshotOf({ groups, directGroups })
const nested = memberships({
  [DANA.id]: [testers.id, science.id],
  [science.id]: [developers.id],
  [developers.id]: [everybody.id],
})

describe('the way into a group', () => {
  it.each<{
    sentence: string
    snapshot: ReturnType<typeof memberships>
    groupId: string
    text: string
    path?: readonly string[]
  }>([
    { sentence: 'directly', snapshot: nested, groupId: science.id, text: ' through group Data science' },
    {
      sentence: 'directly, by an id in another case',
      snapshot: nested,
      groupId: science.id.toUpperCase(),
      text: ' through group Data science',
    },
    {
      sentence: 'through a group',
      snapshot: nested,
      groupId: developers.id,
      text: ' through group Data science → AI developers',
      path: [science.id, developers.id],
    },
    {
      sentence: 'through two',
      snapshot: nested,
      groupId: everybody.id,
      text: ' through group Data science → AI developers → Everybody',
      path: [science.id, developers.id, everybody.id],
    },
    {
      sentence: 'by ids in another case',
      snapshot: memberships({
        [DANA.id]: [science.id.toUpperCase()],
        [science.id]: [developers.id.toUpperCase()],
      }),
      groupId: developers.id,
      text: ' through group Data science → AI developers',
      path: [science.id.toUpperCase(), developers.id],
    },
    {
      sentence: 'the shortest of several',
      snapshot: memberships({
        [DANA.id]: [science.id, testers.id],
        [science.id]: [developers.id],
        [developers.id]: [everybody.id],
        [testers.id]: [everybody.id],
      }),
      groupId: everybody.id,
      text: ' through group Testers → Everybody',
      path: [testers.id, everybody.id],
    },
    {
      sentence: 'one that is not known',
      snapshot: memberships({ [DANA.id]: [science.id] }),
      groupId: everybody.id,
      text: ' through group Everybody (nested)',
    },
    {
      sentence: 'groups that contain one another lead nowhere',
      snapshot: memberships({
        [DANA.id]: [science.id],
        [science.id]: [testers.id],
        [testers.id]: [science.id],
      }),
      groupId: everybody.id,
      text: ' through group Everybody (nested)',
    },
    {
      sentence: 'nothing is claimed where direct memberships were not read',
      snapshot: memberships({ [science.id]: [everybody.id] }),
      groupId: everybody.id,
      text: ' through group Everybody',
    },
    {
      sentence: 'a group without a known name goes by its id',
      snapshot: memberships({ [DANA.id]: ['ghost'], ghost: [everybody.id] }),
      groupId: everybody.id,
      text: ' through group ghost → Everybody',
      path: ['ghost', everybody.id],
    },
  ])('$sentence: "$text"', ({ snapshot, groupId, text, path }) => {
    expect(throughGroup(DANA.id, groupId, snapshot)).toBe(text)
    expect(groupReference(DANA.id, groupId, snapshot)).toStrictEqual({
      viaGroupId: groupId,
      ...(path === undefined ? {} : { viaGroupPath: path }),
    })
  })

  it('is none for oneself', () => {
    expect(throughGroup(DANA.id, DANA.id.toUpperCase(), nested)).toBe('')
    expect(groupReference(DANA.id, DANA.id, nested)).toEqual({})
  })
})

it('a path goes from group to group, ends where it should, and is there whenever a way is', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const some = fc.subarray(ids)
  const graph = fc.record({ person: some, a: some, b: some, c: some, d: some, e: some })
  const met = new Set<Membership['kind']>()
  fc.assert(
    fc.property(graph, fc.constantFrom(...ids), (directGroups, groupId) => {
      const reached = new Set<string>(directGroups.person)
      for (const id of reached) {
        for (const parent of directGroups[id as keyof typeof directGroups]) reached.add(parent)
      }
      const found = membershipIn(groupId, 'person', { directGroups: new Map(Object.entries(directGroups)) })
      met.add(found.kind)
      expect(found.kind === 'nested').toBe(!reached.has(groupId))
      if (found.kind !== 'path') return
      expect(found.groupIds.at(-1)).toBe(groupId)
      expect(new Set(found.groupIds).size).toBe(found.groupIds.length)
      found.groupIds.reduce((inner, outer) => {
        expect(directGroups[inner as keyof typeof directGroups]).toContain(outer)
        return outer
      }, 'person')
    }),
    { numRuns: 1000 },
  )
  expect([...met].toSorted()).toEqual(['member', 'nested', 'path'])
})
