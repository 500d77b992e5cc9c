import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtInRoles } from '../../src/knowledge/catalogue/roles.ts'
import { knownOperations } from '../../src/knowledge/catalogue/operations.ts'
import { control } from '../../src/knowledge/operation-names.ts'
import { roleGrants } from '../../src/rbac/permission.ts'
import type { RoleDefinition } from '../../src/rbac/role-definition.ts'
import { extendRoles, RoleIndex, roleIndexOf } from '../../src/rbac/role-index.ts'
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

function byId(list: readonly RoleDefinition[]): ReadonlyMap<string, RoleDefinition> {
  return new Map(list.map((role) => [role.id, role]))
}

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

  it('of roles that were added to others finds what it would find had they been there before', () => {
    const seen = { granting: 0 }
    fc.assert(
      fc.property(roles, fc.nat(6), any.operation, (all, count, operation) => {
        const [known, more] = [all.slice(0, count), all.slice(count)]
        const index = roleIndexOf(extendRoles(byId(known), more))
        const whole = new RoleIndex(all)
        seen.granting += more.some((role) => roleGrants(role, operation)) ? 1 : 0
        expect(index.grants(operation)).toBe(whole.grants(operation))
        expect(index.rolesGranting(operation)).toEqual(whole.rolesGranting(operation))
        expect(index.rolesBringing(operation)).toEqual(whole.rolesBringing(operation))
      }),
    )
    expect(seen.granting).toBeGreaterThan(0)
  })

  it('of a role that replaces another of its id forgets the other', () => {
    const operation = control('Microsoft.Storage/storageAccounts/read')
    const before = customRole('One', { actions: [operation.name] })
    const after = { ...before, permissions: [] }
    expect(roleIndexOf(byId([before])).grants(operation)).toBe(true)
    expect(roleIndexOf(extendRoles(byId([before]), [after])).grants(operation)).toBe(false)
  })
})
