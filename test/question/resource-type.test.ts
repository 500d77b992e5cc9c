import { describe, expect, it } from 'vitest'
import { SERVICES } from '../../src/evidence/evidence.ts'
import {
  isAiService,
  isCognitiveServices,
  isConnection,
  isFoundryAccount,
  isFoundryProject,
  isHub,
  isWorkspace,
  kindsOf,
  typesOfService,
  typesToOffer,
} from '../../src/question/resource-type.ts'
import {
  connection,
  dataLake,
  foundry,
  foundryProject,
  hub,
  openai,
  project,
  registry,
  resource,
  search,
  storage,
  vault,
} from '../builders/places.ts'

const website = resource('Microsoft.Web/sites', 'shop')
const inCapitals = (of: ReturnType<typeof openai>) => ({
  ...of,
  type: of.type.toUpperCase(),
  kind: of.kind?.toUpperCase() ?? null,
})

describe('what a resource is', () => {
  it.each([
    { sentence: 'an Azure OpenAI account', of: openai(), kinds: ['openai'] },
    { sentence: 'an AIServices account', of: foundry(), kinds: ['openai', 'foundry-account'] },
    {
      sentence: 'an AIServices account in capitals',
      of: inCapitals(foundry()),
      kinds: ['openai', 'foundry-account'],
    },
    { sentence: 'a Foundry project', of: foundryProject(), kinds: ['foundry-project'] },
    { sentence: 'a search service', of: search(), kinds: ['search'] },
    { sentence: 'a storage account', of: storage(), kinds: ['storage', 'blob-storage'] },
    {
      sentence: 'a storage account of unknown settings',
      of: storage('st', { properties: null }),
      kinds: ['storage', 'blob-storage'],
    },
    { sentence: 'a data lake', of: dataLake(), kinds: ['storage', 'data-lake'] },
    { sentence: 'a hub', of: hub(), kinds: ['hub'] },
    { sentence: 'a hub in capitals', of: inCapitals(hub()), kinds: ['hub'] },
    { sentence: 'a project', of: project(), kinds: ['project'] },
    { sentence: 'a registry', of: registry(), kinds: ['container-registry'] },
    { sentence: 'a key vault', of: vault(), kinds: ['key-vault'] },
    { sentence: 'a website', of: website, kinds: [] },
    { sentence: 'a connection', of: connection('c', 'AzureOpenAI', null).resource, kinds: [] },
  ])('$sentence: $kinds', ({ of, kinds }) => {
    expect(kindsOf(of)).toEqual(kinds)
    expect(isAiService(of)).toBe(kinds.length > 0)
  })

  it.each([
    { name: 'a hub', is: isHub, yes: [hub()], no: [project(), openai('h', { kind: 'Hub' })] },
    { name: 'a workspace', is: isWorkspace, yes: [hub(), project()], no: [search()] },
    { name: 'a connection', is: isConnection, yes: [connection('c', 'x', null).resource], no: [hub()] },
    {
      name: 'a Cognitive Services account',
      is: isCognitiveServices,
      yes: [openai(), foundry()],
      no: [search(), foundryProject()],
    },
    {
      name: 'a Foundry account',
      is: isFoundryAccount,
      yes: [foundry()],
      no: [openai(), search('s', { kind: 'AIServices' })],
    },
    { name: 'a Foundry project', is: isFoundryProject, yes: [foundryProject()], no: [foundry(), project()] },
  ])('$name', ({ is, yes, no }) => {
    expect(yes.map(is)).toEqual(yes.map(() => true))
    expect(no.map(is)).toEqual(no.map(() => false))
  })
})

describe('the types behind a service', () => {
  it.each([
    { service: 'azure-openai', types: [openai().type] },
    { service: 'ai-services', types: [openai().type] },
    { service: 'foundry-project', types: [openai().type] },
    { service: 'ai-search', types: [search().type] },
    { service: 'storage-blob', types: [storage().type] },
    { service: 'storage-table', types: [storage().type] },
    { service: 'key-vault', types: [vault().type] },
    { service: 'acr', types: [registry().type] },
    { service: 'cosmos', types: ['Microsoft.DocumentDB/databaseAccounts'] },
    { service: 'ml-workspace', types: [hub().type] },
    { service: 'app-insights', types: ['Microsoft.Insights/components'] },
  ] as const)('$service: $types', ({ service, types }) => {
    expect(typesOfService(service)).toEqual(types.map((type) => type.toLowerCase()))
  })

  it.each([null, 'other', 'resource-manager', 'entra'] as const)('%s: any of the article’s', (service) => {
    expect(typesOfService(service).length).toBeGreaterThan(4)
  })

  it('every service has some, in lower case', () => {
    const types = SERVICES.map(typesOfService)
    expect(types.filter((each) => each.length === 0)).toEqual([])
    expect(types.flat().filter((type) => type !== type.toLowerCase())).toEqual([])
  })
})

describe('the types to offer where nothing is named', () => {
  it('are search besides, for Azure OpenAI, since the playground passes its errors on', () => {
    expect(typesToOffer('azure-openai')).toEqual(
      [openai().type, search().type].map((type) => type.toLowerCase()),
    )
  })

  it.each(SERVICES.filter((service) => service !== 'azure-openai'))(
    'are those of the service: %s',
    (service) => {
      expect(typesToOffer(service)).toEqual(typesOfService(service))
    },
  )
})
