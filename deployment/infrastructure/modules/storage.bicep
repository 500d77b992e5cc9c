@description('Name of the storage account: letters and digits, the only one of that name in Azure.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

@description('Redundancy of the account.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param redundancy string

@description('Object id of the identity that reads and writes both containers.')
param writerPrincipalId string

@description('Days after its last change until a document of the state is deleted. Rolecall needs none for more than 90.')
@minValue(91)
param stateRetentionDays int

@description('Days for which nobody can change or delete an audit record; then it is deleted.')
@minValue(1)
param auditRetentionDays int

@description('Whether the policy of the audit records is locked, and so cannot be written again.')
param auditIsLocked bool

// folders of the state whose documents count no longer than that
var dayOld = [
  'drawings'
  'seen-messages'
  'similar-cases'
  'turns'
  'turns-over'
]
var monthOld = [
  'case-diagnoses'
  'case-messages'
  'cases'
  'conversations'
]

var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    containerDeleteRetentionPolicy: {
      enabled: true
      days: 30
    }
    // a message that is being answered is kept until the answer is out: what is deleted then must be gone
    deleteRetentionPolicy: {
      enabled: false
    }
    // documents of the state change every few seconds, and records are protected by their policy
    isVersioningEnabled: false
  }
}

resource state 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: 'state'
  properties: {
    publicAccess: 'None'
  }
}

resource audit 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = {
  parent: blobs
  name: 'audit'
  properties: {
    publicAccess: 'None'
  }
}

// unlocked: the guide says how to lock it, which cannot be undone. After that it can only be extended, by another call
resource appendOnly 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2025-01-01' = if (!auditIsLocked) {
  parent: audit
  name: 'default'
  properties: {
    allowProtectedAppendWrites: true
    immutabilityPeriodSinceCreationInDays: auditRetentionDays
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'delete-day-old-state'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: map(dayOld, folder => '${state.name}/${folder}/')
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 1
                }
              }
            }
          }
        }
        {
          name: 'delete-month-old-state'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: map(monthOld, folder => '${state.name}/${folder}/')
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 30
                }
              }
            }
          }
        }
        {
          name: 'delete-old-state'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'blockBlob'
              ]
              prefixMatch: [
                '${state.name}/'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: stateRetentionDays
                }
              }
            }
          }
        }
        {
          name: 'delete-old-records'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: [
                'appendBlob'
              ]
              prefixMatch: [
                '${audit.name}/'
              ]
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: auditRetentionDays + 1
                }
              }
            }
          }
        }
      ]
    }
  }
}

resource writesState 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(state.id, writerPrincipalId, storageBlobDataContributor)
  scope: state
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
    principalId: writerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource writesAudit 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(audit.id, writerPrincipalId, storageBlobDataContributor)
  scope: audit
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataContributor)
    principalId: writerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

@description('Address of the container of the state.')
output stateUrl string = '${account.properties.primaryEndpoints.blob}${state.name}'

@description('Address of the container of audit records.')
output auditUrl string = '${account.properties.primaryEndpoints.blob}${audit.name}'

@description('Name of the account.')
output name string = account.name
