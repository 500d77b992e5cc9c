import { describe, expect, it, test } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { trustedListing } from '../../../src/knowledge/drift/trusted-listing.ts'
import type { RoleDefinition } from '../../../src/rbac/role-definition.ts'
import { builtIn, customRole, permission } from '../../builders/access.ts'
import { shippedCatalogue } from '../../builders/catalogue.ts'

const LISTED = builtInRoles()
const HALF = Math.ceil(LISTED.length / 2)
const OTHERS = LISTED.filter(({ name }) => name !== 'Reader')
const withReader = (fields: Partial<RoleDefinition>) => [...OTHERS, { ...builtIn('Reader'), ...fields }]

describe('a listing is trusted', () => {
  test.each([
    ['with all roles', LISTED],
    ['with half of them', LISTED.slice(0, HALF)],
    ['with a name that another role has', withReader({ name: 'Owner' })],
    ['with a role that holds nothing', withReader({ permissions: [] })],
  ])('%s', (_sentence, listed) => {
    expect(trustedListing(listed, shippedCatalogue())).toEqual({ kind: 'trusted', roles: listed })
  })

  it('once stray spaces and empty conditions are gone', () => {
    const untidy = withReader({
      name: ' Reader ',
      permissions: [permission({ actions: [' */read '], condition: ' ' })],
    })
    const listing = trustedListing(untidy, shippedCatalogue())
    expect(listing).toMatchObject({ kind: 'trusted' })
    const roles = listing.kind === 'trusted' ? listing.roles : []
    expect(roles.at(-1)).toEqual({
      ...builtIn('Reader'),
      permissions: [permission({ actions: ['*/read'] })],
    })
  })
})

describe('a listing is suspicious', () => {
  test.each([
    ['with no roles', [], new RegExp(`at least ${HALF} roles.*found 0`)],
    ['with fewer than half', LISTED.slice(0, HALF - 1), new RegExp(`found ${HALF - 1}`)],
    ['with a role twice', [...LISTED, builtIn('Reader')], /each role once, found acdd72a7/],
    ['with a custom role', [...LISTED, customRole('Ours', {})], /found the custom role/],
    ['with a role without a GUID', withReader({ id: 'reader' }), /GUID of a role, found "reader"/],
    ['with a role without a name', withReader({ name: ' ' }), /to have a name/],
    [
      'with a space in an operation',
      withReader({ permissions: [permission({ actions: ['A/read B/read'] })] }),
      /without spaces.*"A\/read B\/read"/,
    ],
    [
      'with an operation that is empty',
      withReader({ permissions: [permission({ dataActions: [''] })] }),
      /without spaces/,
    ],
  ])('%s', (_sentence, listed, why) => {
    expect(trustedListing(listed, shippedCatalogue())).toEqual({
      kind: 'suspicious',
      why: expect.stringMatching(why) as string,
    })
  })
})
