import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  builtInRole,
  builtInRoleNamed,
  builtInRoles,
  formerNamesOf,
} from '../../../src/knowledge/catalogue/roles.ts'
import { isSpecialPurpose } from '../../../src/knowledge/catalogue/special-roles.ts'
import { builtIn } from '../../builders/access.ts'
import { sharedData } from '../../builders/shared-data.ts'

describe('the catalogue', () => {
  it('has each role once', () => {
    expect(new Set(builtInRoles().map(({ id }) => id)).size).toBe(builtInRoles().length)
  })

  it('writes ids in lower case, names without stray spaces, strings without spaces', () => {
    const untidy = builtInRoles().filter(
      ({ id, name, permissions }) =>
        !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ||
        name !== name.trim() ||
        permissions.some(({ actions, notActions, dataActions, notDataActions }) =>
          [actions, notActions, dataActions, notDataActions].flat().some((each) => /^$|\s/.test(each)),
        ),
    )
    expect(untidy).toEqual([])
  })

  it('holds no custom roles, and all of them can be assigned anywhere', () => {
    expect(builtInRoles().filter(({ isCustom }) => isCustom)).toEqual([])
    expect(builtInRoles().filter(({ assignableScopes }) => assignableScopes.join() !== '/')).toEqual([])
  })
})

describe('a role', () => {
  const FOUNDRY_USER = '53ca6127-db72-4b80-b1b0-d745d6d5456d'

  it.each([
    { sentence: 'its present name', name: 'Foundry User' },
    { sentence: 'its former name', name: 'Azure AI User' },
    { sentence: 'any case', name: 'foundry USER' },
    { sentence: 'stray spaces', name: ' Foundry User ' },
  ])('is found by $sentence', ({ name }) => {
    expect(builtInRoleNamed(name)?.id).toBe(FOUNDRY_USER)
  })

  it('is found by its GUID in any case', () => {
    expect(builtInRole(FOUNDRY_USER.toUpperCase())?.name).toBe('Foundry User')
  })

  it.each([builtInRole(FOUNDRY_USER.replace('5', '6')), builtInRoleNamed('Foundry'), builtInRoleNamed('')])(
    'is not found by halves',
    (found) => {
      expect(found).toBeUndefined()
    },
  )

  it.each([
    { id: FOUNDRY_USER, names: ['Azure AI User'] },
    { id: FOUNDRY_USER.toUpperCase(), names: ['Azure AI User'] },
    { id: builtIn('Reader').id, names: [] },
    { id: 'unknown', names: [] },
  ])('$id was called $names', ({ id, names }) => {
    expect(formerNamesOf(id)).toEqual(names)
  })
})

describe('roles to recommend last', () => {
  it.each([
    { name: 'Key Vault Crypto Service Encryption User', special: true },
    { name: 'Cognitive Services Data Contributor (Preview)', special: true },
    { name: 'Storage Account Backup Contributor', special: true },
    { name: 'LocalNGFirewallAdministrator role', special: true },
    { name: 'Foundry User', special: false },
    { name: 'Storage Blob Data Contributor', special: false },
    { name: 'Owner', special: false },
  ])('$name: $special', ({ name, special }) => {
    expect(isSpecialPurpose(builtIn(name).id)).toBe(special)
  })

  it('every role that calls itself a preview, deprecated or legacy is one', () => {
    const unsettled = builtInRoles().filter(({ name }) => /\b(?:preview|deprecated|legacy)\b/i.test(name))
    expect(unsettled.length).toBeGreaterThan(10)
    expect(unsettled.filter(({ id }) => !isSpecialPurpose(id)).map(({ name }) => name)).toEqual([])
  })
})

const list = z.array(z.string())
const published = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    previousNames: list.optional(),
    permissions: z.array(
      z.object({
        actions: list,
        notActions: list,
        dataActions: list,
        notDataActions: list,
        condition: z.string().nullish(),
      }),
    ),
  }),
)

const text = sharedData('builtin-roles.json')
describe.skipIf(text === null)('the published roles (skipped where their file is not at hand)', () => {
  const roles = text === null ? [] : published.parse(JSON.parse(text))
  const trimmed = (strings: readonly string[]) => strings.map((each) => each.trim())
  const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
    all.toSorted((left, right) => left.id.localeCompare(right.id))

  it('are all in the catalogue, with every permission and condition, and no others', () => {
    const expected = roles.map(({ id, name, permissions }) => ({
      id: id.toLowerCase(),
      name: name.trim(),
      isCustom: false,
      assignableScopes: ['/'],
      permissions: permissions.map(({ condition, ...entry }) => ({
        actions: trimmed(entry.actions),
        notActions: trimmed(entry.notActions),
        dataActions: trimmed(entry.dataActions),
        notDataActions: trimmed(entry.notDataActions),
        ...(condition == null ? {} : { condition }),
      })),
    }))
    expect(roles.length).toBeGreaterThan(900)
    expect(byId(builtInRoles())).toEqual(byId(expected))
  })

  it('have the former names that the catalogue knows', () => {
    const renamed = roles.filter(({ previousNames }) => previousNames !== undefined)
    expect(renamed.length).toBeGreaterThan(50)
    expect(roles.map(({ id }) => formerNamesOf(id))).toEqual(
      roles.map(({ previousNames }) => previousNames ?? []),
    )
  })
})
