import { describe, expect, it } from 'vitest'
import { assignmentsBelow, assignmentsInForce } from '../../src/rbac/own-assignments.ts'
import { assignment, customRole, factsOf } from '../builders/access.ts'
import { asPrincipal, group, MAX } from '../builders/people.ts'
import { GROUP, MANAGEMENT_GROUP, storage } from '../builders/places.ts'

const ON = storage().id
const OTHER = `${GROUP}-2`
const CHILD = `${ON}/blobServices/default/containers/docs`
const DEVELOPERS = asPrincipal(group('Developers'))

const reader = customRole('Reader', { actions: ['*/read'] })
const writer = customRole('Writer', { actions: ['*/write'] })
const keeper = customRole('Keeper', { actions: ['*'] })

describe('the principal’s own assignments', () => {
  it('the assignments in force are the principal’s own, at or above the scope', () => {
    const roleAssignments = [
      assignment(reader, GROUP),
      assignment(writer, ON, DEVELOPERS),
      assignment(keeper, CHILD),
      assignment(keeper, ON, MAX),
    ]
    const facts = factsOf({ roleAssignments, groupIds: [DEVELOPERS.id] })
    expect(assignmentsInForce(ON, facts)).toEqual(roleAssignments.slice(0, 2))
  })

  it('those in force keep their order, whatever their scopes', () => {
    const roleAssignments = [ON, GROUP, '/', ON.toUpperCase(), `${GROUP}/`].map((scope) =>
      assignment(reader, scope),
    )
    expect(assignmentsInForce(ON, factsOf({ roleAssignments }))).toEqual(roleAssignments)
  })

  it('the assignments below are the principal’s own, below the scope', () => {
    const roleAssignments = [
      assignment(reader, CHILD),
      assignment(writer, ON),
      assignment(keeper, CHILD.toUpperCase(), DEVELOPERS),
      assignment(keeper, CHILD, MAX),
      assignment(keeper, OTHER),
    ]
    const facts = factsOf({ roleAssignments, groupIds: [DEVELOPERS.id.toUpperCase()] })
    expect(assignmentsBelow(ON, facts)).toEqual([roleAssignments[0], roleAssignments[2]])
  })

  it.each([
    { sentence: 'another scope', change: {}, on: GROUP, count: 1 },
    { sentence: 'another principal', change: { principalId: MAX.id }, on: ON, count: 0 },
    { sentence: 'further groups', change: { groupIds: [DEVELOPERS.id] }, on: ON, count: 3 },
    {
      sentence: 'a management group above',
      change: { managementGroups: ['contoso-platform'] },
      on: ON,
      count: 3,
    },
  ])('are told anew for $sentence', ({ change, on, count }) => {
    const roleAssignments = [
      assignment(reader, GROUP),
      assignment(writer, ON),
      assignment(writer, ON, DEVELOPERS),
      assignment(writer, MANAGEMENT_GROUP),
    ]
    const facts = factsOf({ roleAssignments })
    const inForce = (of: typeof facts, at: string) => assignmentsInForce(at, of).length
    expect(inForce(facts, ON)).toBe(2)
    expect(inForce({ ...facts, ...change }, on)).toBe(count)
    expect(inForce(facts, ON)).toBe(2)
  })
})
