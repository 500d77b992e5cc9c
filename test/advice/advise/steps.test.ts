import { describe, expect, it } from 'vitest'
import { BLOBS_READ, control, data, DOCUMENTS_READ } from '../../../src/knowledge/operation-names.ts'
import { assignment, builtIn, denied, eligible } from '../../builders/access.ts'
import { lock } from '../../builders/locks.ts'
import { asPrincipal, DANA, group, OLIVIA, PIPELINE } from '../../builders/people.ts'
import { connection, cosmos, foundry, GROUP, search, SUBSCRIPTION, vault } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { unread } from '../../builders/snapshot.ts'
import {
  STORAGE,
  OPENAI,
  readBlobs,
  chat,
  blobReader,
  openaiUser,
  keysOnly,
  bare,
  policyVault,
  secret,
  UNKNOWN,
  keepOut,
  hubBuilder,
  advised,
  one,
} from './advising.ts'

it('a hub that only a custom role lets one make names those who can assign Contributor', () => {
  const step = one(
    {
      about: [bound('hub-creation/workspace', GROUP)],
      tenant: {
        customRoles: [hubBuilder],
        roleAssignments: [assignment(hubBuilder, GROUP), assignment(builtIn('Owner'), SUBSCRIPTION, OLIVIA)],
      },
    },
    'ask',
  )
  expect(step.text).toContain('to assign Contributor there')
  expect(step.grantors).toMatchObject([{ id: OLIVIA.id }])
})

describe('a step to assign', () => {
  it('says what, to whom, where, how and who may', () => {
    const held = assignment(builtIn('Owner'), SUBSCRIPTION, OLIVIA)
    const step = one({ about: [readBlobs], tenant: { roleAssignments: [held] } }, 'assign-role')
    expect(step).toMatchObject({
      role: { id: blobReader.id, name: blobReader.name },
      principalId: DANA.id,
      scope: STORAGE.id,
      text: 'Assign Storage Blob Data Reader to Dana Developer on stcontoso. Azure can take up to 10 minutes to act on it.',
      grantors: [{ id: OLIVIA.id, roleAssignmentId: held.id }],
    })
    expect(step.commands?.azureCli).toContain(`--role ${blobReader.id}`)
  })

  it('warns of a role that is far more than needed', () => {
    const about = [bound(operationRow(control('Microsoft.Authorization/roleAssignments/write')), GROUP)]
    expect(one({ about }, 'assign-role').text).toContain(
      'far more than this needs; no smaller role that exists suffices',
    )
  })

  it.each([
    { sentence: 'on the same scope', scope: STORAGE.id, isLimited: true },
    { sentence: 'on the same scope in another case', scope: STORAGE.id.toUpperCase(), isLimited: true },
    { sentence: 'above it', scope: GROUP, isLimited: false },
    { sentence: 'of another role', scope: STORAGE.id, role: builtIn('Reader'), isLimited: false },
    { sentence: 'of somebody else', scope: STORAGE.id, who: OLIVIA, isLimited: false },
  ])(
    'does not assign again what a condition limits: an assignment $sentence: $isLimited',
    ({ scope, role = blobReader, who = DANA, isLimited }) => {
      const roleAssignments = [assignment(role, scope, who, { condition: "ActionMatches{'x/read'}" })]
      const step = one({ about: [readBlobs], tenant: { roleAssignments } }, 'assign-role')
      expect(step.text.includes('already, under a condition that this does not meet')).toBe(isLimited)
      expect(step.commands === undefined).toBe(isLimited)
    },
  )

  it('to an identity that is yet to be looks it up in the command', () => {
    const about = [bound('playground/openai-search-reader', search(), null, bare)]
    const step = one({ about }, 'assign-role')
    expect(step.principalId).toBeNull()
    expect(step.text).toContain('the managed identity of aoai-bare')
    expect(step.commands?.azureCli).toContain(`az resource show --ids ${bare.id}`)
  })

  it('that lets one list keys says for what, where nothing else is missing', () => {
    const keys = bound('troubleshooting/cognitive-services-user', OPENAI)
    const said = (...about: readonly (typeof keys)[]) => {
      const { steps } = advised({ about, afterError: true })
      return steps.find(({ step }) => step === 'assign-role')?.text
    }
    expect(said(keys)).toContain('on aoai-contoso, only if you need API keys to call it with.')
    expect(said(keys, bound('troubleshooting/openai-contributor', OPENAI))).not.toContain('only if')
  })

  it('names a principal by its id where it has no name', () => {
    const about = [bound(operationRow(BLOBS_READ), STORAGE, { ...DANA, name: null })]
    expect(one({ about }, 'assign-role').text).toContain(`to ${DANA.id} on`)
  })

  it('that is an alternative says that the article names it, and warns where it is broad', () => {
    const { steps } = advised({ about: [bound('connection/search-contributor', search())] })
    const alternative = steps.find(({ alternative: other }) => other)
    expect(alternative?.text).toMatch(/article.+Contributor on srch-contoso.+far more than this needs/)
    expect(alternative?.commands?.azureCli).toContain(builtIn('Contributor').id)
  })

  it('that no role can mend names only what no role brings', () => {
    const about = [readBlobs, bound(operationRow(data('Contoso.Shop/orders/read')), STORAGE)]
    const { text } = one({ about }, 'ask')
    expect(text).toContain('Contoso.Shop/orders/read')
    expect(text).not.toContain(BLOBS_READ.name)
  })
})

