import { describe, expect, it } from 'vitest'
import { control, data } from '../../src/knowledge/operation-names.ts'
import type { Resource } from '../../src/question/question.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import { blockingSettings, usesAccessPolicies } from '../../src/verdict/blocking-settings.ts'
import { hub, openai, registry, search, storage, vault } from '../builders/places.ts'

const READ = data('Contoso.Shop/orders/read')
const MANAGE = control('Contoso.Shop/orders/read')
const PULL = control('Microsoft.ContainerRegistry/registries/pull/read')

type Builder = (name: string, fields: Partial<Pick<Resource, 'properties'>>) => Resource
const of = (build: Builder, properties: Resource['properties']) => build('contoso', { properties })

const CLOSED = { publicNetworkAccess: 'Disabled' }
const LISTED = { networkAcls: { defaultAction: 'Deny' } }
const AUTH_OPTIONS = 'roles: properties.authOptions'
const SUBDOMAIN = 'roles: properties.customSubDomainName'
const ABAC = 'roles: properties.roleAssignmentMode'
const PUBLIC = 'network: properties.publicNetworkAccess'
const ACLS = 'network: properties.networkAcls'

interface Case {
  readonly sentence: string
  readonly resource: Resource | null
  readonly operation?: Operation
  readonly blocks: readonly string[]
}

describe('the settings that refuse whatever the roles', () => {
  it.each<Case>([
    { sentence: 'no resource', resource: null, blocks: [] },
    { sentence: 'settings that could not be read', resource: of(search, null), blocks: [] },
    { sentence: 'a resource of another type', resource: of(hub, CLOSED), blocks: [] },

    {
      sentence: 'search with keys only',
      resource: of(search, { authOptions: { apiKeyOnly: {} } }),
      blocks: [AUTH_OPTIONS],
    },
    {
      sentence: 'search with keys and roles',
      resource: of(search, { authOptions: { aadOrApiKey: {} } }),
      blocks: [],
    },
    {
      sentence: 'search with roles only',
      resource: of(search, { authOptions: null, disableLocalAuth: true }),
      blocks: [],
    },
    {
      sentence: 'search with keys only said by what is left out',
      resource: of(search, { authOptions: null, disableLocalAuth: false }),
      blocks: [AUTH_OPTIONS],
    },
    {
      sentence: 'search that takes no keys, whatever the options say',
      resource: of(search, { authOptions: { apiKeyOnly: {} }, disableLocalAuth: true }),
      blocks: [],
    },
    { sentence: 'search whose settings are not told', resource: of(search, {}), blocks: [] },
    {
      sentence: 'search with settings of the wrong types',
      resource: of(search, {
        authOptions: 'apiKeyOnly',
        disableLocalAuth: 'no',
        publicNetworkAccess: 1,
        networkAcls: [],
      }),
      blocks: [],
    },
    {
      sentence: 'search managed through ARM',
      resource: of(search, { authOptions: { apiKeyOnly: {} } }),
      operation: MANAGE,
      blocks: [],
    },
    {
      sentence: 'search with keys only, closed',
      resource: of(search, { authOptions: { apiKeyOnly: {} }, ...CLOSED }),
      blocks: [AUTH_OPTIONS, PUBLIC],
    },

    {
      sentence: 'an account at a regional endpoint',
      resource: of(openai, { endpoint: 'https://westeurope.api.cognitive.microsoft.com/' }),
      blocks: [SUBDOMAIN],
    },
    {
      sentence: 'an account at its own endpoint',
      resource: of(openai, { endpoint: 'https://contoso.openai.azure.com/' }),
      blocks: [],
    },
    { sentence: 'an account whose endpoint is not told', resource: of(openai, {}), blocks: [] },
    { sentence: 'an account closed to public networks', resource: of(openai, CLOSED), blocks: [PUBLIC] },
    { sentence: 'an account for listed networks', resource: of(openai, LISTED), blocks: [ACLS] },
    {
      sentence: 'an account managed through ARM',
      resource: of(openai, CLOSED),
      operation: MANAGE,
      blocks: [],
    },

    {
      sentence: 'storage that is open',
      resource: of(storage, { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } }),
      blocks: [],
    },
    { sentence: 'storage closed to public networks', resource: of(storage, CLOSED), blocks: [PUBLIC] },
    {
      sentence: 'storage closed, in small letters',
      resource: of(storage, { publicNetworkAccess: 'disabled' }),
      blocks: [PUBLIC],
    },
    { sentence: 'storage for listed networks', resource: of(storage, LISTED), blocks: [ACLS] },
    {
      sentence: 'storage closed tells that alone',
      resource: of(storage, { ...CLOSED, ...LISTED }),
      blocks: [PUBLIC],
    },
    { sentence: 'storage managed through ARM', resource: of(storage, CLOSED), operation: MANAGE, blocks: [] },

    { sentence: 'a vault closed to public networks', resource: of(vault, CLOSED), blocks: [PUBLIC] },
    { sentence: 'a vault managed through ARM', resource: of(vault, CLOSED), operation: MANAGE, blocks: [] },

    {
      sentence: 'a registry in ABAC mode',
      resource: of(registry, { roleAssignmentMode: 'AbacRepositoryPermissions' }),
      operation: PULL,
      blocks: [ABAC],
    },
    {
      sentence: 'a registry in its first mode',
      resource: of(registry, { roleAssignmentMode: 'LegacyRegistryPermissions' }),
      operation: PULL,
      blocks: [],
    },
    {
      sentence: 'a registry whose mode is not told',
      resource: of(registry, {}),
      operation: PULL,
      blocks: [],
    },
    {
      sentence: 'a registry closed to public networks',
      resource: of(registry, CLOSED),
      operation: PULL,
      blocks: [PUBLIC],
    },
    {
      sentence: 'a registry managed through ARM',
      resource: of(registry, CLOSED),
      operation: MANAGE,
      blocks: [],
    },
  ])('$sentence', ({ resource, operation = READ, blocks }) => {
    const found = blockingSettings(resource, [operation])
    expect(found.map((each) => `${each.blocks}: ${each.setting}`)).toEqual(blocks)
  })

  it('says which resource and which setting', () => {
    const [setting] = blockingSettings(of(search, { authOptions: { apiKeyOnly: {} } }), [READ])
    expect(setting?.text).toMatch(/^contoso .+properties\.authOptions.+\.$/)
  })
})

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
    expect(usesAccessPolicies(of(vault, properties), [READ])).toBe(uses)
    expect(usesAccessPolicies(of(vault, properties), [MANAGE])).toBe(false)
  })

  it.each([null, of(storage, { enableRbacAuthorization: false })])('anything else does not', (resource) => {
    expect(usesAccessPolicies(resource, [READ])).toBe(false)
  })
})
