import { describe, expect, it } from 'vitest'
import { operationsNamed } from '../../src/knowledge/catalogue/operations.ts'
import { usualOperations } from '../../src/knowledge/usual-operations.ts'

describe.each([
  'Microsoft.CognitiveServices/accounts',
  'Microsoft.Search/searchServices',
  'Microsoft.Storage/storageAccounts',
  'Microsoft.KeyVault/vaults',
  'Microsoft.ContainerRegistry/registries',
  'Microsoft.MachineLearningServices/workspaces',
])('the usual operations of %s', (type) => {
  it('are there in any case of the type', () => {
    expect(usualOperations(type.toUpperCase())).toEqual(usualOperations(type))
    expect(usualOperations(type).length).toBeGreaterThan(1)
  })

  it('exist, on that type, and have titles of their own', () => {
    const usual = usualOperations(type)
    expect(usual.filter(({ operation }) => operationsNamed(operation).length === 0)).toEqual([])
    expect(usual.filter(({ operation }) => !operation.startsWith(`${type}/`))).toEqual([])
    expect(new Set(usual.map(({ title }) => title)).size).toBe(usual.length)
  })
})

it('a type that is not known has none', () => {
  expect(usualOperations('Contoso.Shop/orders')).toEqual([])
  expect(usualOperations('')).toEqual([])
})
