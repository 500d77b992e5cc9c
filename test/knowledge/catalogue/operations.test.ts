import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { knownOperations, operationsNamed } from '../../../src/knowledge/catalogue/operations.ts'
import { GIVING_ACCESS } from '../../../src/knowledge/operation-names.ts'
import { sharedData } from '../../builders/shared-data.ts'

const key = ({ name, isDataAction }: { name: string; isDataAction: boolean }) =>
  `${name.toLowerCase()} ${isDataAction ? 'data' : 'control'}`

describe('the known operations', () => {
  it('are each there once', () => {
    const keys = knownOperations().map(key)
    expect(keys.length).toBeGreaterThan(20_000)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('have names of a provider and of at least one segment more', () => {
    const odd = knownOperations().filter(({ name }) => !/^[a-z]\w*(?:\.\w+)*\/\S+$/i.test(name))
    expect(odd).toEqual([])
  })

  it.each([
    {
      sentence: 'an action',
      name: 'Microsoft.Authorization/roleAssignments/write',
      planes: [false],
    },
    {
      sentence: 'a data action',
      name: 'Microsoft.Search/searchServices/indexes/documents/read',
      planes: [true],
    },
    { sentence: 'one on both planes', name: 'Microsoft.KeyVault/vaults/keys/read', planes: [false, true] },
    { sentence: 'one in another case', name: ' MICROSOFT.SEARCH/searchservices/READ ', planes: [false] },
    { sentence: 'none of that name', name: 'Microsoft.Search/searchServices/sing/action', planes: [] },
  ])('by name: $sentence', ({ name, planes }) => {
    const found = operationsNamed(name).map(({ isDataAction }) => isDataAction)
    expect(found.toSorted()).toEqual(planes)
  })
})

it.each(GIVING_ACCESS)('$name, which gives access, is among them', ({ name }) => {
  expect(operationsNamed(name)).toMatchObject([{ isDataAction: false }])
})

const text = sharedData('provider-operations.json')
const published = z.array(
  z.object({ operation: z.string(), isDataAction: z.boolean(), lowConfidence: z.boolean().optional() }),
)

it.skipIf(text === null)('hold the published ones (skipped where their file is not at hand)', () => {
  const operations = text === null ? [] : published.parse(JSON.parse(text))
  const known = new Set(knownOperations().map(key))
  expect(operations.length).toBeGreaterThan(4000)
  expect(
    operations.filter(({ operation, isDataAction }) => !known.has(key({ name: operation, isDataAction }))),
  ).toEqual([])
})
