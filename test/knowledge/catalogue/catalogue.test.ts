import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  catalogueEntryOf,
  catalogueText,
  roleDefinitionOf,
} from '../../../src/knowledge/catalogue/catalogue.ts'
import { permissionEntry } from '../../builders/arbitraries.ts'
import { shippedCatalogue, shippedText } from '../../builders/catalogue.ts'

it('the shipped file is written as every catalogue is', () => {
  expect(catalogueText(shippedCatalogue())).toBe(shippedText())
})

it('its roles are in order of their names in lower case', () => {
  const names = shippedCatalogue().roles.map(({ name }) => name.toLowerCase())
  expect(names).toEqual(names.toSorted())
})

it('a permission entry is read as it was written', () => {
  fc.assert(
    fc.property(permissionEntry, (entry) => {
      const role = { id: 'x', name: 'X', permissions: [catalogueEntryOf(entry)] }
      expect(roleDefinitionOf(role).permissions).toEqual([entry])
    }),
  )
})
