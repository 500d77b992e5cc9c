import { expect, it } from 'vitest'
import { control, data } from '../../src/knowledge/operation-names.ts'
import { comparableName, sameOperation } from '../../src/rbac/operation.ts'

it.each([
  { sentence: 'the same name in another case', other: control('contoso.shop/ORDERS/read'), same: true },
  { sentence: 'the same name on the other plane', other: data('Contoso.Shop/orders/read'), same: false },
  { sentence: 'another name', other: control('Contoso.Shop/orders/write'), same: false },
])('the same operation: $sentence', ({ other, same }) => {
  expect(sameOperation(control('Contoso.Shop/orders/read'), other)).toBe(same)
})

it('a comparable name stays the same, also after thousands of others', () => {
  const name = () => comparableName(control(' Contoso.Shop/ORDERS/read'))
  const first = name()
  expect(first).toEqual({ text: 'contoso.shop/orders/read', provider: 'contoso.shop' })
  for (let other = 0; other < 25_000; other += 1) comparableName(control(`Contoso.Shop/orders/${other}`))
  expect(name()).toEqual(first)
  expect(comparableName(control('Contoso.Shop/orders/24999')).text).toBe('contoso.shop/orders/24999')
})

it('a comparable name may have any length', () => {
  const name = `Contoso.Shop/${'Orders/'.repeat(10_000)}read`
  expect(comparableName(control(name))).toEqual({ text: name.toLowerCase(), provider: 'contoso.shop' })
})
