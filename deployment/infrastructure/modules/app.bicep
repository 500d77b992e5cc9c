@description('Name of the container app.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resource.')
param tags object

@description('ARM id of the Container Apps environment.')
param environmentId string

@description('ARM id of the managed identity that the app runs as.')
param identityId string

@description('Client id of that identity, with which Rolecall reads Azure.')
param identityClientId string

@description('Host name of the registry that the image is pulled from.')
param registryServer string

@description('The image, as host/name:tag.')
param image string

@description('Replicas that always run.')
@minValue(1)
param minReplicas int

@description('Replicas at most.')
@minValue(1)
param maxReplicas int

@description('Variables of Rolecall beside those that are fixed here: name and value of each.')
param settings array

@description('Address in a key vault of the secret of a single-tenant bot; empty: the bot has none.')
param botVaultReference string

var port = 3978

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    workloadProfileName: 'Consumption'
    configuration: {
      // a new revision gets the traffic once it is ready, and the one before it then ends
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
        traffic: [
          {
            latestRevision: true
            weight: 100
          }
        ]
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
      secrets: empty(botVaultReference)
        ? []
        : [
            {
              name: 'bot-password'
              keyVaultUrl: botVaultReference
              identity: identityId
            }
          ]
    }
    template: {
      // longer than Rolecall takes to finish what it is answering
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'rolecall'
          image: image
          resources: {
            cpu: json('1.0')
            memory: '2Gi'
          }
          env: concat(
            [
              {
                name: 'ROLECALL_MODE'
                value: 'production'
              }
              {
                name: 'PORT'
                value: '${port}'
              }
              {
                name: 'AZURE_CLIENT_ID'
                value: identityClientId
              }
            ],
            filter(settings, setting => !empty(setting.value)),
            empty(botVaultReference)
              ? []
              : [
                  {
                    name: 'MICROSOFT_APP_PASSWORD'
                    secretRef: 'bot-password'
                  }
                ]
          )
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 2
              timeoutSeconds: 2
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 15
              timeoutSeconds: 5
              failureThreshold: 4
            }
            {
              // a new revision must be ready once. After that all replicas lose the same dependency at the same time, and
              // can still say so: they stay in service for five minutes of it
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 30
              timeoutSeconds: 5
              failureThreshold: 10
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: '20'
              }
            }
          }
        ]
      }
    }
  }
}

@description('ARM id of the app.')
output id string = app.id
