import { describe } from 'vitest'
import { control, data } from '../../../src/knowledge/operation-names.ts'
import type { Resource } from '../../../src/question/question.ts'
import { cosmos, hub, resource, vault } from '../../builders/places.ts'
import { finds } from './finding.ts'

const account = (properties: Resource['properties']) => cosmos('cosmos', { properties })
const READ_ITEMS = data('Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/read')
const LIST_KEYS = control('Microsoft.DocumentDB/databaseAccounts/listKeys/action')
const CLOSED = { publicNetworkAccess: 'Disabled' }
const PUBLIC = 'network: properties.publicNetworkAccess'

describe('a Cosmos DB account', () => {
  finds([
    {
      sentence: 'without keys, whose keys are to be listed',
      resource: account({ disableLocalAuth: true }),
      operation: LIST_KEYS,
      blocks: ['keys: properties.disableLocalAuth'],
    },
    {
      sentence: 'without keys, read with a data role',
      resource: account({ disableLocalAuth: true }),
      operation: READ_ITEMS,
      blocks: [],
    },
    {
      sentence: 'with IP rules',
      resource: account({ ipRules: [{ ipAddressOrRange: '203.0.113.7' }] }),
      operation: READ_ITEMS,
      blocks: ['network: properties.ipRules'],
    },
    {
      sentence: 'for virtual networks only',
      resource: account({ isVirtualNetworkFilterEnabled: true, virtualNetworkRules: [{ id: 'v' }] }),
      operation: READ_ITEMS,
      blocks: ['network: properties.ipRules'],
    },
    {
      sentence: 'that filters nothing, whatever it lists',
      resource: account({ isVirtualNetworkFilterEnabled: false, virtualNetworkRules: [{ id: 'v' }] }),
      operation: READ_ITEMS,
      blocks: [],
    },
    {
      sentence: 'that is closed, and a database is made through Resource Manager',
      resource: account(CLOSED),
      operation: control('Microsoft.DocumentDB/databaseAccounts/sqlDatabases/write'),
      blocks: [],
    },
    { sentence: 'that is closed', resource: account(CLOSED), operation: READ_ITEMS, blocks: [PUBLIC] },
  ])
})

describe('a key vault', () => {
  finds([
    { sentence: 'that is closed', resource: vault('kv', { properties: CLOSED }), blocks: [PUBLIC] },
    {
      sentence: 'that is closed, changed through Resource Manager',
      resource: vault('kv', { properties: CLOSED }),
      operation: control('Microsoft.KeyVault/vaults/write'),
      blocks: [],
    },
  ])
})

describe('a hub', () => {
  const closed = hub('hub', { properties: CLOSED })
  const own = (name: string) => control(`Microsoft.MachineLearningServices/workspaces/${name}`)
  finds([
    {
      sentence: 'that is closed, and a job is to be run',
      resource: closed,
      operation: own('jobs/write'),
      blocks: [PUBLIC],
    },
    {
      sentence: 'that is closed, changed through Resource Manager',
      resource: closed,
      operation: own('write'),
      blocks: [],
    },
    {
      sentence: 'that is closed, and a connection is made through Resource Manager',
      resource: closed,
      operation: own('connections/write'),
      blocks: [],
    },
  ])
})

describe('a resource of another type', () => {
  finds([
    {
      sentence: 'that is closed',
      resource: resource('Contoso.Shop/shops', 'shop', { properties: CLOSED }),
      blocks: [],
    },
  ])
})
