import { describe } from 'vitest'
import { BLOBS_READ, control, data, DOCUMENTS_READ } from '../../../src/knowledge/operation-names.ts'
import { builtIn } from '../../builders/access.ts'
import { GROUP, search, storage, vault } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { reader, blobReader, states, on } from './judging.ts'

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
