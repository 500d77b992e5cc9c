import {
  rolesNamedBy,
  type AssigneeKind,
  type Requirement,
  type ResourceKind,
} from '../../knowledge/requirement.ts'

const RESOURCES: Readonly<Record<ResourceKind, string>> = {
  openai: 'Azure OpenAI',
  'chat-openai': 'the Azure OpenAI resource with the chat model',
  'embedding-openai': 'the Azure OpenAI resource with the embedding model',
  search: 'Azure AI Search',
  storage: 'the storage account',
  'blob-storage': 'the storage account',
  'data-lake': 'the data lake',
  'fabric-workspace': 'the Fabric workspace',
  hub: 'the hub',
  project: 'the project',
  'resource-group': 'the resource group',
  'creation-scope': 'the resource group of the new hub',
  'container-registry': 'the container registry',
  'key-vault': 'the key vault',
  'foundry-account': 'the Foundry resource',
  'foundry-project': 'the Foundry project',
  any: 'the resource',
}

const ASSIGNEES: Readonly<Record<AssigneeKind, string | null>> = {
  caller: null,
  'openai-identity': 'the identity of Azure OpenAI',
  'chat-openai-identity': 'the identity of the Azure OpenAI resource with the chat model',
  'search-identity': 'the identity of Azure AI Search',
  'hub-identity': "the hub's identity",
  'hub-user-assigned-identity': "the hub's user-assigned identity",
  'project-identity': "the project's identity",
}

/** A row as a sentence without its id: `Reader on the hub, to see the hub`. */
export function rowWords(row: Requirement): string {
  const { role, operations, assignee, resource, purpose } = row
  if (role === null && operations.length === 0) return `no role, to ${purpose}`
  const needed =
    role === null
      ? operations.map(({ name }) => name).join(', ')
      : rolesNamedBy(row)
          .map(({ name }) => name)
          .join(' or ')
  const holder = ASSIGNEES[assignee]
  const whose = holder === null ? '' : ` for ${holder}`
  return `${needed} on ${RESOURCES[resource]}${whose}, to ${purpose}`
}
