import { describe, expect, it } from 'vitest'
import { BLOBS_READ, control, data, DOCUMENTS_READ } from '../../../src/knowledge/operation-names.ts'
import { judge } from '../../../src/verdict/judge.ts'
import { assignment, builtIn, deny } from '../../builders/access.ts'
import { lock } from '../../builders/locks.ts'
import { DANA } from '../../builders/people.ts'
import { dataLake, GROUP, registry, search, storage, vault } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { snapshotOf } from '../../builders/snapshot.ts'
import { reader, contributor, blobReader, states, on, verdictOf } from './judging.ts'

const searchReader = builtIn('Search Index Data Reader')
const secretsUser = builtIn('Key Vault Secrets User')

describe('settings beside roles', () => {
  const keysOnly = search('srch', { properties: { authOptions: { apiKeyOnly: {} } } })
  const policies = { enableRbacAuthorization: false, accessPolicies: [] }
  const secret = operationRow(data('Microsoft.KeyVault/vaults/secrets/getSecret/action'))
  const closed = storage('st', { properties: { publicNetworkAccess: 'Disabled' } })

  states([
    {
      sentence: 'a search service that takes keys only, and the role is there',
      tenant: on(searchReader, keysOnly.id),
      about: bound(operationRow(DOCUMENTS_READ), keysOnly),
      state: 'granted',
      codes: ['granted-by-role', 'setting-blocks-access'],
    },
    {
      sentence: 'a search service that takes keys only, and the role is not there',
      about: bound(operationRow(DOCUMENTS_READ), keysOnly),
      state: 'missing',
      codes: ['no-role-assignment', 'setting-blocks-access'],
    },
    {
      sentence: 'a search service that takes keys only, managed through ARM',
      tenant: on(reader, keysOnly.id),
      about: bound(operationRow(control('Microsoft.Search/searchServices/read')), keysOnly),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a storage account closed to public networks, and the role is there',
      tenant: on(blobReader, closed.id),
      about: bound(operationRow(BLOBS_READ), closed),
      state: 'granted',
      codes: ['granted-by-role', 'setting-blocks-access'],
    },
    {
      sentence: 'a storage account closed to public networks, and the role is not there',
      about: bound(operationRow(BLOBS_READ), closed),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'a vault with access policies, and the role is there',
      tenant: on(secretsUser, GROUP),
      about: bound(secret, vault('kv', { properties: policies })),
      state: 'granted',
      codes: ['granted-by-role', 'setting-blocks-access'],
    },
    {
      sentence: 'a vault with access policies, and the role is not there',
      about: bound(secret, vault('kv', { properties: policies })),
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'a vault with access policies, one of which gives it',
      about: bound(
        secret,
        vault('kv', {
          properties: {
            enableRbacAuthorization: false,
            accessPolicies: [{ objectId: DANA.id, permissions: { secrets: ['get'] } }],
          },
        }),
      ),
      state: 'granted',
      codes: ['granted-outside-azure-rbac'],
    },
    {
      sentence: 'a vault with access policies that is closed, and the role is there',
      tenant: on(secretsUser, GROUP),
      about: bound(secret, vault('kv', { properties: { ...policies, publicNetworkAccess: 'Disabled' } })),
      state: 'granted',
      codes: ['granted-by-role', 'setting-blocks-access', 'setting-blocks-access'],
    },
    {
      sentence: 'a vault with access policies, managed through ARM',
      about: bound(
        operationRow(control('Microsoft.KeyVault/vaults/read')),
        vault('kv', { properties: policies }),
      ),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'a vault with roles',
      about: bound(
        secret,
        vault('kv', { properties: { enableRbacAuthorization: true, accessPolicies: [{}] } }),
      ),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
  ])
})

describe('the rows of a registry in ABAC mode', () => {
  const inMode = registry('cr', { properties: { roleAssignmentMode: 'AbacRepositoryPermissions' } })
  const pull = bound(operationRow(control('Microsoft.ContainerRegistry/registries/pull/read')), inMode)
  const acrPull = builtIn('AcrPull')
  const repositoryReader = builtIn('Container Registry Repository Reader')
  const someRepositories =
    "@Request[Microsoft.ContainerRegistry/registries/repositories:name] StringEqualsIgnoreCase 'a'"

  states([
    {
      sentence: 'AcrPull is there, and is ignored',
      tenant: on(acrPull, inMode.id),
      about: pull,
      state: 'granted',
      codes: ['granted-by-role', 'setting-blocks-access'],
    },
    {
      sentence: 'a role for repositories is there',
      tenant: on(repositoryReader, inMode.id),
      about: pull,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a role for repositories is there beside AcrPull',
      tenant: {
        roleAssignments: [assignment(acrPull, inMode.id), assignment(repositoryReader, inMode.id)],
      },
      about: pull,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a role for some repositories is there beside AcrPull',
      tenant: {
        roleAssignments: [
          assignment(acrPull, inMode.id),
          assignment(repositoryReader, inMode.id, DANA, { condition: someRepositories }),
        ],
      },
      about: pull,
      state: 'conditional',
      codes: ['condition-unknown'],
    },
    {
      sentence: 'neither is there',
      about: pull,
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'a deny assignment on repositories, beside AcrPull',
      tenant: {
        ...on(acrPull, inMode.id),
        denyAssignments: [deny('Keep out', GROUP, { dataActions: ['*'] })],
      },
      about: pull,
      state: 'denied',
      codes: ['denied-by-assignment', 'role-has-no-data-actions'],
    },
  ])

  it('what is missing is the role that counts there', () => {
    const { requirement } = verdictOf({ about: bound('acr/system-identity', inMode) }).requirement
    expect([requirement.role?.name, requirement.operations.map(({ name }) => name)]).toEqual([
      'Container Registry Repository Reader',
      ['Microsoft.ContainerRegistry/registries/repositories/content/read'],
    ])
  })
})

describe('locks beside roles', () => {
  const remove = bound(operationRow(control('Microsoft.Storage/storageAccounts/delete')), storage('st'))
  states([
    {
      sentence: 'the role is there, and a lock',
      tenant: { ...on(contributor, GROUP), locks: [lock('CanNotDelete', GROUP)] },
      about: remove,
      state: 'granted',
      codes: ['granted-by-role', 'setting-blocks-access'],
    },
    {
      sentence: 'the role is not there, and a lock is',
      tenant: { locks: [lock('ReadOnly', GROUP)] },
      about: remove,
      state: 'missing',
      codes: ['no-role-assignment', 'setting-blocks-access'],
    },
    {
      sentence: 'locks that could not be read change nothing',
      tenant: {
        ...on(contributor, GROUP),
        blindSpots: [{ code: 'locks-unread', scope: GROUP, text: 'The locks could not be read.' }],
      },
      about: remove,
      state: 'granted',
      codes: ['granted-by-role'],
    },
  ])
})

describe('access control lists beside roles', () => {
  const lake = dataLake('lake')
  states([
    {
      sentence: 'a role grants it, so that they are never asked',
      tenant: on(blobReader, lake.id),
      about: bound(operationRow(BLOBS_READ), lake),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'no role grants it, but one of them may',
      about: bound(operationRow(BLOBS_READ), lake),
      state: 'missing',
      codes: ['no-role-assignment', 'access-control-lists-unread'],
    },
    {
      sentence: 'a deny assignment comes before them',
      tenant: { denyAssignments: [deny('Keep out', GROUP, { dataActions: ['*'] })] },
      about: bound(operationRow(BLOBS_READ), lake),
      state: 'denied',
      codes: ['denied-by-assignment', 'no-role-assignment'],
    },
    {
      sentence: 'queues have none',
      about: bound(
        operationRow(data('Microsoft.Storage/storageAccounts/queueServices/queues/messages/read')),
        lake,
      ),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'an account without a hierarchical namespace has none',
      about: bound(operationRow(BLOBS_READ), storage('st', { properties: { isHnsEnabled: false } })),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
    {
      sentence: 'managing the account has none',
      about: bound(operationRow(control('Microsoft.Storage/storageAccounts/write')), lake),
      state: 'missing',
      codes: ['no-role-assignment'],
    },
  ])
})

describe('a network that may be in the way of a missing role', () => {
  const closed = storage('st', { properties: { publicNetworkAccess: 'Disabled' } })
  const codes = (occasion: 'error' | 'request') =>
    judge([bound(operationRow(BLOBS_READ), closed)], DANA, snapshotOf(), occasion)[0]?.reasons.map(
      ({ code }) => code,
    )

  it('is told beside it where no error got past the network', () => {
    expect(codes('request')).toEqual(['no-role-assignment', 'setting-blocks-access'])
  })

  it('is not told where an error speaks of permissions', () => {
    expect(codes('error')).toEqual(['no-role-assignment'])
  })
})

describe('a trusted service', () => {
  const rules = storage('st', {
    properties: { networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' } },
  })
  const identity = { id: 'identity-of-srch', type: 'ServicePrincipal', name: 'srch' } as const

  it('is said to get through where the role is there', () => {
    const about = bound(operationRow(BLOBS_READ), rules, identity, search('srch'))
    const tenant = { people: [identity], ...on(blobReader, rules.id, identity) }
    const { state, reasons } = verdictOf({ tenant, about, asker: identity })
    expect([state, reasons.map(({ code }) => code)]).toEqual([
      'granted',
      ['granted-by-role', 'trusted-service'],
    ])
  })
})
