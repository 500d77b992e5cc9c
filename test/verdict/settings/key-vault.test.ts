import { describe, expect, it } from 'vitest'
import { control, data } from '../../../src/knowledge/operation-names.ts'
import type { Resource } from '../../../src/question/question.ts'
import {
  ownPermissions,
  permissionFor,
  policiesGrant,
  usesAccessPolicies,
} from '../../../src/verdict/settings/key-vault.ts'
import { storage, vault } from '../../builders/places.ts'

const kv = (properties: Resource['properties']) => vault('kv', { properties })
const GET_SECRET = data('Microsoft.KeyVault/vaults/secrets/getSecret/action')
const SET_SECRET = data('Microsoft.KeyVault/vaults/secrets/setSecret/action')
const MANAGE = control('Microsoft.KeyVault/vaults/write')

describe('whether a vault goes by access policies', () => {
  it.each([
    { sentence: 'roles are switched off', properties: { enableRbacAuthorization: false }, uses: true },
    { sentence: 'roles are switched on', properties: { enableRbacAuthorization: true }, uses: false },
    {
      sentence: 'roles are switched on beside old policies',
      properties: { enableRbacAuthorization: true, accessPolicies: [{}] },
      uses: false,
    },
    { sentence: 'nothing is said, and there are policies', properties: { accessPolicies: [{}] }, uses: true },
    { sentence: 'nothing is said at all', properties: {}, uses: false },
    {
      sentence: 'the mode is null, which means access policies',
      properties: { enableRbacAuthorization: null },
      uses: true,
    },
    { sentence: 'no mode, and an empty list of policies', properties: { accessPolicies: [] }, uses: true },
    {
      sentence: 'the settings are of the wrong types',
      properties: { enableRbacAuthorization: 'no', accessPolicies: 'none' },
      uses: false,
    },
    { sentence: 'the settings could not be read', properties: null, uses: false },
  ])('$sentence', ({ properties, uses }) => {
    expect(usesAccessPolicies(kv(properties), [GET_SECRET])).toBe(uses)
    expect(usesAccessPolicies(kv(properties), [MANAGE])).toBe(false)
  })

  it.each([null, storage('st', { properties: { enableRbacAuthorization: false } })])(
    'anything else does not',
    (resource) => {
      expect(usesAccessPolicies(resource, [GET_SECRET])).toBe(false)
    },
  )
})

describe('the permission that an operation takes', () => {
  it.each([
    ['secrets/getSecret/action', 'secrets get'],
    ['secrets/setSecret/action', 'secrets set'],
    ['secrets/update/action', 'secrets set'],
    ['secrets/readMetadata/action', 'secrets list'],
    ['secrets/delete', 'secrets delete'],
    ['keys/read', 'keys get'],
    ['keys/wrap/action', 'keys wrapkey'],
    ['keys/update/action', 'keys update'],
    ['certificates/import/action', 'certificates import'],
  ])('%s takes %s', (operation, permission) => {
    const known = permissionFor(`Microsoft.KeyVault/vaults/${operation}`)
    expect(`${known?.of ?? ''} ${known?.permission ?? ''}`).toBe(permission)
  })

  it.each(['Microsoft.KeyVault/vaults/storageAccounts/read', 'Microsoft.KeyVault/vaults/keys/versions/read'])(
    'of %s is not known',
    (operation) => {
      expect(permissionFor(operation)).toBeNull()
    },
  )
})

describe('what access policies give', () => {
  const policy = (objectId: string, permissions: object, more: object = {}) => ({
    tenantId: 't',
    objectId,
    permissions,
    ...more,
  })
  const DANA = 'dana-id'
  const GROUP = 'group-id'

  it.each([
    { sentence: 'the permission', policies: [policy(DANA, { secrets: ['Get'] })], grants: true },
    { sentence: 'every permission', policies: [policy('DANA-ID', { secrets: ['all'] })], grants: true },
    { sentence: 'it through a group', policies: [policy(GROUP, { secrets: ['get'] })], grants: true },
    { sentence: 'another permission', policies: [policy(DANA, { secrets: ['list'] })], grants: false },
    { sentence: 'it for keys', policies: [policy(DANA, { keys: ['get'] })], grants: false },
    { sentence: 'it to somebody else', policies: [policy('max-id', { secrets: ['get'] })], grants: false },
    {
      sentence: 'it to an application on her behalf',
      policies: [policy(DANA, { secrets: ['get'] }, { applicationId: 'app' })],
      grants: false,
    },
    { sentence: 'nothing', policies: [], grants: false },
    { sentence: 'something unreadable', policies: ['get', { objectId: DANA }], grants: false },
    { sentence: 'what is not told', policies: undefined, grants: null },
  ])('$sentence: $grants', ({ policies, grants }) => {
    expect(policiesGrant(kv({ accessPolicies: policies }), [GET_SECRET], [DANA, GROUP])).toBe(grants)
  })

  it('all of several permissions are needed, from whichever policy', () => {
    const vaultOf = (...policies: readonly object[]) => kv({ accessPolicies: policies })
    const both = [GET_SECRET, SET_SECRET]
    const get = policy(DANA, { secrets: ['get'] })
    expect(policiesGrant(vaultOf(get), both, [DANA, GROUP])).toBe(false)
    expect(policiesGrant(vaultOf(get, policy(GROUP, { secrets: ['set'] })), both, [DANA, GROUP])).toBe(true)
  })

  it('an operation whose permission is not known leaves it open', () => {
    const all = kv({ accessPolicies: [policy(DANA, { secrets: ['all'], keys: ['all'] })] })
    expect(policiesGrant(all, [data('Microsoft.KeyVault/vaults/storage/read')], [DANA])).toBeNull()
  })

  it('a principal’s own are those of no group', () => {
    const properties = {
      accessPolicies: [policy(DANA, { secrets: ['List'] }), policy(GROUP, { secrets: ['get'] })],
    }
    expect(ownPermissions(kv(properties), DANA, 'secrets')).toEqual(['list'])
    expect(ownPermissions(kv(properties), DANA, 'keys')).toEqual([])
    expect(ownPermissions(kv({}), DANA, 'secrets')).toEqual([])
  })
})
