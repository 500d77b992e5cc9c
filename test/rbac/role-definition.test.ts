import { expect, it } from 'vitest'
import { roleIdOf } from '../../src/rbac/role-definition.ts'

const GUID = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'

it.each([
  `/providers/Microsoft.Authorization/roleDefinitions/${GUID}`,
  `/subscriptions/11111111-2222-4333-8444-555555555555/providers/Microsoft.Authorization/roleDefinitions/${GUID.toUpperCase()}`,
  GUID,
  `/providers/Microsoft.Authorization/roleDefinitions/${GUID}/`,
  ` ${GUID} `,
  `/providers/Microsoft.Authorization/roleDefinitions/${GUID}/ `,
])('the role of %s', (id) => {
  expect(roleIdOf(id)).toBe(GUID)
})