describe('the other steps', () => {
  it.each([
    { isSystemProtected: false, text: /Ask its owner to remove it or to exclude this principal\.$/ },
    { isSystemProtected: true, text: /managed application, deployment stack or blueprint/ },
  ])('remove-deny, protected by Azure: $isSystemProtected', ({ isSystemProtected, text }) => {
    const tenant = { denyAssignments: [{ ...keepOut, isSystemProtected }] }
    const step = one({ about: [readBlobs], tenant }, 'remove-deny')
    expect(step).toMatchObject({ scope: GROUP })
    expect(step.text).toContain('"Keep out" on resource group rg-ai')
    expect(step.text).toMatch(text)
  })

  it('a deny that only may apply is not to be removed', () => {
    const members = asPrincipal(group('Developers'))
    const tenant = {
      groupsUnread: [DANA],
      denyAssignments: [{ ...keepOut, principals: [denied(members)] }],
    }
    expect(advised({ about: [readBlobs], tenant }).steps.map(({ step }) => step)).not.toContain('remove-deny')
  })

  it('change-setting for an identity says whose, with the command', () => {
    const about = [bound('playground/openai-search-reader', search(), null, bare)]
    const step = one({ about }, 'change-setting')
    expect(step).toMatchObject({ scope: bare.id })
    expect(step.text).toContain('aoai-bare')
    expect(step.commands?.azureCli).toMatch(
      /^az resource update --ids .+ --set identity\.type=SystemAssigned$/,
    )
  })

  it('change-setting for keys only says where, with the command', () => {
    const step = one({ about: [bound(operationRow(DOCUMENTS_READ), keysOnly)] }, 'change-setting')
    expect(step).toMatchObject({ scope: keysOnly.id })
    expect(step.text).toContain('API keys only')
    expect(step.commands?.azureCli).toContain('--auth-options aadOrApiKey')
  })

  it('change-setting for a lock says who may delete it, and quotes its note', () => {
    const held = assignment(builtIn('User Access Administrator'), SUBSCRIPTION, OLIVIA)
    const tenant = {
      roleAssignments: [held, assignment(builtIn('Contributor'), GROUP)],
      locks: [lock('ReadOnly', GROUP, { name: "it's", notes: ' Ask Olivia. ' })],
    }
    const about = [bound(operationRow(control('Microsoft.Storage/storageAccounts/write')), STORAGE)]
    const step = one({ about, tenant }, 'change-setting')
    expect(step).toMatchObject({ scope: GROUP, grantors: [{ id: OLIVIA.id, roleAssignmentId: held.id }] })
    expect(step.text).toContain('Its note: "Ask Olivia".')
    expect(step.commands?.azureCli).toBe(
      `az lock delete --ids '${GROUP}/providers/Microsoft.Authorization/locks/it'\\''s'`,
    )
  })

  it('change-setting for a lock of an application deletes nothing', () => {
    const tenant = {
      roleAssignments: [assignment(builtIn('Owner'), GROUP)],
      locks: [lock('CanNotDelete', GROUP, { isOwned: true })],
    }
    const about = [bound(operationRow(control('Microsoft.Storage/storageAccounts/delete')), STORAGE)]
    const step = one({ about, tenant }, 'change-setting')
    expect(step.text).toContain('it goes with that application')
    expect(step.commands?.azureCli).toMatch(/^az lock show --ids /)
    expect(step.grantors).toBeUndefined()
  })

  it('change-setting for a connection patches how it signs in', () => {
    const keyless = search('srch', { properties: { disableLocalAuth: true } })
    const to = connection('docs', 'CognitiveSearch', keyless, {
      authType: 'ApiKey',
      target: "https://srch.search.windows.net/'",
    })
    const step = one({ keyConnections: [to] }, 'change-setting')
    expect(step).toMatchObject({ scope: to.resource.id })
    expect(step.text).toContain('srch takes no keys (properties.disableLocalAuth is true)')
    expect(step.commands?.azureCli).toBe(
      `az rest --method patch --url '${to.resource.id}?api-version=2024-04-01' --body '{"properties":{"authType":"AAD","category":"CognitiveSearch","target":"https://srch.search.windows.net/'\\''"}}'`,
    )
  })

  it('grant-elsewhere for Cosmos DB is the smallest of its roles, whole', () => {
    const operations = 'Microsoft.DocumentDB/databaseAccounts'
    const commandFor = (...names: readonly string[]) =>
      one(
        {
          about: [
            bound(operationRow(...names.map((name) => data(`${operations}/${name}`))), cosmos('cosmos')),
          ],
        },
        'grant-elsewhere',
      ).commands?.azureCli
    const command = (role: number) =>
      `az cosmosdb sql role assignment create --account-name cosmos --resource-group rg-ai --scope / --principal-id ${DANA.id} --role-definition-id 00000000-0000-0000-0000-00000000000${role}`
    expect(commandFor('readMetadata', 'sqlDatabases/containers/items/read')).toBe(command(1))
    expect(commandFor('readMetadata', 'sqlDatabases/containers/items/create')).toBe(command(2))
    expect(commandFor('tables/containers/entities/read')).toBeUndefined()
  })

  it('grant-elsewhere for a vault keeps the permissions that the principal has', () => {
    const policies = [{ objectId: DANA.id, permissions: { secrets: ['List', 'set'], keys: ['get'] } }]
    const vaultOfPolicies = vault('kv', {
      properties: { enableRbacAuthorization: false, accessPolicies: policies },
    })
    const step = one(
      { about: [bound(secret('secrets/getSecret/action'), vaultOfPolicies)] },
      'grant-elsewhere',
    )
    expect(step.commands?.azureCli).toBe(
      `az keyvault set-policy --name kv --object-id ${DANA.id} --secret-permissions list set get`,
    )
  })

  it('grant-elsewhere for a vault falls back to the usual permissions', () => {
    const step = one({ about: [bound(secret('storage/read'), policyVault)] }, 'grant-elsewhere')
    expect(step.commands?.azureCli).toMatch(/ --secret-permissions get list$/)
  })

  it('nothing is to be granted where an access policy gives it', () => {
    const policies = [{ objectId: DANA.id, permissions: { secrets: ['get'] } }]
    const vaultOfPolicies = vault('kv', {
      properties: { enableRbacAuthorization: false, accessPolicies: policies },
    })
    expect(advised({ about: [bound(secret('secrets/getSecret/action'), vaultOfPolicies)] }).steps).toEqual([])
  })

  it('change-setting for a vault warns of its policies', () => {
    const tenant = { roleAssignments: [assignment(builtIn('Key Vault Secrets User'), GROUP)] }
    const step = one(
      { about: [bound(secret('secrets/getSecret/action'), policyVault)], tenant },
      'change-setting',
    )
    expect(step.text).toContain('makes its present access policies void')
    expect(step.commands?.azureCli).toBe('az keyvault update --name kv --enable-rbac-authorization true')
  })

  it('activate-role names the role, the place and the principal', () => {
    const held = eligible(blobReader, GROUP)
    const step = one({ about: [readBlobs], tenant: { eligibleAssignments: [held] } }, 'activate-role')
    expect(step).toMatchObject({
      role: { id: blobReader.id, name: blobReader.name },
      scope: GROUP,
      principalId: DANA.id,
    })
    expect(step.text).toMatch(
      /^Activate Storage Blob Data Reader on resource group rg-ai .+\(https:\/\/portal\.azure\.com\/#view\/.+\)/,
    )
  })

  it.each([
    { operation: 'secrets/getSecret/action', permissions: '--secret-permissions get' },
    { operation: 'secrets/setSecret/action', permissions: '--secret-permissions set' },
    { operation: 'keys/read', permissions: '--key-permissions get' },
    { operation: 'certificates/read', permissions: '--certificate-permissions get' },
  ])('grant-elsewhere for $operation: $permissions', ({ operation, permissions }) => {
    const step = one({ about: [bound(secret(operation), policyVault)] }, 'grant-elsewhere')
    expect(step).toMatchObject({ principalId: DANA.id, scope: policyVault.id })
    expect(step.commands?.azureCli).toBe(
      `az keyvault set-policy --name kv --object-id ${DANA.id} ${permissions}`,
    )
  })

  it('grant-elsewhere names a principal by its id where it has no name', () => {
    const about = [bound(secret('secrets/getSecret/action'), policyVault, { ...DANA, name: null })]
    expect(one({ about }, 'grant-elsewhere').text).toContain(`for ${DANA.id}.`)
  })

  it('ask about a condition shows it', () => {
    const tenant = { roleAssignments: [assignment(blobReader, GROUP, DANA, { condition: UNKNOWN })] }
    expect(one({ about: [readBlobs], tenant }, 'ask').text).toContain(UNKNOWN)
  })

  it('ask about a hub says who can make it', () => {
    const tenant = { customRoles: [hubBuilder], roleAssignments: [assignment(hubBuilder, GROUP)] }
    expect(one({ about: [bound('hub-creation/workspace', GROUP)], tenant }, 'ask').text).toMatch(
      /Owner or Contributor.+create the hub or to assign Contributor/,
    )
  })

  it.each([
    { sentence: 'the target’s name', fields: {}, says: 'signs in to aoai-contoso with a key (ApiKey)' },
    {
      sentence: 'the address, where the target was not found',
      fields: { targetResource: null, target: 'https://x.openai.azure.com' },
      says: 'signs in to https://x.openai.azure.com with a key',
    },
    {
      sentence: 'neither',
      fields: { targetResource: null, target: null },
      says: 'signs in to its target with a key',
    },
  ])('not-a-role-problem says $sentence', ({ fields, says }) => {
    const byKey = { ...connection('c', 'AzureOpenAI', OPENAI, { authType: 'ApiKey' }), ...fields }
    expect(one({ keyConnections: [byKey] }, 'not-a-role-problem').text).toContain(says)
  })

  it('wait says how long ago the role was assigned', () => {
    const createdOn = '2026-11-22T09:57:00.000Z'
    const tenant = { roleAssignments: [assignment(openaiUser, GROUP, DANA, { createdOn })] }
    expect(one({ about: [chat], tenant, afterError: true }, 'wait').text).toMatch(
      /^The role was assigned 3 minutes ago/,
    )
  })

  describe('wait for a role through a group', () => {
    const apps = group('AI apps', [PIPELINE, DANA])
    const about = (who: typeof DANA) => [bound(operationRow(BLOBS_READ), STORAGE, who)]
    const waitOf = (who: typeof DANA, createdOn: string | null) => {
      const roleAssignments = [
        assignment(builtIn('Owner'), SUBSCRIPTION, DANA),
        assignment(blobReader, GROUP, asPrincipal(apps), { createdOn }),
      ]
      return one({ about: about(who), tenant: { groups: [apps], roleAssignments }, afterError: true }, 'wait')
        .text
    }

    it('tells of a managed identity that joined lately', () => {
      expect(waitOf(PIPELINE, null)).toMatch(
        /^build-pipeline has this through group AI apps\. .+ 24 hours.+ restart the application, then retry/,
      )
    })

    it('tells both ages where the role is new too', () => {
      expect(waitOf(PIPELINE, '2026-11-22T09:57:00.000Z')).toMatch(
        /^The role was assigned 3 minutes ago; .+ Try again then\. build-pipeline .+ 24 hours/,
      )
    })

    it('tells people to sign in again', () => {
      expect(waitOf(DANA, null)).toMatch(/^The roles are there.+az logout, az login/)
    })
  })

  it('each names the reasons of its own kind only', () => {
    const condition = UNKNOWN
    const tenant = {
      roleAssignments: [
        assignment(blobReader, STORAGE.id, DANA, { condition }),
        assignment(builtIn('Reader'), GROUP),
      ],
    }
    const { steps } = advised({ about: [readBlobs], tenant })
    expect(steps.map(({ step }) => step)).toEqual(['ask'])
  })

  it('activate-role names what can be activated, not what is active', () => {
    const tenant = {
      roleAssignments: [assignment(builtIn('Reader'), GROUP), assignment(blobReader, STORAGE.id)],
      eligibleAssignments: [
        eligible(builtIn('Reader'), SUBSCRIPTION),
        eligible(builtIn('Storage Blob Data Contributor'), GROUP, OLIVIA),
        eligible(builtIn('Storage Blob Data Contributor'), STORAGE.id),
      ],
    }
    const about = [bound('connection/blob-data-contributor', STORAGE)]
    expect(one({ about, tenant }, 'activate-role')).toMatchObject({
      role: { name: 'Storage Blob Data Contributor' },
      scope: STORAGE.id,
      principalId: DANA.id,
    })
  })

  it('only the first role to assign says how long Azure takes', () => {
    const texts = advised({ about: [readBlobs, chat] }).steps.map(({ text }) => text.includes('10 minutes'))
    expect(texts).toEqual([true, false])
  })

  it('what could not be read is somebody’s to check', () => {
    const tenant = { blindSpots: [unread('role-assignments-unread')] }
    expect(one({ about: [readBlobs], tenant }, 'ask').text).toMatch(
      /could not be read.+Ask an owner of the resource to check it there\.$/,
    )
  })

  it('a role that was renamed is told with its former name, and others without one', () => {
    const tenant = { builtInRoles: [builtIn('Foundry User')] }
    expect(one({ about: [bound('foundry/user', foundry())], tenant }, 'assign-role').text).toContain(
      'Assign Foundry User (formerly Azure AI User) to Dana Developer on foundry-contoso.',
    )
    expect(one({ about: [readBlobs] }, 'assign-role').text).not.toContain('formerly')
  })
})
