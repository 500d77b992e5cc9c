import { describe, expect, it } from 'vitest'
import type { Resource } from '../../../src/question/question.ts'
import { foundry, hub, openai, project, registry, search, storage, vault } from '../../builders/places.ts'
import { control } from '../../../src/knowledge/operation-names.ts'
import { admitted, finds, found } from './finding.ts'

const st = (properties: Resource['properties']) => storage('st', { properties })
const acls = (fields: object = {}) => st({ networkAcls: { defaultAction: 'Deny', ...fields } })
const endpoints = (...statuses: readonly string[]) => ({
  privateEndpointConnections: statuses.map((status) => ({
    properties: { privateLinkServiceConnectionState: { status } },
  })),
})
const CLOSED = { publicNetworkAccess: 'Disabled' }
const PUBLIC = 'network: properties.publicNetworkAccess'
const ACLS = 'network: properties.networkAcls'
const BYPASS = 'network: properties.networkAcls.bypass'

describe('networks', () => {
  finds([
    {
      sentence: 'open to all',
      resource: st({ publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } }),
      blocks: [],
    },
    { sentence: 'open to all, with a private endpoint', resource: st(endpoints('Approved')), blocks: [] },
    { sentence: 'closed', resource: st(CLOSED), blocks: [PUBLIC] },
    {
      sentence: 'closed, in small letters',
      resource: st({ publicNetworkAccess: 'disabled' }),
      blocks: [PUBLIC],
    },
    {
      sentence: 'closed, which the list of networks does not change',
      resource: st({ ...CLOSED, networkAcls: { defaultAction: 'Deny' } }),
      blocks: [PUBLIC],
    },
    { sentence: 'listed ones only', resource: acls(), blocks: [ACLS] },
    {
      sentence: 'those of a perimeter',
      resource: st({ publicNetworkAccess: 'SecuredByPerimeter' }),
      blocks: [PUBLIC],
    },
    {
      sentence: 'settings of the wrong types',
      resource: st({ publicNetworkAccess: true, networkAcls: 'Deny', privateEndpointConnections: 'none' }),
      blocks: [],
    },
  ])

  it.each([
    {
      sentence: 'closed, and it is not told whether there are private endpoints',
      resource: st(CLOSED),
      says: 'st is closed to public networks (properties.publicNetworkAccess is Disabled), so only private endpoints reach it.',
    },
    {
      sentence: 'closed with one approved private endpoint, a rejected one not counted',
      resource: st({ ...CLOSED, ...endpoints('Approved', 'Rejected') }),
      says: 'st is closed to public networks (properties.publicNetworkAccess is Disabled), so only its 1 private endpoint reaches it.',
    },
    {
      sentence: 'closed with two',
      resource: st({ ...CLOSED, ...endpoints('Approved', 'approved') }),
      says: 'st is closed to public networks (properties.publicNetworkAccess is Disabled), so only its 2 private endpoints reach it.',
    },
    {
      sentence: 'closed without any, trusted services excepted',
      resource: st({ ...CLOSED, ...endpoints('Pending'), networkAcls: { bypass: 'AzureServices' } }),
      says: 'st is closed to public networks (properties.publicNetworkAccess is Disabled), and has no approved private endpoint, so no network reaches it, trusted Azure services aside.',
    },
    {
      sentence: 'listed ones, and who they are',
      resource: st({
        ...endpoints('Approved'),
        networkAcls: {
          defaultAction: 'deny',
          bypass: 'Logging, AzureServices',
          ipRules: [{ value: '203.0.113.7' }, { value: '203.0.113.8' }],
          virtualNetworkRules: [{ id: 'subnet' }],
          resourceAccessRules: [{ tenantId: 't', resourceId: '/subscriptions/s' }],
        },
      }),
      says: 'st admits listed networks only (properties.networkAcls.defaultAction is Deny): 2 IP rules, 1 virtual network rule, 1 resource rule, 1 private endpoint and trusted Azure services. The call must come from one of them.',
    },
    {
      sentence: 'listed ones, and none is',
      resource: acls({ bypass: 'None', ipRules: [] }),
      says: 'st admits listed networks only (properties.networkAcls.defaultAction is Deny) and lists none, so no call gets through.',
    },
  ])('are told: $sentence', ({ resource, says }) => {
    expect(found({ resource }).map(({ text }) => text)).toEqual([says])
  })
})

