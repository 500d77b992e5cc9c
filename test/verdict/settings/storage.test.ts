import { describe, expect, it } from 'vitest'
import { BLOBS_READ, control } from '../../../src/knowledge/operation-names.ts'
import type { Resource } from '../../../src/question/question.ts'
import { hub, storage } from '../../builders/places.ts'
import { finds, found } from './finding.ts'

const st = (properties: Resource['properties']) => storage('st', { properties })
const NO_KEYS = { allowSharedKeyAccess: false }
const REFUSES_KEYS = 'keys: properties.allowSharedKeyAccess'
const action = (name: string) => control(`Microsoft.Storage/storageAccounts/${name}/action`)
const hubOf = (account: Resource, systemDatastoresAuthMode: string) =>
  hub('hub', { properties: { storageAccount: account.id.toUpperCase(), systemDatastoresAuthMode } })

describe('a storage account', () => {
  finds([
    {
      sentence: 'that refuses keys, called with a role',
      resource: st(NO_KEYS),
      operation: BLOBS_READ,
      blocks: [],
    },
    ...['listKeys', 'listkeys', 'regenerateKey', 'listAccountSas', 'listServiceSas'].map((name) => ({
      sentence: `that refuses keys, of which ${name} speaks`,
      resource: st(NO_KEYS),
      operation: action(name),
      blocks: [REFUSES_KEYS],
    })),
    {
      sentence: 'that does not say whether it takes keys takes them',
      resource: st({}),
      operation: action('listKeys'),
      blocks: [],
    },
    {
      sentence: 'that refuses keys, with local users',
      resource: st(NO_KEYS),
      operation: action('localUsers/listKeys'),
      blocks: [],
    },
    {
      sentence: 'that refuses keys, whose hub comes with the key',
      resource: st(NO_KEYS),
      operation: BLOBS_READ,
      actor: hubOf(st({}), 'AccessKey'),
      blocks: ['keys: properties.systemDatastoresAuthMode'],
    },
    {
      sentence: 'that refuses keys, whose hub comes with its identity',
      resource: st(NO_KEYS),
      operation: BLOBS_READ,
      actor: hubOf(st({}), 'identity'),
      blocks: [],
    },
    {
      sentence: 'that refuses keys, and the hub of another account comes with a key',
      resource: st(NO_KEYS),
      operation: BLOBS_READ,
      tenant: { resources: [hubOf(storage('other'), 'accesskey')] },
      blocks: [],
    },
    {
      sentence: 'that takes keys, whose hub comes with the key',
      resource: st({ allowSharedKeyAccess: true }),
      operation: BLOBS_READ,
      tenant: { resources: [hubOf(st({}), 'accesskey')] },
      blocks: [],
    },
  ])

  it('is not the one to change where its hub comes with the key', () => {
    const [setting] = found({
      resource: st(NO_KEYS),
      operation: BLOBS_READ,
      tenant: { resources: [hubOf(st({}), 'accesskey')] },
    })
    expect(setting).toMatchObject({ resource: { name: 'hub' } })
  })
})
