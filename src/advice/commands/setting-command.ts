import type { Resource } from '../../question/question.ts'
import { resourceGroupOf, scopeName } from '../../rbac/scope.ts'
import type { SettingPath } from '../../verdict/settings/setting.ts'
import { bashWord } from './shell-quote.ts'

/**
 * The Azure CLI command that changes a setting of a resource. Where opening it up is its owner's to decide
 * (networks, keys), the one that shows it.
 */
export function settingCommand(resource: Resource, setting: SettingPath): string {
  const ids = `--ids ${bashWord(resource.id)}`
  switch (setting) {
    case 'properties.authOptions':
      return `az search service update ${ids} --auth-options aadOrApiKey --aad-auth-failure-mode http401WithBearerChallenge`
    case 'properties.customSubDomainName':
      return `az cognitiveservices account update ${ids} --custom-domain ${bashWord(resource.name)}`
    case 'properties.roleAssignmentMode':
      return `az acr update ${ids} --role-assignment-mode rbac`
    case 'properties.enableRbacAuthorization':
      return `az keyvault update --name ${bashWord(resource.name)} --enable-rbac-authorization true`
    case 'properties.systemDatastoresAuthMode':
      return `az ml workspace update --name ${bashWord(resource.name)} --resource-group ${bashWord(groupName(resource))} --system-datastores-auth-mode identity`
    case 'properties.publicNetworkAccess':
      return publicNetworkCommand(resource)
    case 'properties.networkAcls.bypass':
    case 'properties.networkRuleSet.bypass':
    case 'properties.networkRuleBypassOptions':
      return trustServicesCommand(resource, setting)
    case 'properties.disableLocalAuth':
    case 'properties.allowSharedKeyAccess':
    case 'properties.adminUserEnabled':
    case 'properties.networkAcls':
    case 'properties.networkRuleSet':
    case 'properties.ipRules':
      return showCommand(resource, setting)
    default:
      return setting satisfies never
  }
}

function showCommand({ id }: Resource, query: string): string {
  return `az resource show --ids ${bashWord(id)} --query ${bashWord(query)}`
}

function groupName({ id }: Resource): string {
  return scopeName(resourceGroupOf(id) ?? id)
}

/** Opens only what nothing else reaches: a resource with private endpoints is closed on purpose. */
function publicNetworkCommand(resource: Resource): string {
  const access = resource.properties?.['publicNetworkAccess']
  if (typeof access === 'string' && !/^disabled$/i.test(access)) {
    return showCommand(resource, 'properties.publicNetworkAccess')
  }
  const endpoints = resource.properties?.['privateEndpointConnections']
  return Array.isArray(endpoints) && endpoints.length > 0
    ? `az network private-endpoint-connection list --id ${bashWord(resource.id)}`
    : openNetworkCommand(resource)
}

function openNetworkCommand({ id, type }: Resource): string {
  const ids = `--ids ${bashWord(id)}`
  switch (type.toLowerCase()) {
    case 'microsoft.containerregistry/registries':
      return `az acr update ${ids} --public-network-enabled true`
    case 'microsoft.search/searchservices':
      return `az search service update ${ids} --public-network-access enabled`
    case 'microsoft.storage/storageaccounts':
      return `az storage account update ${ids} --public-network-access Enabled`
    case 'microsoft.keyvault/vaults':
      return `az keyvault update ${ids} --public-network-access Enabled`
    default:
      return `az resource update ${ids} --set properties.publicNetworkAccess=Enabled`
  }
}

function trustServicesCommand({ id, type, properties }: Resource, setting: SettingPath): string {
  const ids = `--ids ${bashWord(id)}`
  switch (type.toLowerCase()) {
    case 'microsoft.containerregistry/registries':
      return `az acr update ${ids} --allow-trusted-services true`
    case 'microsoft.storage/storageaccounts':
      return `az storage account update ${ids} --bypass ${[...keptExceptions(properties), 'AzureServices'].join(' ')}`
    case 'microsoft.keyvault/vaults':
      return `az keyvault update ${ids} --bypass AzureServices`
    default:
      return `az resource update ${ids} --set ${setting}=AzureServices`
  }
}

/** `--bypass` replaces every exception of a storage account, those for logging and metrics too. */
function keptExceptions(properties: Resource['properties']): readonly string[] {
  const acls = properties?.['networkAcls']
  const bypass = typeof acls === 'object' && acls !== null && 'bypass' in acls ? acls.bypass : null
  return typeof bypass === 'string'
    ? ['Logging', 'Metrics'].filter((each) => new RegExp(`\\b${each}\\b`, 'i').test(bypass))
    : []
}
