import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { catalogueEntryOf, type Catalogue } from '../../../src/knowledge/catalogue/catalogue.ts'
import { catalogueDrift, hasDrifted } from '../../../src/knowledge/drift/catalogue-drift.ts'
import { refreshedCatalogue } from '../../../src/knowledge/drift/refreshed-catalogue.ts'
import type { RoleDefinition } from '../../../src/rbac/role-definition.ts'
import { customRole, permission } from '../../builders/access.ts'
import { roles } from '../../builders/arbitraries.ts'

const TODAY = '2026-11-26'

function role(name: string, actions: readonly string[], id = name): RoleDefinition {
  return { ...customRole(id, { actions }), name, isCustom: false, assignableScopes: ['/'] }
}

function catalogueOf(...definitions: readonly RoleDefinition[]): Catalogue {
  return {
    asOf: '2026-08-22',
    roles: definitions.map(({ id, name, permissions }) => ({
      id,
      name,
      permissions: permissions.map(catalogueEntryOf),
    })),
  }
}

const READER = role('Reader', ['*/read'])
const OWNER = role('Owner', ['*'])
const VIEWER = role('Viewer', ['*/read'], 'Reader')
const NONE = { added: [], removed: [], renamed: [], changed: [] }
const named = ({ id, name }: RoleDefinition) => ({ id, name })

describe('drift', () => {
  const writer = role('Reader', ['*/write'])
  const both = role('Viewer', ['*/write'], 'Reader')
  const changes = {
    came: [{ part: 'actions', text: '*/write', entry: null }],
    went: [{ part: 'actions', text: '*/read', entry: null }],
  }

  test.each([
    ['none', [READER, OWNER], NONE],
    ['a new role', [OWNER, READER, role('Aide', [])], { ...NONE, added: [named(role('Aide', []))] }],
    ['a removed role', [READER], { ...NONE, removed: [named(OWNER)] }],
    [
      'a role by another name',
      [OWNER, VIEWER],
      { ...NONE, renamed: [{ ...named(VIEWER), formerName: 'Reader' }] },
    ],
    ['changed permissions', [OWNER, writer], { ...NONE, changed: [{ ...named(writer), ...changes }] }],
    [
      'a role both renamed and changed',
      [OWNER, both],
      {
        ...NONE,
        renamed: [{ ...named(both), formerName: 'Reader' }],
        changed: [{ ...named(both), ...changes }],
      },
    ],
  ])('%s', (_sentence, live, drift) => {
    expect(catalogueDrift(catalogueOf(OWNER, READER), live)).toEqual(drift)
  })
})

/** What refreshing gives, and a role of it by its GUID. */
function refreshed(kept: Catalogue, live: readonly RoleDefinition[]): Catalogue {
  return refreshedCatalogue(kept, live, catalogueDrift(kept, live), TODAY)
}

describe('a refreshed catalogue', () => {
  it('keeps the names that a role bore, the oldest first', () => {
    const once = refreshed(catalogueOf(READER), [VIEWER])
    const twice = refreshed(once, [role('Beholder', ['*/read'], 'Reader')])
    expect(twice.roles).toMatchObject([{ name: 'Beholder', formerNames: ['Reader', 'Viewer'] }])
  })

  it('has no former name that a role bears again', () => {
    const back = refreshed(refreshed(catalogueOf(READER), [VIEWER]), [READER])
    expect(back.roles).toMatchObject([{ name: 'Reader', formerNames: ['Viewer'] }])
  })

  it('keeps the permissions of a renamed role as they were written', () => {
    const kept = catalogueOf({ ...READER, permissions: [permission({ actions: ['*/READ', 'a/b'] })] })
    const live = { ...VIEWER, permissions: [permission({ actions: ['a/b', '*/read'] })] }
    expect(refreshed(kept, [live]).roles).toMatchObject([{ permissions: [{ actions: '*/READ a/b' }] }])
  })

  it('is the one that was kept where nothing drifted, date and all', () => {
    const kept = catalogueOf(OWNER, READER)
    expect(refreshed(kept, [READER, OWNER])).toBe(kept)
  })

  it('has the day of its refresh otherwise', () => {
    expect(refreshed(catalogueOf(OWNER, READER), [READER]).asOf).toBe(TODAY)
  })

  it('differs from what Azure lists in nothing, whatever there was, in whatever order it is listed', () => {
    fc.assert(
      fc.property(roles, roles, (before, live) => {
        const next = refreshed(catalogueOf(...before), live)
        expect(hasDrifted(catalogueDrift(next, live))).toBe(false)
        expect(refreshed(catalogueOf(...before), live.toReversed())).toEqual(next)
      }),
    )
  })
})
