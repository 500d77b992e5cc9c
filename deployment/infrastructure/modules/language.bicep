@description('Name of the Azure OpenAI resource, which is also its host name: the only one of that name in Azure.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

@description('Name of a chat model that keeps to a JSON schema.')
param modelName string

@description('Version of that model.')
param modelVersion string

@description('How the model is deployed, such as GlobalStandard or DataZoneStandard.')
param deploymentType string

@description('Thousands of tokens a minute.')
@minValue(1)
param capacity int

@description('Object id of the identity that calls the model.')
param callerPrincipalId string

var cognitiveServicesOpenAIUser = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'OpenAI'
  sku: {
    name: 'S0'
  }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
  }
}

resource model 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: account
  name: modelName
  sku: {
    name: deploymentType
    capacity: capacity
  }
  properties: {
    model: {
      format: 'OpenAI'
      name: modelName
      version: modelVersion
    }
    versionUpgradeOption: 'OnceNewDefaultVersionAvailable'
  }
}

resource calls 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, callerPrincipalId, cognitiveServicesOpenAIUser)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cognitiveServicesOpenAIUser)
    principalId: callerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

@description('Address of the resource.')
output endpoint string = account.properties.endpoint

@description('Name of the deployment.')
output deployment string = model.name
