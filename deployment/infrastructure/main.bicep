targetScope = 'resourceGroup'

@description('Name that every resource carries behind its prefix: lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(16)
param name string = 'rolecall'

@description('Azure region.')
param location string = resourceGroup().location

@description('Tags of every resource.')
param tags object = {}

@description('The image of Rolecall, as host/name:tag. Empty: everything but the app and its alerts, so that there is a registry to build the image in.')
param image string = ''

@description('Replicas that always run: two or more outlast the loss of one.')
@minValue(1)
param minReplicas int = 2

@description('Replicas at most. All of them share what Azure lets one identity read.')
@minValue(1)
param maxReplicas int = 4

@description('How much is written to the log.')
@allowed([
  'debug'
  'info'
  'warn'
  'error'
  'silent'
])
param logLevel string = 'info'

@description('Client id of the app registration that people sign in to (ROLECALL_SSO_APP_ID). Empty: nobody can approve a request yet.')
param signInAppId string = ''

@description('Client secret of that app registration. Only the OAuth connection of the bot keeps it. Empty: the connection stays as it is.')
@secure()
param signInSecret string = ''

@description('Name of the OAuth connection.')
param oauthConnection string = 'rolecall-arm'

@description('Other tenants whose people may talk to the bot, by their ids. Empty: only those of its own.')
param allowedTenants array = []

@description('Client id of an app registration that the bot signs in as, in place of the managed identity. Empty: the managed identity (recommended).')
param singleTenantAppId string = ''

@description('Address in a key vault of the client secret of that app registration. The managed identity needs Key Vault Secrets User there.')
param singleTenantVaultReference string = ''

@description('Name of a chat model that keeps to a JSON schema, to read what Rolecall does not know. Empty: no Azure OpenAI.')
param languageModel string = ''

@description('Version of that model.')
param languageModelVersion string = ''

@description('How that model is deployed, such as GlobalStandard or DataZoneStandard.')
param languageDeploymentType string = 'GlobalStandard'

@description('Thousands of tokens a minute of that model.')
@minValue(1)
param languageCapacity int = 10

@description('Whether that model also reads screenshots, in place of the reader that Rolecall brings.')
param languageModelSees bool = false

@description('Who gets the alerts. Empty: there are none.')
param alertEmail string = ''

@description('Redundancy of the storage account.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageRedundancy string = 'Standard_ZRS'

@description('Days after its last change until a document of the state is deleted, where it is not sooner. Rolecall needs none for more than 90.')
@minValue(91)
param stateRetentionDays int = 91

@description('Days for which nobody can change or delete an audit record; then it is deleted.')
@minValue(1)
param auditRetentionDays int = 365

@description('Whether the policy of the audit records is locked: Azure then refuses to have it written again.')
param auditIsLocked bool = false

@description('Days for which logs and telemetry are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

var unique = uniqueString(resourceGroup().id)
var letters = toLower(replace(name, '-', ''))
var appName = 'ca-${name}'
var hasApp = !empty(image)
var hasLanguage = !empty(languageModel)
var isSingleTenant = !empty(singleTenantAppId)
var botAppId = isSingleTenant ? singleTenantAppId : identity.outputs.clientId
var botAppType = isSingleTenant ? 'SingleTenant' : 'UserAssignedMSI'
var host = '${appName}.${appEnvironment.outputs.defaultDomain}'
var clouds = {
  AzureCloud: 'public'
  AzureUSGovernment: 'us-government'
  AzureChinaCloud: 'china'
}

module identity 'modules/identity.bicep' = {
  name: 'rolecall-identity'
  params: {
    name: 'id-${name}'
    location: location
    tags: tags
  }
}

module registry 'modules/registry.bicep' = {
  name: 'rolecall-registry'
  params: {
    name: 'cr${letters}${unique}'
    location: location
    tags: tags
    pullerPrincipalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'rolecall-storage'
  params: {
    name: take('st${take(letters, 9)}${unique}', 24)
    location: location
    tags: tags
    redundancy: storageRedundancy
    writerPrincipalId: identity.outputs.principalId
    stateRetentionDays: stateRetentionDays
    auditRetentionDays: auditRetentionDays
    auditIsLocked: auditIsLocked
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'rolecall-monitoring'
  params: {
    name: name
    location: location
    tags: tags
    retentionDays: logRetentionDays
  }
}

module appEnvironment 'modules/environment.bicep' = {
  name: 'rolecall-environment'
  params: {
    name: 'cae-${name}'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module language 'modules/language.bicep' = if (hasLanguage) {
  name: 'rolecall-language'
  params: {
    name: 'oai-${name}-${unique}'
    location: location
    tags: tags
    modelName: languageModel
    modelVersion: languageModelVersion
    deploymentType: languageDeploymentType
    capacity: languageCapacity
    callerPrincipalId: identity.outputs.principalId
  }
}

module bot 'modules/bot.bicep' = {
  name: 'rolecall-bot'
  params: {
    name: 'bot-${name}-${unique}'
    tags: tags
    displayName: 'Rolecall'
    host: host
    appId: botAppId
    appType: botAppType
    identityId: identity.outputs.id
    signInAppId: signInAppId
    signInSecret: signInSecret
    connectionName: oauthConnection
  }
}

module app 'modules/app.bicep' = if (hasApp) {
  name: 'rolecall-app'
  params: {
    name: appName
    location: location
    tags: tags
    environmentId: appEnvironment.outputs.id
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    registryServer: registry.outputs.loginServer
    image: image
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    botVaultReference: isSingleTenant ? singleTenantVaultReference : ''
    settings: [
      {
        name: 'LOG_LEVEL'
        value: logLevel
      }
      {
        name: 'ROLECALL_PUBLIC_URL'
        value: 'https://${host}'
      }
      {
        name: 'ROLECALL_STATE'
        value: storage.outputs.stateUrl
      }
      {
        name: 'ROLECALL_AUDIT'
        value: storage.outputs.auditUrl
      }
      {
        name: 'ROLECALL_ALLOWED_TENANTS'
        value: join(allowedTenants, ',')
      }
      {
        name: 'AZURE_CLOUD'
        value: clouds[environment().name]
      }
      {
        name: 'MICROSOFT_APP_ID'
        value: botAppId
      }
      {
        name: 'MICROSOFT_APP_TENANT_ID'
        value: tenant().tenantId
      }
      {
        name: 'MICROSOFT_APP_TYPE'
        value: botAppType
      }
      {
        name: 'ROLECALL_SSO_APP_ID'
        value: signInAppId
      }
      {
        name: 'ROLECALL_OAUTH_CONNECTION'
        value: oauthConnection
      }
      {
        name: 'AZURE_OPENAI_ENDPOINT'
        value: hasLanguage ? language!.outputs.endpoint : ''
      }
      {
        name: 'AZURE_OPENAI_DEPLOYMENT'
        value: hasLanguage ? language!.outputs.deployment : ''
      }
      {
        name: 'AZURE_OPENAI_VISION_DEPLOYMENT'
        value: hasLanguage && languageModelSees ? language!.outputs.deployment : ''
      }
      {
        name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
        value: monitoring.outputs.connectionString
      }
    ]
  }
}

module alerts 'modules/alerts.bicep' = if (hasApp && !empty(alertEmail)) {
  name: 'rolecall-alerts'
  params: {
    name: name
    location: location
    tags: tags
    email: alertEmail
    host: host
    appId: app!.outputs.id
    workspaceId: monitoring.outputs.workspaceId
    insightsId: monitoring.outputs.insightsId
  }
}

@description('Host name at which Teams reaches Rolecall.')
output host string = host

@description('Name of the container app.')
output appName string = appName

@description('Name of the container registry.')
output registryName string = registry.outputs.name

@description('Host name of the container registry.')
output registryServer string = registry.outputs.loginServer

@description('App id of the bot (MICROSOFT_APP_ID).')
output botAppId string = botAppId

@description('Name of the Azure Bot.')
output botName string = bot.outputs.name

@description('Object id of the managed identity, which roles and permissions are granted to.')
output principalId string = identity.outputs.principalId

@description('Name of the storage account of state and audit records.')
output storageName string = storage.outputs.name
