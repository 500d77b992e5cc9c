import { describe, expect, it } from 'vitest'
import type { AdviceStep } from '../../../src/advice/advice.ts'
import {
  BLOBS_READ,
  CHAT_COMPLETIONS,
  control,
  data,
  DOCUMENTS_READ,
} from '../../../src/knowledge/operation-names.ts'
import { assignment, builtIn, deny, eligible } from '../../builders/access.ts'
import { lock } from '../../builders/locks.ts'
import { DANA, MAX } from '../../builders/people.ts'
import { connection, cosmos, GROUP, hub, openai, registry, search, storage } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { TAKEN_AT, unread } from '../../builders/snapshot.ts'
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
  type Situation,
  advised,
} from './advising.ts'

const closed = storage('st', { properties: { publicNetworkAccess: 'Disabled' } })
const keyless = openai('aoai', { properties: { disableLocalAuth: true } })
const inAbacMode = registry('cr', { properties: { roleAssignmentMode: 'AbacRepositoryPermissions' } })
const PULL = control('Microsoft.ContainerRegistry/registries/pull/read')
const withoutKeys = storage('st', { properties: { allowSharedKeyAccess: false } })
const STORAGE_KEYS = control('Microsoft.Storage/storageAccounts/listKeys/action')
const STORAGE_DELETE = control('Microsoft.Storage/storageAccounts/delete')
const COSMOS_METADATA = data('Microsoft.DocumentDB/databaseAccounts/readMetadata')
const deleteStorage = bound(operationRow(STORAGE_DELETE), STORAGE)

/** A step as its kind, with the role that it is about; alternatives in brackets. */
const outline = ({ step, role, alternative }: AdviceStep): string => {
  const text = role === undefined ? step : `${step} ${role.name}`
  return alternative ? `(${text})` : text
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
      sentence: 'closed to public networks, and no role, after an error: the role is what lacks',
      situation: { about: [bound(operationRow(BLOBS_READ), closed)], afterError: true },
      steps: ['assign-role Storage Blob Data Reader'],
    },
    {
      sentence: 'closed to public networks, and no role: both, the network first',
      situation: { about: [bound(operationRow(BLOBS_READ), closed)] },
      steps: ['change-setting', 'assign-role Storage Blob Data Reader'],
    },
    {
      sentence: 'locked, and no role: the lock first, which also keeps roles from being assigned',
      situation: { about: [deleteStorage], tenant: { locks: [lock('ReadOnly', GROUP)] } },
      steps: [
        'change-setting',
        'assign-role Storage Account Contributor',
        '(assign-role Only storageAccounts delete (rg-ai, be1a71ac))',
      ],
    },
    {
      sentence: 'one lock on several operations is one step',
      situation: {
        about: [deleteStorage, bound(operationRow(STORAGE_DELETE), storage('other'))],
        tenant: {
          locks: [lock('CanNotDelete', GROUP)],
          roleAssignments: [assignment(builtIn('Contributor'), GROUP)],
        },
      },
      steps: ['change-setting'],
    },
    {
      sentence: 'a registry that ignores the role: the role that counts first, its mode instead',
      situation: {
        about: [bound(operationRow(PULL), inAbacMode)],
        tenant: { roleAssignments: [assignment(builtIn('AcrPull'), GROUP)] },
        afterError: true,
      },
      steps: ['assign-role Container Registry Repository Reader', '(change-setting)'],
    },
    {
      sentence: 'a registry in ABAC mode, and no role: the role that counts',
      situation: { about: [bound(operationRow(PULL), inAbacMode)], afterError: true },
      steps: ['assign-role Container Registry Repository Reader'],
    },
    {
      sentence: 'keys are to be listed that are not taken, and no role',
      situation: { about: [bound(operationRow(STORAGE_KEYS), withoutKeys)] },
      steps: ['change-setting', 'assign-role Reader and Data Access'],
    },
    {
      sentence: 'a Cosmos DB data role is granted by Cosmos DB',
      situation: {
        about: [bound(operationRow(COSMOS_METADATA), cosmos('cosmos'))],
        tenant: { roleAssignments: [assignment(builtIn('Owner'), GROUP)] },
      },
      steps: ['grant-elsewhere'],
    },
    {
      sentence: 'a connection with a key to what takes none: let it sign in otherwise',
      situation: { keyConnections: [connection('aoai', 'AzureOpenAI', keyless, { authType: 'ApiKey' })] },
      steps: ['not-a-role-problem', 'change-setting'],
    },
    {
      sentence: 'a connection with a key to what takes keys',
      situation: { keyConnections: [connection('aoai', 'AzureOpenAI', openai(), { authType: 'ApiKey' })] },
      steps: ['not-a-role-problem'],
    },
    {
      sentence: 'a connection with credentials that are no keys of the target',
      situation: {
        keyConnections: [connection('aoai', 'AzureOpenAI', keyless, { authType: 'ServicePrincipal' })],
      },
      steps: ['not-a-role-problem'],
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
      steps: ['assign-role Azure AI Administrator', '(assign-role Contributor)'],
    },
    {
      sentence: 'a project is made by a role that the article’s prose names, and by a lesser one',
      situation: { about: [bound('project-creation/join', hub())] },
      steps: [
        'assign-role AzureML Data Scientist',
        '(assign-role Azure AI Developer)',
        '(assign-role Only workspaces hubs join (rg-ai, 3a04523e))',
      ],
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
