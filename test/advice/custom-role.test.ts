import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customRoleFor } from '../../src/advice/custom-role.ts'
import { knownOperations } from '../../src/knowledge/catalogue/operations.ts'
import { control, data } from '../../src/knowledge/operation-names.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import { roleGrants } from '../../src/rbac/permission.ts'
import { isAtOrAbove } from '../../src/rbac/scope.ts'
import { roleDefinitionFrom } from '../../src/sandbox/rbac-facts.ts'
import { GROUP, MANAGEMENT_GROUP, openai, storage, SUBSCRIPTION } from '../builders/places.ts'
import { HOSTILE_NAMES } from './quoting/hostile-names.ts'

const START = control('Microsoft.Compute/virtualMachines/start/action')
const READ_BLOBS = data('Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read')

describe('a custom role for some operations', () => {
  it('has ARM’s own shape, the catalogue’s spelling and each operation on its plane', () => {
    const role = customRoleFor([control('microsoft.compute/VIRTUALMACHINES/start/action'), READ_BLOBS], GROUP)
    const guid = role?.name ?? ''
    expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(role).toEqual({
      id: `${GROUP}/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
      name: guid,
      properties: {
        roleName: `Only virtualMachines start and 1 more (rg-ai, ${guid.slice(0, 8)})`,
        description: 'Holds nothing but the 2 operations that were missing.',
        type: 'CustomRole',
        permissions: [
          { actions: [START.name], notActions: [], dataActions: [READ_BLOBS.name], notDataActions: [] },
        ],
        assignableScopes: [GROUP],
      },
    })
  })

  it.each([
    { sentence: 'a resource', scope: openai().id, place: GROUP },
    { sentence: 'a container', scope: `${storage().id}/blobServices/default/containers/docs`, place: GROUP },
    { sentence: 'a resource in no group', scope: `${SUBSCRIPTION}/providers/A.B/c/d`, place: SUBSCRIPTION },
    { sentence: 'a subscription', scope: SUBSCRIPTION, place: SUBSCRIPTION },
    { sentence: 'a management group', scope: MANAGEMENT_GROUP, place: MANAGEMENT_GROUP },
  ])('for $sentence can be assigned in what a custom role can be made for', ({ scope, place }) => {
    const role = customRoleFor([START], scope)
    expect(role?.properties.assignableScopes).toEqual([place])
    expect(role?.id.startsWith(`${place}/providers/Microsoft.Authorization/roleDefinitions/`)).toBe(true)
  })

  it('is the same for the same operations and place, in any order and case, and another for others', () => {
    const nameOf = (operations: readonly Operation[], scope: string) => customRoleFor(operations, scope)?.name
    const one = nameOf([START, READ_BLOBS], openai().id)
    expect(nameOf([READ_BLOBS, START], storage().id.toUpperCase())).toBe(one)
    const all = [one, nameOf([START], GROUP), nameOf([READ_BLOBS], GROUP), nameOf([START], SUBSCRIPTION)]
    expect(new Set(all).size).toBe(4)
  })
})

describe('there is none', () => {
  it.each<{ sentence: string; operations: readonly Operation[]; scope: string }>([
    { sentence: 'for nothing', operations: [], scope: GROUP },
    {
      sentence: 'for an operation that nobody publishes',
      operations: [START, control('Contoso.Shop/orders/read')],
      scope: GROUP,
    },
    { sentence: 'for an operation of the other plane', operations: [control(READ_BLOBS.name)], scope: GROUP },
    { sentence: 'for a wildcard', operations: [control('Microsoft.Compute/*/read')], scope: GROUP },
    { sentence: 'for the root of the tenant', operations: [START], scope: '/' },
    {
      sentence: 'for data actions in a management group',
      operations: [START, READ_BLOBS],
      scope: MANAGEMENT_GROUP,
    },
  ])('$sentence', ({ operations, scope }) => {
    expect(customRoleFor(operations, scope)).toBeNull()
  })
})

describe('whatever it is made for', () => {
  const operations = fc.uniqueArray(fc.constantFrom(...knownOperations()), {
    minLength: 1,
    maxLength: 5,
    selector: ({ name, isDataAction }) => `${name.toLowerCase()} ${isDataAction}`,
  })
  const scope = fc.constantFrom(SUBSCRIPTION, GROUP, openai().id, storage().id)

  it('it grants these operations, of all that Azure publishes, and no others', () => {
    fc.assert(
      fc.property(operations, scope, (needed, at) => {
        const made = customRoleFor(needed, at)
        const role = made === null ? null : roleDefinitionFrom(made)
        const granted = knownOperations().filter((each) => role !== null && roleGrants(role, each))
        expect(new Set(granted)).toEqual(new Set(needed))
      }),
      { numRuns: 60 },
    )
  })

  it('it keeps Azure’s rules for custom roles', () => {
    fc.assert(
      fc.property(operations, scope, (needed, at) => {
        const { properties } = customRoleFor(needed, at) ?? {}
        const strings = (properties?.permissions ?? []).flatMap((each) => [
          ...each.actions,
          ...each.dataActions,
        ])
        const [place = '', ...others] = properties?.assignableScopes ?? []
        expect(strings.filter((each) => each.includes('*'))).toEqual([])
        expect(strings).toHaveLength(needed.length)
        expect(others).toEqual([])
        expect(place).not.toBe('/')
        expect(isAtOrAbove(place, at, [])).toBe(true)
        expect(properties?.roleName.length).toBeLessThanOrEqual(128)
      }),
    )
  })

  it.each(HOSTILE_NAMES)('its name stays short and whole in a group called %j', (name) => {
    const group = `${SUBSCRIPTION}/resourceGroups/rg${name.replaceAll('/', '').repeat(20)}`
    const { roleName = '' } = customRoleFor([START], group)?.properties ?? {}
    expect(roleName.length).toBeLessThanOrEqual(128)
    expect(roleName.isWellFormed()).toBe(true)
    expect(roleName).toMatch(/, [0-9a-f]{8}\)$/)
  })
})
