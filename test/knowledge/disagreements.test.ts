import { describe, expect, it, test } from 'vitest'
import { ARTICLE_ROLES } from '../../src/knowledge/article-roles.ts'
import { operationsNamed } from '../../src/knowledge/catalogue/operations.ts'
import { builtInRole, builtInRoleNamed } from '../../src/knowledge/catalogue/roles.ts'
import { DISAGREEMENTS, disagreementsOnRole, disagreementsOnRows } from '../../src/knowledge/disagreements.ts'
import type { DefinitionFact } from '../../src/knowledge/disagreements/disagreement.ts'
import { requirements } from '../../src/knowledge/requirements.ts'
import { ROLES } from '../../src/knowledge/role-names.ts'
import { matchPermission, roleGrants } from '../../src/rbac/permission.ts'

function holds(fact: DefinitionFact): boolean {
  switch (fact.kind) {
    case 'grants':
      return roleGrants(roleOf(fact.role.id), fact.operation)
    case 'lacks':
      return !roleGrants(roleOf(fact.role.id), fact.operation)
    case 'no-operation':
      return operationsNamed(fact.name).length === 0
    case 'no-role':
      return builtInRoleNamed(fact.name) === undefined
    case 'cancels':
      return matchPermission(customRoleOf(fact.customRole), fact.operation) === 'excluded'
    case 'omits':
      return matchPermission(customRoleOf(fact.customRole), fact.operation) === 'not-listed'
    case 'repeats':
      return (
        customRoleOf(fact.customRole).actions.filter((action) => action === fact.operation.name).length === 2
      )
    default:
      return fact satisfies never
  }
}

function customRoleOf(id: string) {
  const role = ARTICLE_ROLES.find((each) => each.id === id)
  if (role === undefined) throw new Error(`expected a custom role of the article, got ${id}`)
  return role.permission
}

function roleOf(id: string) {
  const role = builtInRole(id)
  if (role === undefined) throw new Error(`expected a built-in role, got ${id}`)
  return role
}

const facts = DISAGREEMENTS.flatMap(({ id, facts: all }) => all.map((fact) => [id, fact] as const))

describe('where the article and the definitions part', () => {
  test.each(facts)('%s: the catalogue holds %o', (_id, fact) => {
    expect(holds(fact)).toBe(true)
  })

  it('names operations that are published, in their plane', () => {
    const named = facts.flatMap(([, fact]) => ('operation' in fact ? [fact.operation] : []))
    const unpublished = named.filter(
      ({ name, isDataAction }) => !operationsNamed(name).some((known) => known.isDataAction === isDataAction),
    )
    expect(unpublished).toEqual([])
  })

  it('names roles as they are called', () => {
    const named = DISAGREEMENTS.flatMap(({ roles, facts: all }) => [
      ...roles,
      ...all.flatMap((fact) => ('role' in fact ? [fact.role] : [])),
    ])
    expect(named.filter(({ id, name }) => builtInRole(id)?.name !== name)).toEqual([])
  })

  it('names rows that exist', () => {
    const known: ReadonlySet<string> = new Set([...requirements, ...ARTICLE_ROLES].map(({ id }) => id))
    const unknown = DISAGREEMENTS.flatMap(({ rows }) => rows).filter((row) => !known.has(row))
    expect(unknown).toEqual([])
  })

  it('falls short only where the article counts on a role that lacks something, or outside the catalogue', () => {
    const unfounded = DISAGREEMENTS.filter(
      ({ effect, facts: all, roles }) =>
        effect === 'falls-short' &&
        roles.length > 0 &&
        all.length > 0 &&
        !all.some((fact) => fact.kind === 'lacks' && roles.some(({ id }) => id === fact.role.id)),
    )
    expect(unfounded.map(({ id }) => id)).toEqual([])
  })

  it('has one id each', () => {
    expect(new Set(DISAGREEMENTS.map(({ id }) => id)).size).toBe(DISAGREEMENTS.length)
  })

  it('is found by a row and by a role', () => {
    expect(disagreementsOnRows(['project-creation/join']).map(({ id }) => id)).toEqual(['join-hub'])
    expect(disagreementsOnRole(ROLES.reader.id).map(({ id }) => id)).toEqual(['reader-without-data'])
    expect(disagreementsOnRole('00000000-0000-0000-0000-000000000000')).toEqual([])
  })
})
