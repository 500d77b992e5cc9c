import { describe, expect, it } from 'vitest'
import { advise, type AdviceRequest } from '../../src/advice/advise.ts'
import type { Advice, AdviceStep, Step } from '../../src/advice/advice.ts'
import {
  BLOBS_READ,
  CHAT_COMPLETIONS,
  control,
  data,
  DOCUMENTS_READ,
  WRITE_WORKSPACE,
} from '../../src/knowledge/operation-names.ts'
import type { BoundRequirement, Resource } from '../../src/question/question.ts'
import { judge } from '../../src/verdict/judge.ts'
import { assignment, builtIn, customRole, denied, deny, eligible } from '../builders/access.ts'
import { asPrincipal, DANA, group, MAX, OLIVIA } from '../builders/people.ts'
import {
  child,
  connection,
  GROUP,
  hub,
  openai,
  search,
  storage,
  SUBSCRIPTION,
  vault,
} from '../builders/places.ts'
import { bound, operationRow } from '../builders/question.ts'
import { snapshotOf, TAKEN_AT, unread, type Tenant } from '../builders/snapshot.ts'

const STORAGE = storage()
const OPENAI = openai()
const readBlobs = bound(operationRow(BLOBS_READ), STORAGE)
const chat = bound(operationRow(CHAT_COMPLETIONS), OPENAI)
const blobReader = builtIn('Storage Blob Data Reader')
const openaiUser = builtIn('Cognitive Services OpenAI User')
const keysOnly = search('srch', { properties: { authOptions: { apiKeyOnly: {} } } })
const bare = openai('aoai-bare', { identity: null })
const policyVault = vault('kv', { properties: { enableRbacAuthorization: false } })
const closed = storage('st', { properties: { publicNetworkAccess: 'Disabled' } })
const secret = (verb: string) => operationRow(data(`Microsoft.KeyVault/vaults/${verb}`))
const UNKNOWN = "@Resource[Microsoft.Storage/storageAccounts:name] StringEquals 'stcontoso'"
const keepOut = deny('Keep out', GROUP, { dataActions: ['*'] })
const hubBuilder = customRole('Hub Builder', { actions: [WRITE_WORKSPACE.name] })

interface Situation extends Partial<Pick<AdviceRequest, 'keyConnections' | 'afterError'>> {
  readonly tenant?: Tenant
  readonly about?: readonly BoundRequirement[]
}

function advised({ tenant = {}, about = [], keyConnections = [], afterError = false }: Situation): Advice {
  const snapshot = snapshotOf(tenant)
  return advise({ verdicts: judge(about, DANA, snapshot), keyConnections, snapshot, afterError })
}

/** A step as its kind, with the role that it is about; alternatives in brackets. */
const outline = ({ step, role, alternative }: AdviceStep): string => {
  const text = role === undefined ? step : `${step} ${role.name}`
  return alternative ? `(${text})` : text
}

function one(situation: Situation, step: Step): AdviceStep {
  const found = advised(situation).steps.filter((each) => each.step === step)
  const [only] = found
  if (only === undefined || found.length > 1) throw new Error(`expected one ${step}, found ${found.length}`)
  return only
}

