import { describe, expect, it } from 'vitest'
import { nearestBuiltInRoles } from '../../src/custom-roles/nearest-built-in-roles.ts'
import { builtInRoles } from '../../src/knowledge/catalogue/roles.ts'
import { ROLES } from '../../src/knowledge/role-names.ts'
import type { RoleDefinition } from '../../src/rbac/role-definition.ts'

function custom(actions: readonly string[], dataActions: readonly string[] = []): RoleDefinition {
  const permissions = [{ actions, notActions: [], dataActions, notDataActions: [] }]
  return { id: '', name: 'Ours', isCustom: true, permissions, assignableScopes: [] }
}

describe('the built-in roles nearest to a role', () => {
  it('begin with the least that grants all of it', () => {
    const near = nearestBuiltInRoles(custom(['Microsoft.CognitiveServices/accounts/deployments/write']))
    expect(near[0]).toMatchObject({ role: { name: 'Cognitive Services Contributor' }, lacks: 0 })
  })

  it('tell what they lack and add where none grants all of it', () => {
    const near = nearestBuiltInRoles(
      custom(['*/read'], ['Microsoft.KeyVault/vaults/secrets/getSecret/action']),
    )
    expect(near).toContainEqual({ role: ROLES.reader, lacks: 1, adds: 0 })
  })

  it('are none for a role that grants nothing that is published', () => {
    expect(nearestBuiltInRoles(custom(['Contoso.Shop/orders/read']))).toEqual([])
  })

  it('of any built-in role begin with one that grants all of it, and never more than three', () => {
    for (const role of builtInRoles().slice(0, 100)) {
      const near = nearestBuiltInRoles({ ...role, id: '', isCustom: true })
      expect(near.length).toBeLessThanOrEqual(3)
      if (near[0] !== undefined) expect(near[0].lacks).toBe(0)
    }
  })
})
