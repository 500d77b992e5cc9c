targetScope = 'managementGroup'

@description('Object id of the managed identity that reads Azure.')
param principalId string

// names of custom roles are unique in a tenant
var role = loadJsonContent('reader-role.json')

resource definition 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(managementGroup().id, 'rolecall-reader')
  properties: {
    roleName: '${role.roleName} (${managementGroup().name})'
    description: role.description
    type: 'CustomRole'
    permissions: [
      {
        actions: role.actions
        notActions: []
      }
    ]
    assignableScopes: [
      managementGroup().id
    ]
  }
}

resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(managementGroup().id, principalId, 'rolecall-reader')
  properties: {
    roleDefinitionId: definition.id
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

@description('ARM id of the role definition.')
output roleDefinitionId string = definition.id
