import { describe, expect, it } from 'vitest'
import { denyAssignment, roleAssignment, roleDefinition } from '../../../src/snapshot/azure/wire.ts'

const ROLE = {
  id: '/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7',
  properties: { roleName: 'Reader', type: 'BuiltInRole', permissions: [{ actions: ['*/read'] }] },
}
const DENIAL = {
  id: '/subscriptions/d2ba0898-ce27-441e-b5e9-9f64453a045a/providers/Microsoft.Authorization/denyAssignments/one',
  properties: {
    scope: '/subscriptions/d2ba0898-ce27-441e-b5e9-9f64453a045a',
    permissions: [{ actions: ['*/write'] }],
    principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
  },
}
const ASSIGNMENT = {
  id: '/providers/Microsoft.Authorization/roleAssignments/one',
  properties: {
    scope: '/',
    roleDefinitionId: ROLE.id,
    principalId: '94431f6a-e2ad-482e-80ea-5175f9bc00f7',
    principalType: 'User',
  },
}

describe('what would change a verdict where it is left out is not taken for empty:', () => {
  it.each([
    { left: 'permissions of a role', schema: roleDefinition, whole: ROLE, name: 'permissions' },
    { left: 'permissions of a deny assignment', schema: denyAssignment, whole: DENIAL, name: 'permissions' },
    { left: 'principals of a deny assignment', schema: denyAssignment, whole: DENIAL, name: 'principals' },
  ])('$left', ({ schema, whole, name }) => {
    expect(schema.safeParse(whole).success).toBe(true)
    for (const value of [null, undefined]) {
      const odd = { ...whole, properties: { ...whole.properties, [name]: value } }
      expect(schema.safeParse(odd).success).toBe(false)
    }
  })
})

describe('what Azure may add one day is no fault:', () => {
  it('a new type of principal is one that is not known', () => {
    const properties = { ...ASSIGNMENT.properties, principalType: 'Agent', conditionVersion: '9.0' }
    expect(roleAssignment.parse({ ...ASSIGNMENT, properties, tags: {} })).toMatchObject({
      principalId: ASSIGNMENT.properties.principalId,
      principalType: null,
    })
  })

  it('a new effect of a deny assignment is one that blocks', () => {
    const properties = { ...DENIAL.properties, denyAssignmentEffect: 'Quarantine' }
    expect(denyAssignment.parse({ ...DENIAL, properties })).toMatchObject({ effect: 'enforced' })
  })
})
