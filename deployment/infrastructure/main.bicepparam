using 'main.bicep'

param name = 'rolecall'

// what the guide's steps bring: left empty until then
param image = readEnvironmentVariable('ROLECALL_IMAGE', '')
param signInAppId = readEnvironmentVariable('ROLECALL_SSO_APP_ID', '')
param signInSecret = readEnvironmentVariable('ROLECALL_SSO_SECRET', '')

param alertEmail = readEnvironmentVariable('ROLECALL_ALERT_EMAIL', '')

// other tenants whose people are answered about roles in general
param allowedTenants = []

param minReplicas = 2
param maxReplicas = 4

// a second reader for errors that Rolecall does not know: name and version of a model that your region has
param languageModel = ''
param languageModelVersion = ''
param languageModelSees = false

param tags = {
  application: 'rolecall'
}
