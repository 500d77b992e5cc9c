import { describe, expect, it } from 'vitest'
import { operationsNamed } from '../../src/knowledge/catalogue/operations.ts'
import {
  deedOf,
  DEEDS,
  isDoneIn,
  operationOfDeed,
  typesOfDeed,
  type DeedId,
} from '../../src/knowledge/deeds.ts'

const IDS = Object.keys(DEEDS).filter((id): id is DeedId => Object.hasOwn(DEEDS, id))
const ACCOUNTS = 'Microsoft.CognitiveServices/accounts'

describe('deeds', () => {
  it.each(IDS)('%s: its operations are published, on their plane', (id) => {
    const { operations, anywhere } = deedOf(id)
    const all = [
      ...operations.map(({ operation }) => operation),
      ...(anywhere === undefined ? [] : [anywhere]),
    ]
    expect(all.length).toBeGreaterThan(0)
    for (const { name, isDataAction } of all)
      expect(operationsNamed(name).map((known) => known.isDataAction)).toContain(isDataAction)
  })

  it('have titles of their own', () => {
    expect(new Set(IDS.map((id) => deedOf(id).title)).size).toBe(IDS.length)
  })
})

describe('the operation of a deed', () => {
  it.each<[string, DeedId, string, string | null, string | null]>([
    [
      'is that of the type',
      'list-keys',
      'Microsoft.Search/searchServices',
      null,
      'Microsoft.Search/searchServices/listAdminKeys/action',
    ],
    [
      'is found whatever the case',
      'list-keys',
      'microsoft.search/SEARCHSERVICES',
      null,
      'Microsoft.Search/searchServices/listAdminKeys/action',
    ],
    ['is that of the kind', 'create-agent', ACCOUNTS, 'AIServices', `${ACCOUNTS}/AIServices/agents/write`],
    ['is none where only another kind has it', 'create-agent', ACCOUNTS, 'OpenAI', null],
    ['is none where the type cannot', 'query-index', 'Microsoft.KeyVault/vaults', null, null],
    [
      'may be that of every place',
      'assign-roles',
      'Contoso.Shop/orders',
      null,
      'Microsoft.Authorization/roleAssignments/write',
    ],
    [
      'to delete is there for every type of the catalogue',
      'delete-resource',
      'Microsoft.Web/sites',
      null,
      'Microsoft.Web/sites/Delete',
    ],
    ['to delete is none for a type that is not known', 'delete-resource', 'Contoso.Shop/orders', null, null],
    [
      'to delete a group is its own',
      'delete-resource',
      'resource-group',
      null,
      'Microsoft.Resources/subscriptions/resourceGroups/delete',
    ],
  ])('%s', (_name, id, type, kind, operation) => {
    expect(operationOfDeed(id, { type, kind })?.name.toLowerCase() ?? null).toBe(
      operation?.toLowerCase() ?? null,
    )
  })
})

it('tells where a deed is done', () => {
  expect(typesOfDeed('query-index')).toEqual(['microsoft.search/searchservices'])
  expect(typesOfDeed('assign-roles')).toEqual([])
  expect(isDoneIn('create-search', 'resource-group')).toBe(true)
  expect(isDoneIn('create-group', 'resource-group')).toBe(false)
  expect(isDoneIn('read-blobs', 'subscription')).toBe(false)
})
