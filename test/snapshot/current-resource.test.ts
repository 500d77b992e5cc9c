import { expect, it } from 'vitest'
import { currentResource, onCurrentResources } from '../../src/snapshot/current-resource.ts'
import { emptyTenant } from '../builders/azure-reader.ts'
import { bound, operationRow } from '../builders/question.ts'
import { search } from '../builders/places.ts'
import { data } from '../../src/knowledge/operation-names.ts'

const found = { ...search(), properties: { authOptions: { apiKeyOnly: {} } } }
const now = { ...search(), properties: { authOptions: { aadOrApiKey: {} } } }

it.each([
  ['as ARM has it, though Resource Graph still shows its older settings', { kind: 'read', value: now }, now],
  ['as found where ARM does not let it be read', { kind: 'refused', why: 'Azure answered 403' }, found],
  ['as found where ARM does not know its type', { kind: 'read', value: null }, found],
] as const)('a resource is %s', async (_sentence, answer, expected) => {
  const reader = emptyTenant({ resource: () => Promise.resolve(answer) })
  expect(await currentResource(found, reader)).toEqual(expected)
})

it('requirements are judged on the settings of the snapshot', () => {
  const requirement = bound(
    operationRow(data('Microsoft.Search/searchServices/indexes/documents/read')),
    found,
  )
  const resources = new Map([[found.id.toLowerCase(), now]])
  expect(onCurrentResources([requirement], { resources })).toEqual([{ ...requirement, resource: now }])
  expect(onCurrentResources([requirement], { resources: new Map() })).toEqual([requirement])
})
