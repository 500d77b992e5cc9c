import { describe, expect, it } from 'vitest'
import { READ_WORKSPACE, WRITE_WORKSPACE } from '../../../src/knowledge/operation-names.ts'
import { assignment, builtIn, customRole } from '../../builders/access.ts'
import { GROUP, hub, openai, registry, search, SUBSCRIPTION, vault } from '../../builders/places.ts'
import { DANA } from '../../builders/people.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { unread } from '../../builders/snapshot.ts'
import { reader, contributor, verdictOf, states, on } from './judging.ts'

const hubBuilder = customRole('Hub Builder', {
  actions: [
    WRITE_WORKSPACE.name,
    'Microsoft.Storage/storageAccounts/write',
    'Microsoft.KeyVault/vaults/write',
    'Microsoft.CognitiveServices/accounts/write',
  ],
})

function vaultWithPolicy(keys: readonly string[]) {
  const accessPolicies = [{ objectId: DANA.id, permissions: { keys } }]
  return vault('kv-contoso', { properties: { enableRbacAuthorization: false, accessPolicies } })
}

describe('rows with rules of their own', () => {
  const createHub = bound('hub-creation/workspace', GROUP)
  const custom = { customRoles: [hubBuilder] }

  states([
    {
      sentence: 'a hub by a custom role alone',
      tenant: { ...custom, ...on(hubBuilder, GROUP) },
      about: createHub,
      state: 'indeterminate',
      codes: ['custom-role-cannot-create-hubs', 'granted-by-role'],
    },
    {
      sentence: 'a hub by Contributor',
      tenant: on(contributor, GROUP),
      about: createHub,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a hub by a custom role beside Contributor',
      tenant: {
        ...custom,
        roleAssignments: [assignment(hubBuilder, GROUP), assignment(contributor, SUBSCRIPTION)],
      },
      about: createHub,
      state: 'granted',
      codes: ['granted-by-role'],
    },
    { sentence: 'a hub without any role', about: createHub, state: 'missing', codes: ['no-role-assignment'] },
    {
      sentence: 'the hub’s storage by a custom role goes by its operation',
      tenant: { ...custom, ...on(hubBuilder, GROUP) },
      about: bound('hub-creation/storage', GROUP),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'the operation itself by a custom role, where no hub is asked for',
      tenant: { ...custom, ...on(hubBuilder, GROUP) },
      about: bound(operationRow(WRITE_WORKSPACE), hub()),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'a right outside Azure RBAC',
      tenant: on(contributor, GROUP),
      about: bound('connection/onelake-contributor', hub()),
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'a service without system-assigned identity',
      about: bound('playground/openai-search-reader', search(), null, openai('aoai', { identity: null })),
      state: 'missing',
      codes: ['no-system-identity'],
    },
    {
      sentence: 'a service of which nothing could be read',
      tenant: { blindSpots: [unread('resource-unread', openai('aoai').id)] },
      about: bound(
        'playground/openai-search-reader',
        search(),
        null,
        openai('aoai', { identity: null, properties: null }),
      ),
      state: 'indeterminate',
      codes: ['setting-unread'],
    },
    {
      sentence: 'an identity that is missing, of a resource that is not known',
      about: bound('playground/openai-search-reader', search(), null, null),
      state: 'missing',
      codes: ['no-system-identity'],
    },
    {
      sentence: 'an identity of a hub that is yet to be made',
      about: bound('acr/system-identity', GROUP, null, null),
      state: 'indeterminate',
      codes: ['not-yet-known'],
    },
    {
      sentence: 'a hub without user-assigned identity',
      about: bound('acr/user-identity', registry(), null, hub()),
      state: 'missing',
      codes: ['no-user-assigned-identity'],
    },
    {
      sentence: 'the key of a hub by an access policy',
      about: bound('cmk/key', vaultWithPolicy(['Create', 'Get', 'Delete', 'Purge'])),
      state: 'granted',
      codes: ['granted-outside-azure-rbac'],
    },
    {
      sentence: 'the key of a hub by an access policy that lacks purge',
      about: bound('cmk/key', vaultWithPolicy(['Create', 'Get', 'Delete'])),
      state: 'indeterminate',
      codes: ['outside-azure-rbac'],
    },
    {
      sentence: 'the key of a hub in a vault that goes by roles',
      tenant: on(builtIn('Key Vault Crypto Officer'), vault().id),
      about: bound('cmk/key', vault('kv-contoso', { properties: { enableRbacAuthorization: true } })),
      state: 'granted',
      codes: ['granted-by-role'],
    },
    {
      sentence: 'reading a hub by its Reader',
      tenant: on(reader, hub().id),
      about: bound(operationRow(READ_WORKSPACE), hub()),
      state: 'granted',
      codes: ['granted-by-role'],
    },
  ])

  it('a custom role that cannot create hubs is told in the article’s sense', () => {
    const { reasons } = verdictOf({ tenant: { ...custom, ...on(hubBuilder, GROUP) }, about: createHub })
    expect(reasons[0]?.text).toMatch(/Owner or Contributor/)
  })
})