describe('the steps', () => {
  it.each<{ sentence: string; situation: Situation; steps: readonly string[] }>([
    { sentence: 'nothing was asked', situation: {}, steps: [] },
    {
      sentence: 'a role is missing',
      situation: { about: [chat] },
      steps: ['assign-role Cognitive Services OpenAI User'],
    },
    {
      sentence: 'a role is missing, and the article names a broader one',
      situation: { about: [bound('connection/search-contributor', search())] },
      steps: ['assign-role Search Service Contributor', '(assign-role Contributor)'],
    },
    {
      sentence: 'a role is missing, and the article names the same',
      situation: { about: [bound('outside-resource/blob', STORAGE)] },
      steps: ['assign-role Storage Blob Data Reader'],
    },
    {
      sentence: 'two rows that one role mends',
      situation: {
        about: [
          bound('troubleshooting/search-index-data-reader', search()),
          bound('troubleshooting/search-index-data-contributor', search()),
        ],
      },
      steps: ['assign-role Search Index Data Contributor', '(assign-role Search Index Data Reader)'],
    },
    {
      sentence: 'two places take a role each',
      situation: { about: [readBlobs, bound(operationRow(BLOBS_READ), storage('other'))] },
      steps: ['assign-role Storage Blob Data Reader', 'assign-role Storage Blob Data Reader'],
    },
    {
      sentence: 'only what is not held is to be assigned',
      situation: {
        about: [bound(operationRow(BLOBS_READ, CHAT_COMPLETIONS), GROUP)],
        tenant: { roleAssignments: [assignment(blobReader, GROUP)] },
      },
      steps: ['assign-role Cognitive Services OpenAI User'],
    },
    {
      sentence: 'no role brings it: ask',
      situation: { about: [bound(operationRow(data('Contoso.Shop/orders/read')), STORAGE)] },
      steps: ['ask'],
    },
    {
      sentence: 'no role brings one of two operations: the other’s role, and ask',
      situation: { about: [readBlobs, bound(operationRow(data('Contoso.Shop/orders/read')), STORAGE)] },
      steps: ['assign-role Storage Blob Data Reader', 'ask'],
    },
    {
      sentence: 'denied, though the role is there',
      situation: {
        about: [readBlobs],
        tenant: { roleAssignments: [assignment(blobReader, GROUP)], denyAssignments: [keepOut] },
      },
      steps: ['remove-deny'],
    },
    {
      sentence: 'denied, and not granted either: the deny first',
      situation: { about: [readBlobs], tenant: { denyAssignments: [keepOut] } },
      steps: ['remove-deny', 'assign-role Storage Blob Data Reader'],
    },
    {
      sentence: 'one deny on several operations is one step',
      situation: {
        about: [readBlobs, bound('connection/blob-data-contributor', STORAGE)],
        tenant: { denyAssignments: [keepOut] },
      },
      steps: ['remove-deny', 'assign-role Storage Blob Data Contributor'],
    },
    {
      sentence: 'no system-assigned identity: enable it first',
      situation: { about: [bound('playground/openai-search-reader', search(), null, bare)] },
      steps: ['change-setting', 'assign-role Search Index Data Reader'],
    },
    {
      sentence: 'one identity for several rows is enabled once',
      situation: {
        about: [
          bound('playground/openai-search-reader', search(), null, bare),
          bound('playground/openai-storage', STORAGE, null, bare),
        ],
      },
      steps: [
        'change-setting',
        'assign-role Search Index Data Reader',
        'assign-role Storage Blob Data Contributor',
      ],
    },
    {
      sentence: 'keys only, and no role: the setting first',
      situation: { about: [bound(operationRow(DOCUMENTS_READ), keysOnly)] },
      steps: ['change-setting', 'assign-role Search Index Data Reader'],
    },
    {
      sentence: 'keys only, and the role is there: nothing to assign',
      situation: {
        about: [bound(operationRow(DOCUMENTS_READ), keysOnly)],
        tenant: { roleAssignments: [assignment(builtIn('Search Index Data Reader'), GROUP)] },
        afterError: true,
      },
      steps: ['change-setting'],
    },
    {
      sentence: 'closed to public networks, and the role is there',
      situation: {
        about: [bound(operationRow(BLOBS_READ), closed)],
        tenant: { roleAssignments: [assignment(blobReader, GROUP)] },
        afterError: true,
      },
      steps: ['change-setting'],
    },
    {
      sentence: 'closed to public networks, and no role: the role is what lacks',
      situation: { about: [bound(operationRow(BLOBS_READ), closed)] },
      steps: ['assign-role Storage Blob Data Reader'],
    },
    {
      sentence: 'a role that can be activated',
      situation: { about: [readBlobs], tenant: { eligibleAssignments: [eligible(blobReader, GROUP)] } },
      steps: ['activate-role Storage Blob Data Reader'],
    },
    {
      sentence: 'one activation for several rows',
      situation: {
        about: [readBlobs, bound('outside-resource/blob', STORAGE)],
        tenant: { eligibleAssignments: [eligible(blobReader, GROUP)] },
      },
      steps: ['activate-role Storage Blob Data Reader'],
    },
    {
      sentence: 'an open condition: ask',
      situation: {
        about: [readBlobs],
        tenant: { roleAssignments: [assignment(blobReader, GROUP, DANA, { condition: UNKNOWN })] },
      },
      steps: ['ask'],
    },
    {
      sentence: 'role assignments unread: ask, and assign nothing on a guess',
      situation: { about: [readBlobs], tenant: { blindSpots: [unread('role-assignments-unread')] } },
      steps: ['ask'],
    },
    {
      sentence: 'deny assignments unread: ask',
      situation: {
        about: [readBlobs],
        tenant: {
          roleAssignments: [assignment(blobReader, GROUP)],
          blindSpots: [unread('deny-assignments-unread')],
        },
      },
      steps: ['ask'],
    },
    {
      sentence: 'somebody else’s access: ask',
      situation: { about: [bound(operationRow(BLOBS_READ), STORAGE, MAX)] },
      steps: ['ask'],
    },
    {
      sentence: 'a hub by a custom role alone: ask',
      situation: {
        about: [bound('hub-creation/workspace', GROUP)],
        tenant: { customRoles: [hubBuilder], roleAssignments: [assignment(hubBuilder, GROUP)] },
      },
      steps: ['ask'],
    },
    {
      sentence: 'a hub is not made by a custom role, though it would be the least',
      situation: { about: [bound('hub-creation/workspace', GROUP)], tenant: { customRoles: [hubBuilder] } },
      steps: ['assign-role Azure AI Administrator'],
    },
    {
      sentence: 'a right outside Azure RBAC',
      situation: { about: [bound('connection/onelake-contributor', hub())] },
      steps: ['grant-elsewhere'],
    },
    {
      sentence: 'a vault with access policies',
      situation: { about: [bound(secret('secrets/getSecret/action'), policyVault)] },
      steps: ['grant-elsewhere'],
    },
    {
      sentence: 'a vault with access policies, and the role is there',
      situation: {
        about: [bound(secret('secrets/getSecret/action'), policyVault)],
        tenant: { roleAssignments: [assignment(builtIn('Key Vault Secrets User'), GROUP)] },
        afterError: true,
      },
      steps: ['change-setting'],
    },
    {
      sentence: 'a vault with access policies, of somebody else: ask',
      situation: { about: [bound(secret('secrets/getSecret/action'), policyVault, MAX)] },
      steps: ['ask'],
    },
    {
      sentence: 'a connection with a key',
      situation: { keyConnections: [connection('c', 'AzureOpenAI', OPENAI, { authType: 'ApiKey' })] },
      steps: ['not-a-role-problem'],
    },
    {
      sentence: 'everything is granted, and nothing went wrong',
      situation: { about: [chat], tenant: { roleAssignments: [assignment(openaiUser, GROUP)] } },
      steps: [],
    },
    {
      sentence: 'everything is granted, and yet there was an error: wait',
      situation: {
        about: [chat],
        tenant: { roleAssignments: [assignment(openaiUser, GROUP)] },
        afterError: true,
      },
      steps: ['wait'],
    },
    {
      sentence: 'assigned just now: wait',
      situation: {
        about: [chat],
        tenant: { roleAssignments: [assignment(openaiUser, GROUP, DANA, { createdOn: TAKEN_AT })] },
      },
      steps: ['wait'],
    },
    {
      sentence: 'nothing but a key connection, after an error',
      situation: {
        keyConnections: [connection('c', 'AzureOpenAI', OPENAI, { authType: 'ApiKey' })],
        afterError: true,
      },
      steps: ['not-a-role-problem'],
    },
    {
      sentence: 'many things at once, each in its turn',
      situation: {
        keyConnections: [connection('c', 'AzureOpenAI', OPENAI, { authType: 'ApiKey' })],
        about: [
          bound('connection/onelake-contributor', hub()),
          bound(operationRow(CHAT_COMPLETIONS), openai('other'), MAX),
          readBlobs,
          bound('connection/search-contributor', search()),
          bound('playground/openai-search-reader', keysOnly, null, bare),
          chat,
        ],
        tenant: {
          denyAssignments: [deny('No blobs', GROUP, { dataActions: ['Microsoft.Storage/*'] })],
          eligibleAssignments: [eligible(openaiUser, GROUP)],
        },
        afterError: true,
      },
      steps: [
        'not-a-role-problem',
        'remove-deny',
        'change-setting',
        'activate-role Cognitive Services OpenAI User',
        'assign-role Search Service Contributor',
        'assign-role Search Index Data Reader',
        'assign-role Storage Blob Data Reader',
        '(assign-role Contributor)',
        'grant-elsewhere',
        'ask',
      ],
    },
  ])('$sentence', ({ situation, steps }) => {
    expect(advised(situation).steps.map(outline)).toEqual(steps)
  })
})

