import type { ResourceKind } from '../knowledge/requirement.ts'
import { meaningOf } from './plain-request/lexicon.ts'
import type { Thing } from './plain-request/things.ts'

/** A kind of resource, or of what holds resources, that words speak of. */
export interface Place {
  /** `a hub` */
  readonly title: string
  /** ARM types in lower case; `resource-group` or `subscription` for what holds resources */
  readonly types: readonly string[]
  /** the same in the terms of the article's rows */
  readonly kinds: readonly ResourceKind[]
  /** hubs and projects are one type */
  readonly level?: 'hub' | 'project'
}

const WORKSPACES = 'microsoft.machinelearningservices/workspaces'
const ACCOUNTS = 'microsoft.cognitiveservices/accounts'
const OPENAI_KINDS: readonly ResourceKind[] = ['openai', 'chat-openai', 'embedding-openai']
const STORAGE: Place = {
  title: 'a storage account',
  types: ['microsoft.storage/storageaccounts'],
  kinds: ['storage', 'blob-storage', 'data-lake'],
}

const PLACES: Partial<Readonly<Record<Thing, Place>>> = {
  hub: { title: 'a hub', types: [WORKSPACES], kinds: ['hub', 'creation-scope'], level: 'hub' },
  project: { title: 'a project', types: [WORKSPACES], kinds: ['project'], level: 'project' },
  workspace: { title: 'a workspace', types: [WORKSPACES], kinds: ['hub', 'project'] },
  openai: { title: 'an Azure OpenAI resource', types: [ACCOUNTS], kinds: OPENAI_KINDS },
  'ai-services': { title: 'an Azure AI services resource', types: [ACCOUNTS], kinds: OPENAI_KINDS },
  foundry: {
    title: 'a Foundry resource',
    types: [ACCOUNTS, `${ACCOUNTS}/projects`],
    kinds: [...OPENAI_KINDS, 'foundry-account', 'foundry-project'],
  },
  search: {
    title: 'an Azure AI Search service',
    types: ['microsoft.search/searchservices'],
    kinds: ['search'],
  },
  storage: STORAGE,
  blob: STORAGE,
  vault: { title: 'a key vault', types: ['microsoft.keyvault/vaults'], kinds: ['key-vault'] },
  registry: {
    title: 'a container registry',
    types: ['microsoft.containerregistry/registries'],
    kinds: ['container-registry'],
  },
  cosmos: { title: 'a Cosmos DB account', types: ['microsoft.documentdb/databaseaccounts'], kinds: [] },
  insights: {
    title: 'an Application Insights component',
    types: ['microsoft.insights/components'],
    kinds: [],
  },
  group: { title: 'a resource group', types: ['resource-group'], kinds: ['resource-group'] },
  subscription: { title: 'a subscription', types: ['subscription'], kinds: [] },
}

export function placeOfThing(thing: Thing): Place | null {
  return PLACES[thing] ?? null
}

/** The place that a phrase such as `azure ai search` names; null: none. */
export function placeNamed(phrase: string): Place | null {
  const meaning = meaningOf(phrase.toLowerCase())
  return meaning?.kind === 'thing' ? placeOfThing(meaning.thing) : null
}
