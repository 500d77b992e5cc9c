import { expect, it } from 'vitest'
import { control, data } from '../../src/knowledge/operation-names.ts'
import { sameOperation } from '../../src/rbac/operation.ts'

it.each([
  { sentence: 'the same name in another case', other: control('contoso.shop/ORDERS/read'), same: true },
  { sentence: 'the same name on the other plane', other: data('Contoso.Shop/orders/read'), same: false },
  { sentence: 'another name', other: control('Contoso.Shop/orders/write'), same: false },
])('the same operation: $sentence', ({ other, same }) => {
  expect(sameOperation(control('Contoso.Shop/orders/read'), other)).toBe(same)
})
