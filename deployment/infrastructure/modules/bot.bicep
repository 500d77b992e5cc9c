@description('Name of the Azure Bot: the only one of that name in Azure.')
param name string

@description('Tags of the resource.')
param tags object

@description('Name that the bot has in the portal.')
param displayName string

@description('Host name at which Teams reaches Rolecall.')
param host string

@description('App id of the bot: client id of the managed identity, or of the app registration of a single-tenant bot.')
param appId string

@description('How the bot signs in.')
@allowed([
  'UserAssignedMSI'
  'SingleTenant'
])
param appType string

@description('ARM id of the managed identity of the bot.')
param identityId string

@description('Client id of the app registration that people sign in to; empty: there is no sign-in yet.')
param signInAppId string

@description('Client secret of that app registration, which only the OAuth connection keeps; empty: the connection stays as it is.')
@secure()
param signInSecret string

@description('Name of the OAuth connection.')
param connectionName string

// of the service provider "Azure Active Directory v2", the same in every subscription
var entraProvider = '30dd229c-58e3-4a48-bdfd-91ec48eb906c'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: {
    name: 'S1'
  }
  properties: {
    displayName: displayName
    endpoint: 'https://${host}/api/messages'
    msaAppId: appId
    msaAppType: appType
    msaAppTenantId: tenant().tenantId
    msaAppMSIResourceId: appType == 'UserAssignedMSI' ? identityId : null
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
    }
  }
}

// a later deployment without the secret leaves the connection as it is
resource connection 'Microsoft.BotService/botServices/connections@2022-09-15' = if (!empty(signInAppId) && !empty(signInSecret)) {
  parent: bot
  name: connectionName
  location: 'global'
  properties: {
    serviceProviderId: entraProvider
    serviceProviderDisplayName: 'Azure Active Directory v2'
    clientId: signInAppId
    clientSecret: signInSecret
    scopes: '${environment().resourceManager}user_impersonation'
    parameters: [
      {
        key: 'tenantId'
        value: tenant().tenantId
      }
      {
        key: 'tokenExchangeUrl'
        value: 'api://${host}/botid-${appId}'
      }
    ]
  }
}

@description('Name of the Azure Bot.')
output name string = bot.name
