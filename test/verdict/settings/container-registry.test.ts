import { describe, expect, it } from 'vitest'
import { control, data } from '../../../src/knowledge/operation-names.ts'
import type { Resource } from '../../../src/question/question.ts'
import { blockingSettings } from '../../../src/verdict/settings/blocking-settings.ts'
import { underAdminUser } from '../../../src/verdict/settings/container-registry.ts'
import { repositoryRequirement } from '../../../src/verdict/settings/repository-operations.ts'
import { hub, registry, storage } from '../../builders/places.ts'
import { DANA } from '../../builders/people.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { snapshotOf } from '../../builders/snapshot.ts'
import { finds } from './finding.ts'

const cr = (properties: Resource['properties']) => registry('cr', { properties })
const own = (name: string) => control(`Microsoft.ContainerRegistry/registries/${name}`)
const ABAC = { roleAssignmentMode: 'AbacRepositoryPermissions' }
const IN_ABAC_MODE = 'roles: properties.roleAssignmentMode'

describe('a container registry', () => {
  finds([
    ...['pull/read', 'push/write', 'artifacts/delete', 'metadata/read'].map((name) => ({
      sentence: `in ABAC mode, for ${name}`,
      resource: cr(ABAC),
      operation: own(name),
      blocks: [IN_ABAC_MODE],
    })),
    {
      sentence: 'in ABAC mode, for its repositories',
      resource: cr(ABAC),
      operation: data('Microsoft.ContainerRegistry/registries/repositories/content/read'),
      blocks: [],
    },
    {
      sentence: 'in ABAC mode, changed through Resource Manager',
      resource: cr(ABAC),
      operation: own('write'),
      blocks: [],
    },
    {
      sentence: 'in its first mode',
      resource: cr({ roleAssignmentMode: 'LegacyRegistryPermissions' }),
      operation: own('pull/read'),
      blocks: [],
    },
    { sentence: 'whose mode is not told', resource: cr({}), operation: own('pull/read'), blocks: [] },
    {
      sentence: 'without admin user, whose credentials are to be listed',
      resource: cr({ adminUserEnabled: false }),
      operation: own('listCredentials/action'),
      blocks: ['keys: properties.adminUserEnabled'],
    },
    {
      sentence: 'with admin user, whose credentials are to be listed',
      resource: cr({ adminUserEnabled: true }),
      operation: own('listCredentials/action'),
      blocks: [],
    },
    {
      sentence: 'without admin user, pulled from with a role',
      resource: cr({ adminUserEnabled: false }),
      operation: own('pull/read'),
      blocks: [],
    },
    {
      sentence: 'for listed addresses',
      resource: cr({ networkRuleSet: { defaultAction: 'Deny', ipRules: [] } }),
      operation: own('pull/read'),
      blocks: ['network: properties.networkRuleSet'],
    },
  ])
})

describe('a closed registry', () => {
  const told = (row: string, properties: Resource['properties']) =>
    blockingSettings(bound(row, cr(properties), DANA, hub()), snapshotOf()).map(({ text }) => text)
  const CLOSED = { publicNetworkAccess: 'Disabled' }

  it('is said to be no place for a user-assigned identity, and how else the hub gets in', () => {
    expect(told('acr/user-identity', CLOSED)).toEqual([
      expect.stringContaining('hub-contoso would get in with a system-assigned one, or with the admin user'),
    ])
  })

  it.each([
    { sentence: 'the identity is system-assigned', row: 'acr/system-identity', properties: CLOSED },
    {
      sentence: 'no exception is made for trusted services',
      row: 'acr/user-identity',
      properties: { ...CLOSED, networkRuleBypassOptions: 'None' },
    },
    {
      sentence: 'listed networks are let in',
      row: 'acr/user-identity',
      properties: { networkRuleSet: { defaultAction: 'Deny' } },
    },
  ])('is not where $sentence', ({ row, properties }) => {
    expect(told(row, properties).join()).not.toContain('would get in')
  })
})

describe('what a registry in ABAC mode asks for', () => {
  const names = (operation: string, on = cr(ABAC)) =>
    repositoryRequirement(bound(operationRow(own(operation)), on))?.requirement.operations.map(
      ({ name, isDataAction }) => `${isDataAction ? 'data' : 'control'} ${name}`,
    )

  it.each([
    ['pull/read', 'content/read'],
    ['PULL/read', 'content/read'],
    ['push/write', 'content/write'],
    ['artifacts/delete', 'content/delete'],
    ['metadata/write', 'metadata/write'],
  ])('%s is repositories/%s', (operation, inMode) => {
    expect(names(operation)).toEqual([`data Microsoft.ContainerRegistry/registries/repositories/${inMode}`])
  })

  it.each([
    { sentence: 'an operation of the registry itself', operation: 'write' },
    { sentence: 'a registry in its first mode', operation: 'pull/read', on: cr({}) },
    { sentence: 'a registry that could not be read', operation: 'pull/read', on: cr(null) },
    { sentence: 'something else', operation: 'pull/read', on: storage('st', { properties: ABAC }) },
  ])('nothing else for $sentence', ({ operation, on }) => {
    expect(names(operation, on)).toBeUndefined()
  })

  it('the article’s AcrPull becomes the role that counts there', () => {
    expect(repositoryRequirement(bound('acr/system-identity', cr(ABAC)))?.requirement.role?.name).toBe(
      'Container Registry Repository Reader',
    )
  })
})

describe('the row on the admin user', () => {
  it.each([
    { is: true, state: 'granted', codes: ['granted-outside-azure-rbac'] },
    { is: false, state: 'missing', codes: ['setting-blocks-access'] },
    { is: undefined, state: 'indeterminate', codes: ['setting-unread'] },
  ])('rests on the setting: $is is $state', ({ is, state, codes }) => {
    const verdict = underAdminUser(
      bound('acr/admin-user', cr(is === undefined ? {} : { adminUserEnabled: is })),
    )
    expect([verdict?.state, verdict?.reasons.map(({ code }) => code)]).toEqual([state, codes])
  })

  it('is not known of a registry that could not be read', () => {
    expect(underAdminUser(bound('acr/admin-user', registry().id))?.state).toBe('indeterminate')
  })

  it('says nothing of other rows', () => {
    expect(underAdminUser(bound('acr/system-identity', cr({ adminUserEnabled: true })))).toBeNull()
  })
})
