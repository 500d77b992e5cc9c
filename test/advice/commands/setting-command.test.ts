import { describe, expect, it } from 'vitest'
import { settingCommand } from '../../../src/advice/commands/setting-command.ts'
import type { Resource } from '../../../src/question/question.ts'
import type { SettingPath } from '../../../src/verdict/settings/setting.ts'
import { cosmos, hub, openai, registry, search, storage, vault } from '../../builders/places.ts'

type Builder = (name: string, fields: Partial<Pick<Resource, 'properties'>>) => Resource
const of = (build: Builder, properties: Resource['properties'] = {}) => build('contoso', { properties })

const CLOSED = { publicNetworkAccess: 'Disabled' }
const bypass = (is: string) => ({ networkAcls: { defaultAction: 'Deny', bypass: is } })

describe('a setting is changed, or shown', () => {
  it.each<{ resource: Resource; setting: SettingPath; command: RegExp }>([
    {
      resource: of(search),
      setting: 'properties.authOptions',
      command:
        /^az search service update --ids \/sub\S+ --auth-options aadOrApiKey --aad-auth-failure-mode http401WithBearerChallenge$/,
    },
    {
      resource: of(openai),
      setting: 'properties.customSubDomainName',
      command: /^az cognitiveservices account update --ids \/sub\S+ --custom-domain contoso$/,
    },
    {
      resource: of(registry),
      setting: 'properties.roleAssignmentMode',
      command: /^az acr update --ids \/sub\S+ --role-assignment-mode rbac$/,
    },
    {
      resource: of(vault),
      setting: 'properties.enableRbacAuthorization',
      command: /^az keyvault update --name contoso --enable-rbac-authorization true$/,
    },
    {
      resource: of(hub),
      setting: 'properties.systemDatastoresAuthMode',
      command:
        /^az ml workspace update --name contoso --resource-group rg-ai --system-datastores-auth-mode identity$/,
    },
    {
      resource: of(openai),
      setting: 'properties.disableLocalAuth',
      command: /^az resource show --ids \/sub\S+ --query properties\.disableLocalAuth$/,
    },
    {
      resource: of(storage),
      setting: 'properties.allowSharedKeyAccess',
      command: /^az resource show --ids \/sub\S+ --query properties\.allowSharedKeyAccess$/,
    },
    {
      resource: of(registry),
      setting: 'properties.adminUserEnabled',
      command: /^az resource show --ids \/sub\S+ --query properties\.adminUserEnabled$/,
    },
    {
      resource: of(storage, bypass('None')),
      setting: 'properties.networkAcls',
      command: /^az resource show --ids \/sub\S+ --query properties\.networkAcls$/,
    },
    {
      resource: of(search),
      setting: 'properties.networkRuleSet',
      command: /^az resource show --ids \/sub\S+ --query properties\.networkRuleSet$/,
    },
    {
      resource: of(cosmos),
      setting: 'properties.ipRules',
      command: /^az resource show --ids \/sub\S+ --query properties\.ipRules$/,
    },
  ])('$setting: $command', ({ resource, setting, command }) => {
    expect(settingCommand(resource, setting)).toMatch(command)
  })
})

describe('a resource that is closed', () => {
  it.each([
    {
      resource: of(search, CLOSED),
      command: /^az search service update --ids \/sub\S+ --public-network-access enabled$/,
    },
    {
      resource: of(storage, CLOSED),
      command: /^az storage account update --ids \/sub\S+ --public-network-access Enabled$/,
    },
    {
      resource: of(vault, CLOSED),
      command: /^az keyvault update --ids \/sub\S+ --public-network-access Enabled$/,
    },
    {
      resource: of(openai, CLOSED),
      command: /^az resource update --ids \/sub\S+ --set properties.publicNetworkAccess=Enabled$/,
    },
    {
      resource: of(registry, CLOSED),
      command: /^az acr update --ids \/sub\S+ --public-network-enabled true$/,
    },
    {
      resource: of(storage, { ...CLOSED, privateEndpointConnections: [] }),
      command: /^az storage account update --ids \/sub\S+ --public-network-access Enabled$/,
    },
    {
      resource: of(storage, { ...CLOSED, privateEndpointConnections: [{}] }),
      command: /^az network private-endpoint-connection list --id \/sub\S+$/,
    },
    {
      resource: of(storage, { publicNetworkAccess: 'SecuredByPerimeter' }),
      command: /^az resource show --ids \/sub\S+ --query properties\.publicNetworkAccess$/,
    },
  ])('$resource.type: $command', ({ resource, command }) => {
    expect(settingCommand(resource, 'properties.publicNetworkAccess')).toMatch(command)
  })
})

describe('the exception for trusted services is made', () => {
  it.each<{ resource: Resource; setting: SettingPath; command: RegExp }>([
    {
      resource: of(storage, bypass('None')),
      setting: 'properties.networkAcls.bypass',
      command: /^az storage account update --ids \/sub\S+ --bypass AzureServices$/,
    },
    {
      resource: of(storage, bypass('Metrics, Logging')),
      setting: 'properties.networkAcls.bypass',
      command: /^az storage account update --ids \/sub\S+ --bypass Logging Metrics AzureServices$/,
    },
    {
      resource: of(vault, bypass('None')),
      setting: 'properties.networkAcls.bypass',
      command: /^az keyvault update --ids \/sub\S+ --bypass AzureServices$/,
    },
    {
      resource: of(openai, bypass('None')),
      setting: 'properties.networkAcls.bypass',
      command: /^az resource update --ids \/sub\S+ --set properties\.networkAcls\.bypass=AzureServices$/,
    },
    {
      resource: of(search),
      setting: 'properties.networkRuleSet.bypass',
      command: /^az resource update --ids \/sub\S+ --set properties\.networkRuleSet\.bypass=AzureServices$/,
    },
    {
      resource: of(registry),
      setting: 'properties.networkRuleBypassOptions',
      command: /^az acr update --ids \/sub\S+ --allow-trusted-services true$/,
    },
  ])('$resource.type: $command', ({ resource, setting, command }) => {
    expect(settingCommand(resource, setting)).toMatch(command)
  })
})
