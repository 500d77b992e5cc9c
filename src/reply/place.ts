import type { BoundRequirement } from '../question/question.ts'
import { isBelow, resourceGroupOf, scopeLevel, scopeName } from '../rbac/scope.ts'
import type { DiagnosedResource } from './diagnosis/diagnosis.ts'
import { cleanName } from './clean-text.ts'

/** A scope as people call it: `aoai-contoso`, `resource group rg-ai`. */
export function placeName(scope: string, maximum: number): string {
  const name = cleanName(scopeName(scope), maximum)
  const level = scopeLevel(scope)
  switch (level) {
    case 'root':
      return 'the whole tenant'
    case 'management-group':
      return `management group ${name}`
    case 'subscription':
      return `subscription ${name}`
    case 'resource-group':
      return `resource group ${name}`
    case 'resource':
      return name
    default:
      return level satisfies never
  }
}

/** Where a requirement is to be met: `aoai-contoso`, `gpt-4o in aoai-contoso`. */
export function boundPlaceName({ scope, resource }: BoundRequirement, maximum: number): string {
  if (resource === null) return placeName(scope, maximum)
  const name = cleanName(resource.name, maximum)
  return isBelow(scope, resource.id) ? `${placeName(scope, maximum)} in ${name}` : name
}

/** By resource type, with or without the kind, in lower case; by scope level where it is no resource. */
const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['microsoft.cognitiveservices/accounts openai', 'Azure OpenAI'],
  ['microsoft.cognitiveservices/accounts aiservices', 'Foundry resource'],
  ['microsoft.cognitiveservices/accounts', 'Azure AI services'],
  ['microsoft.cognitiveservices/accounts/projects', 'Foundry project'],
  ['microsoft.search/searchservices', 'Azure AI Search'],
  ['microsoft.storage/storageaccounts', 'Storage account'],
  ['microsoft.machinelearningservices/workspaces hub', 'AI hub'],
  ['microsoft.machinelearningservices/workspaces project', 'AI project'],
  ['microsoft.machinelearningservices/workspaces', 'AI hub or project'],
  ['microsoft.machinelearningservices/workspaces/connections', 'Connection'],
  ['microsoft.keyvault/vaults', 'Key vault'],
  ['microsoft.containerregistry/registries', 'Container registry'],
  ['microsoft.documentdb/databaseaccounts', 'Cosmos DB account'],
  ['microsoft.insights/components', 'Application Insights'],
  ['resource-group', 'Resource group'],
  ['subscription', 'Subscription'],
  ['management-group', 'Management group'],
  ['root', 'All of the tenant'],
])

/** `Azure OpenAI`, `Resource group`; where the type is not known, the type itself. */
export function resourceTypeName(
  { type }: Pick<DiagnosedResource, 'type'>,
  kind: string | null,
  maximum: number,
): string {
  const key = type.toLowerCase()
  return (
    TYPE_NAMES.get(`${key} ${(kind ?? '').toLowerCase()}`) ?? TYPE_NAMES.get(key) ?? cleanName(type, maximum)
  )
}

/** `Azure OpenAI in resource group rg-ai`, `Resource group`. */
export function resourceDescription(
  resource: DiagnosedResource,
  kind: string | null,
  maximum: number,
): string {
  const name = resourceTypeName(resource, kind, maximum)
  const group = scopeLevel(resource.id) === 'resource' ? resourceGroupOf(resource.id) : null
  return group === null ? name : `${name} in ${placeName(group, maximum)}`
}