describe('trusted Azure services', () => {
  const SEARCH = search('srch')
  finds([
    { sentence: 'are let through', resource: acls({ bypass: 'AzureServices' }), actor: SEARCH, blocks: [] },
    {
      sentence: 'are let through beside logging and metrics',
      resource: acls({ bypass: 'Logging, Metrics, AzureServices' }),
      actor: SEARCH,
      blocks: [],
    },
    {
      sentence: 'are let through to what is closed',
      resource: st({ ...CLOSED, networkAcls: { bypass: 'AzureServices' } }),
      actor: openai(),
      blocks: [],
    },
    {
      sentence: 'are not let through without the exception, which is what is wrong',
      resource: acls({ bypass: 'None' }),
      actor: SEARCH,
      blocks: [BYPASS],
    },
    {
      sentence: 'are not let through by exceptions of other kinds',
      resource: acls({ bypass: 'Logging, Metrics' }),
      actor: SEARCH,
      blocks: [BYPASS],
    },
    {
      sentence: 'may be let through where the exception is not told',
      resource: acls(),
      actor: SEARCH,
      blocks: [ACLS],
    },
    {
      sentence: 'are not people',
      resource: acls({ bypass: 'AzureServices' }),
      actor: null,
      blocks: [ACLS],
    },
    {
      sentence: 'are not every service: a registry is none to storage',
      resource: acls({ bypass: 'AzureServices' }),
      actor: registry(),
      blocks: [ACLS],
    },
    {
      sentence: 'are no help behind a perimeter',
      resource: st({
        publicNetworkAccess: 'SecuredByPerimeter',
        networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' },
      }),
      actor: SEARCH,
      blocks: [PUBLIC],
    },
    {
      sentence: 'of search: an OpenAI account',
      resource: search('srch', {
        properties: { publicNetworkAccess: 'disabled', networkRuleSet: { bypass: 'AzureServices' } },
      }),
      actor: openai(),
      blocks: [],
    },
    {
      sentence: 'of search, without the exception',
      resource: search('srch', {
        properties: { networkRuleSet: { ipRules: [{ value: '203.0.113.7' }], bypass: 'None' } },
      }),
      actor: openai(),
      blocks: ['network: properties.networkRuleSet.bypass'],
    },
    {
      sentence: 'of Azure OpenAI: a search service',
      resource: foundry('aif', {
        properties: { networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' } },
      }),
      actor: SEARCH,
      blocks: [],
    },
    {
      sentence: 'are not known to Azure AI services of other kinds',
      resource: openai('speech', {
        kind: 'SpeechServices',
        properties: { networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' } },
      }),
      actor: SEARCH,
      blocks: [ACLS],
    },
    {
      sentence: 'of a vault: a hub',
      resource: vault('kv', { properties: { ...CLOSED, networkAcls: { bypass: 'AzureServices' } } }),
      actor: hub(),
      blocks: [],
    },
    {
      sentence: 'of a registry: a project',
      resource: registry('cr', { properties: { ...CLOSED, networkRuleBypassOptions: 'AzureServices' } }),
      actor: project(),
      blocks: [],
    },
    {
      sentence: 'of a registry, without the exception',
      resource: registry('cr', { properties: { ...CLOSED, networkRuleBypassOptions: 'None' } }),
      actor: hub(),
      blocks: ['network: properties.networkRuleBypassOptions'],
    },
  ])

  it('are said to be let through', () => {
    expect(admitted({ resource: acls({ bypass: 'AzureServices' }), actor: SEARCH })).toBe(
      'srch is of a service that st trusts (properties.networkAcls.bypass is AzureServices), so its network rules let it through.',
    )
  })

  it.each([
    { sentence: 'where the network is open', resource: st({ networkAcls: { bypass: 'AzureServices' } }) },
    { sentence: 'where nobody but people call', resource: acls({ bypass: 'AzureServices' }), actor: null },
    {
      sentence: 'where nothing goes through the network',
      resource: acls({ bypass: 'AzureServices' }),
      operation: control('Microsoft.Storage/storageAccounts/write'),
    },
  ])('nothing is said $sentence', ({ actor = SEARCH, ...given }) => {
    expect(admitted({ actor, ...given })).toBeNull()
  })
})

describe('a rule for single resources', () => {
  const HUB = hub('hub')
  const rules = (resourceId: string) =>
    acls({ bypass: 'None', resourceAccessRules: [{ tenantId: 't', resourceId }] })
  const anyName = `${HUB.id.slice(0, HUB.id.lastIndexOf('/'))}/*`

  it.each([
    { sentence: 'that is named', rule: HUB.id.toUpperCase() },
    { sentence: 'of any name', rule: anyName },
  ])('lets through one $sentence', ({ rule }) => {
    expect(found({ resource: rules(rule), actor: HUB })).toEqual([])
    expect(admitted({ resource: rules(rule), actor: HUB })).toContain('resource rule')
  })

  it.each([
    { sentence: 'of another name', rule: `${HUB.id}2` },
    { sentence: 'above it', rule: HUB.id.replace(/\/providers\/.+$/, '') },
    { sentence: 'of another type', rule: anyName.replace('workspaces', 'registries') },
  ])('does not for one $sentence', ({ rule }) => {
    expect(found({ resource: rules(rule), actor: HUB })).toHaveLength(1)
    expect(admitted({ resource: rules(rule), actor: HUB })).toBeNull()
  })
})
