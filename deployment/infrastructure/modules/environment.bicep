@description('Name of the Container Apps environment.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

@description('ARM id of the Log Analytics workspace that takes the logs.')
param workspaceId string

resource appEnvironment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    // by diagnostic settings, which need no key of the workspace
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: appEnvironment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

@description('ARM id of the environment.')
output id string = appEnvironment.id

@description('What the host names of its apps end with.')
output defaultDomain string = appEnvironment.properties.defaultDomain
