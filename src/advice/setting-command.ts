import type { Resource } from '../question/question.ts'
import type { SettingPath } from '../verdict/blocking-settings.ts'
import { bashWord } from './shell-quote.ts'

/** The Azure CLI command that changes a blocking setting, or shows it where only its owner can say how. */
export function settingCommand(resource: Resource, setting: SettingPath): string {
  const ids = `--ids ${bashWord(resource.id)}`
  switch (setting) {
    case 'properties.authOptions':
      return `az search service update ${ids} --auth-options aadOrApiKey --aad-auth-failure-mode http401WithBearerChallenge`
    case 'properties.customSubDomainName':
      return `az cognitiveservices account update ${ids} --custom-domain ${bashWord(resource.name)}`
    case 'properties.roleAssignmentMode':
      return `az acr update ${ids} --role-assignment-mode rbac`
    case 'properties.networkAcls':
      return `az resource show ${ids} --query properties.networkAcls`
    case 'properties.publicNetworkAccess':
      return openNetworkCommand(resource.type, ids)
    default:
      return setting satisfies never
  }
}

function openNetworkCommand(type: string, ids: string): string {
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
