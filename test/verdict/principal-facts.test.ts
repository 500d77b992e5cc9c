import { expect, it } from 'vitest'
import { accessFactsOf, managementGroupsAbove } from '../../src/verdict/principal-facts.ts'
import { DANA } from '../builders/people.ts'
import { managementGroup } from '../builders/places.ts'
import { snapshotOf } from '../builders/snapshot.ts'

const ID = 'abcdef01-2222-4333-8444-555555555555'
const managementGroups = new Map([
  [ID, ['contoso-ai', 'contoso']],
  ['contoso-ai', ['contoso']],
])

it.each([
  { scope: `/subscriptions/${ID}`, above: ['contoso-ai', 'contoso'] },
  { scope: `/subscriptions/${ID.toUpperCase()}/resourceGroups/rg-ai`, above: ['contoso-ai', 'contoso'] },
  { scope: managementGroup('Contoso-AI'), above: ['contoso'] },
  { scope: managementGroup('contoso'), above: [] },
  { scope: '/subscriptions/another', above: [] },
  { scope: '/', above: [] },
])('the management groups above $scope are $above', ({ scope, above }) => {
  expect(managementGroupsAbove(scope, { managementGroups })).toEqual(above)
})

it('of somebody about whom nothing was read, groups may be missing', () => {
  expect(accessFactsOf(DANA, '/', snapshotOf({ people: [] }))).toMatchObject({
    principalId: DANA.id,
    groupIds: [],
    groupsComplete: false,
  })
})
