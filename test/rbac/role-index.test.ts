import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInRoles } from '../../src/knowledge/catalogue/roles.ts'
import { knownOperations } from '../../src/knowledge/catalogue/operations.ts'
import { roleGrants } from '../../src/rbac/permission.ts'
import { RoleIndex, roleIndexOf } from '../../src/rbac/role-index.ts'
import { bringsUnconditionally } from '../builders/brings.ts'
import { customRole } from '../builders/access.ts'
import * as any from '../builders/arbitraries.ts'

const conditions = fc.constantFrom(
  undefined,
  undefined,
  "!(ActionMatches{'a/*'})",
  "@Resource[team] StringEquals 'blue'",
)
const roles = fc
  .array(fc.array(fc.tuple(any.permissionEntry, conditions), { minLength: 1, maxLength: 2 }), {
    maxLength: 6,
  })
  .map((all) =>
    all.map((entries, index) =>
      customRole(
        `Role ${index}`,
        ...entries.map(([entry, condition]) => ({
          ...entry,
          ...(condition === undefined ? {} : { condition }),
        })),
      ),
    ),
  )

describe('the index of some roles', () => {
  it('finds just the roles that grant an operation, and of them those that bring it', () => {
    const seen = { granting: 0, bringing: 0 }
    fc.assert(
      fc.property(roles, any.operation, (all, operation) => {
        const index = new RoleIndex(all)
        const granting = all.filter((role) => roleGrants(role, operation))
        const bringing = all.filter((role) => bringsUnconditionally(role, operation))
        if (granting.length > 0) seen.granting += 1
        if (bringing.length > 0) seen.bringing += 1
        expect(index.grants(operation)).toBe(granting.length > 0)
        expect(index.rolesGranting(operation)).toEqual(new Set(granting))
        expect(index.rolesBringing(operation)).toEqual(new Set(bringing))
      }),
      { numRuns: 5000 },
    )
    expect(seen.bringing).toBeGreaterThan(100)
    expect(seen.granting).toBeGreaterThan(seen.bringing)
  })

  it('agrees with every built-in role on operations of all providers', () => {
    const index = roleIndexOf(builtInRoles())
    const sample = knownOperations().filter((_, position) => position % 200 === 0)
    for (const operation of sample) {
      expect(index.rolesGranting(operation)).toEqual(
        new Set(builtInRoles().filter((role) => roleGrants(role, operation))),
      )
    }
  })

  it('is made once for a list or a map, and anew for another', () => {
    const list = [customRole('One', { actions: ['*'] })]
    const map = new Map(list.map((role) => [role.id, role]))
    expect(roleIndexOf(list)).toBe(roleIndexOf(list))
    expect(roleIndexOf(map)).toBe(roleIndexOf(map))
    expect(roleIndexOf([...list])).not.toBe(roleIndexOf(list))
  })
})
