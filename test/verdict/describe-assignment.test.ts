import { describe, expect, it } from 'vitest'
import { describeAssignment, describeScope, referenceTo } from '../../src/verdict/describe-assignment.ts'
import { assignment, builtIn, customRole } from '../builders/access.ts'
import { asPrincipal, DANA, group } from '../builders/people.ts'
import { GROUP, MANAGEMENT_GROUP, search, SUBSCRIPTION } from '../builders/places.ts'
import { snapshotOf } from '../builders/snapshot.ts'

const SEARCH = search().id
const reader = builtIn('Reader')

it.each([
  { scope: '/', text: 'the root of the tenant' },
  { scope: MANAGEMENT_GROUP, text: 'management group contoso-platform' },
  { scope: SUBSCRIPTION, text: 'subscription 11111111-2222-4333-8444-555555555555' },
  { scope: GROUP, text: 'resource group rg-ai' },
  { scope: SEARCH, text: 'srch-contoso' },
])('$scope is $text', ({ scope, text }) => {
  expect(describeScope(scope, snapshotOf())).toBe(text)
})

it('a subscription goes by its display name, where it was read', () => {
  const read = { ...search(), id: SUBSCRIPTION, type: 'subscription', name: 'Contoso AI' }
  const resources = new Map([[SUBSCRIPTION.toLowerCase(), read]])
  expect(describeScope(SUBSCRIPTION, { resources })).toBe('subscription Contoso AI')
})

describe('an assignment', () => {
  it.each([
    { sentence: 'on the scope', held: assignment(reader, SEARCH), text: 'Reader, assigned on srch-contoso' },
    {
      sentence: 'on the scope in another case',
      held: assignment(reader, SEARCH.toUpperCase()),
      text: 'Reader, assigned on srch-contoso',
    },
    {
      sentence: 'above',
      held: assignment(reader, GROUP),
      text: 'Reader, inherited from resource group rg-ai',
    },
    {
      sentence: 'of a role that is not known',
      held: assignment(customRole('Lost'), GROUP),
      text: `Role ${customRole('Lost').id}, inherited from resource group rg-ai`,
    },
  ])('$sentence: $text', ({ held, text }) => {
    expect(describeAssignment(held, DANA.id, SEARCH, snapshotOf())).toBe(text)
  })

  it.each([
    { sentence: 'a direct one', to: DANA, text: '' },
    { sentence: 'a direct one in another case', to: { ...DANA, id: DANA.id.toUpperCase() }, text: '' },
    { sentence: 'a group that is known', to: asPrincipal(group('Testers')), text: ' through group Testers' },
    {
      sentence: 'a group that is not',
      to: asPrincipal(group('Ghosts')),
      text: ' through group group-ghosts',
    },
  ])('$sentence is told as "$text"', ({ to, text }) => {
    const snapshot = snapshotOf({ groups: [group('Testers', [DANA])] })
    const held = assignment(reader, GROUP, to)
    expect(describeAssignment(held, DANA.id, SEARCH, snapshot)).toBe(
      `Reader, inherited from resource group rg-ai${text}`,
    )
  })

  it.each([
    { to: DANA, via: {} },
    { to: asPrincipal(group('Testers')), via: { viaGroupId: 'group-testers' } },
  ])('can be found by its fields', ({ to, via }) => {
    const held = assignment(reader, GROUP, to)
    expect(referenceTo(held, DANA.id, snapshotOf())).toEqual({
      roleAssignmentId: held.id,
      roleId: reader.id,
      scope: GROUP,
      ...via,
    })
  })
})