describe('the roles behind the steps', () => {
  const grant = (
    { id, name }: typeof blobReader,
    on: Resource | string,
    principalId: string | null = DANA.id,
  ) => ({
    id,
    name,
    scope: typeof on === 'string' ? on : on.id,
    principalId,
  })

  it.each<{
    sentence: string
    situation: Situation
    missing: Advice['missingRoles']
    least: Advice['leastRoles']
  }>([
    {
      sentence: 'an operation: the least role is the missing one',
      situation: { about: [readBlobs] },
      missing: [grant(blobReader, STORAGE)],
      least: [grant(blobReader, STORAGE)],
    },
    {
      sentence: 'an article’s row: its own role is the missing one',
      situation: { about: [bound('connection/search-contributor', search())] },
      missing: [grant(builtIn('Contributor'), search())],
      least: [grant(builtIn('Search Service Contributor'), search())],
    },
    {
      sentence: 'a row without a role: the least one is missing',
      situation: { about: [bound('hub-creation/storage', GROUP)] },
      missing: [grant(builtIn('Storage Account Contributor'), GROUP)],
      least: [grant(builtIn('Storage Account Contributor'), GROUP)],
    },
    {
      sentence: 'several rows without a role: one role for all',
      situation: {
        about: ['hub-creation/storage', 'hub-creation/key-vault', 'hub-creation/workspace'].map((id) =>
          bound(id, GROUP),
        ),
      },
      missing: [
        grant(builtIn('Storage Account Contributor'), GROUP),
        grant(builtIn('Key Vault Contributor'), GROUP),
        grant(builtIn('Azure AI Administrator'), GROUP),
      ],
      least: [grant(builtIn('Azure AI Administrator'), GROUP)],
    },
    {
      sentence: 'a role named twice is one',
      situation: { about: [readBlobs, bound('outside-resource/blob', STORAGE)] },
      missing: [grant(blobReader, STORAGE)],
      least: [grant(blobReader, STORAGE)],
    },
    {
      sentence: 'an identity that does not exist yet has no id',
      situation: { about: [bound('playground/openai-search-reader', search(), null, bare)] },
      missing: [grant(builtIn('Search Index Data Reader'), search(), null)],
      least: [grant(builtIn('Search Index Data Reader'), search(), null)],
    },
    {
      sentence: 'no role helps',
      situation: { about: [bound(operationRow(data('Contoso.Shop/x/read')), STORAGE)] },
      missing: [],
      least: [],
    },
    {
      sentence: 'nothing is missing that is denied',
      situation: { about: [readBlobs], tenant: { denyAssignments: [keepOut] } },
      missing: [],
      least: [],
    },
    {
      sentence: 'nothing is missing that can be activated',
      situation: { about: [readBlobs], tenant: { eligibleAssignments: [eligible(blobReader, GROUP)] } },
      missing: [],
      least: [],
    },
    {
      sentence: 'nothing is missing that could not be read',
      situation: { about: [readBlobs], tenant: { blindSpots: [unread('role-assignments-unread')] } },
      missing: [],
      least: [],
    },
    {
      sentence: 'nothing is missing that lives outside Azure RBAC',
      situation: { about: [bound('connection/onelake-contributor', hub())] },
      missing: [],
      least: [],
    },
    {
      sentence: 'a model deployment is no place for a role: its account is',
      situation: {
        about: [{ ...chat, scope: child(OPENAI, 'deployments', 'gpt-4o').id }],
      },
      missing: [grant(openaiUser, OPENAI)],
      least: [grant(openaiUser, OPENAI)],
    },
    {
      sentence: 'a blob container is a place for a role',
      situation: {
        about: [{ ...readBlobs, scope: `${STORAGE.id}/blobServices/default/containers/docs` }],
      },
      missing: [grant(blobReader, `${STORAGE.id}/blobServices/default/containers/docs`)],
      least: [grant(blobReader, `${STORAGE.id}/blobServices/default/containers/docs`)],
    },
    {
      sentence: 'a resource that does not exist yet: its group is the place',
      situation: {
        about: [bound(operationRow(control('Microsoft.KeyVault/vaults/write')), vault('kv-new').id)],
      },
      missing: [grant(builtIn('Key Vault Contributor'), GROUP)],
      least: [grant(builtIn('Key Vault Contributor'), GROUP)],
    },
  ])('$sentence', ({ situation, missing, least }) => {
    expect(advised(situation)).toMatchObject({ missingRoles: missing, leastRoles: least })
  })

  it('live definitions beat the catalogue', () => {
    const renamed = { ...blobReader, name: 'Blob Reader of tomorrow' }
    const { leastRoles } = advised({ about: [readBlobs], tenant: { builtInRoles: [renamed] } })
    expect(leastRoles).toMatchObject([{ id: blobReader.id, name: 'Blob Reader of tomorrow' }])
  })

  it('the article’s role bears its live name, and the article’s where it has none', () => {
    const row = bound('outside-resource/blob', STORAGE)
    const missing = (builtInRoles: Tenant['builtInRoles']) =>
      advised({ about: [row], tenant: { builtInRoles: builtInRoles ?? [] } }).missingRoles.map(
        ({ name }) => name,
      )
    expect(missing([{ ...blobReader, name: 'Blob Reader of tomorrow' }])).toEqual(['Blob Reader of tomorrow'])
    expect(missing([openaiUser])).toEqual(['Storage Blob Data Reader'])
  })

  it('the catalogue stands in where ARM listed no definitions', () => {
    const { leastRoles } = advised({ about: [readBlobs], tenant: { builtInRoles: [] } })
    expect(leastRoles.map(({ name }) => name)).toEqual(['Storage Blob Data Reader'])
  })
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
    expect(one({ about }, 'assign-role').text).toContain('far more than this needs; nothing smaller suffices')
  })

  it('to an identity that is yet to be looks it up in the command', () => {
    const about = [bound('playground/openai-search-reader', search(), null, bare)]
    const step = one({ about }, 'assign-role')
    expect(step.principalId).toBeNull()
    expect(step.text).toContain('the managed identity of aoai-bare')
    expect(step.commands?.azureCli).toContain(`az resource show --ids ${bare.id}`)
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
      /^Activate Storage Blob Data Reader on resource group rg-ai .+ https:\/\/portal\.azure\.com\//,
    )
  })

  it.each([
    { operation: 'secrets/getSecret/action', permissions: '--secret-permissions get list' },
    { operation: 'secrets/setSecret/action', permissions: '--secret-permissions get list set' },
    { operation: 'keys/read', permissions: '--key-permissions get list' },
    { operation: 'certificates/read', permissions: '--certificate-permissions get list' },
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
})
