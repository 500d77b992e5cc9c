import { describe, expect, it } from 'vitest'
import { lockRefuses } from '../../src/rbac/lock.ts'

describe('a lock refuses', () => {
  it.each([
    ['Contoso.Shop/orders/read', false, false],
    ['Contoso.Shop/orders/write', false, true],
    ['Contoso.Shop/orders/delete', true, true],
    ['Contoso.Shop/orders/DELETE', true, true],
    ['Contoso.Shop/orders/listKeys/action', false, true],
    ['Contoso.Shop/deleted/read', false, false],
    ['Microsoft.Authorization/roleAssignments/write', false, true],
    ['Microsoft.Authorization/roleAssignments/delete', true, true],
    ['Microsoft.Authorization/locks/delete', false, false],
    ['microsoft.authorization/locks/write', false, false],
  ])('%s: CanNotDelete %s, ReadOnly %s', (name, cannotDelete, readOnly) => {
    const operation = { name, isDataAction: false }
    expect(lockRefuses('CanNotDelete', operation)).toBe(cannotDelete)
    expect(lockRefuses('ReadOnly', operation)).toBe(readOnly)
  })

  it.each(['Contoso.Shop/orders/write', 'Contoso.Shop/orders/delete'])('no data action: %s', (name) => {
    expect(lockRefuses('CanNotDelete', { name, isDataAction: true })).toBe(false)
    expect(lockRefuses('ReadOnly', { name, isDataAction: true })).toBe(false)
  })
})
