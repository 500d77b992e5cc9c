@description('Name that the workspace and Application Insights carry behind their prefix.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Days for which logs and telemetry are kept.')
param retentionDays int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    features: {
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableIpMasking: false
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(workspace.id, 'rolecall-workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Rolecall'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: loadTextContent('../../queries/workbook.json')
  }
}

@description('ARM id of the Log Analytics workspace.')
output workspaceId string = workspace.id

@description('ARM id of Application Insights.')
output insightsId string = insights.id

@description('Where telemetry is sent; it names the resource and gives no access to what is there.')
output connectionString string = insights.properties.ConnectionString
