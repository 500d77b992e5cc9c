@description('Name that the alerts carry behind their prefix.')
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('Who gets the alerts.')
param email string

@description('Host name at which Rolecall is reached.')
param host string

@description('ARM id of the container app.')
param appId string

@description('ARM id of the Log Analytics workspace.')
param workspaceId string

@description('ARM id of Application Insights.')
param insightsId string

// each query finds something where there is something wrong
var rules = [
  {
    name: 'failed-turns'
    title: 'Rolecall fails to answer'
    description: 'More than five turns of a quarter of an hour ended with a fault.'
    severity: 2
    window: 'PT15M'
    query: loadTextContent('alerts/failed-turns.kql')
  }
  {
    name: 'late-diagnoses'
    title: 'Rolecall answers late'
    description: 'More than a quarter of the diagnoses were not complete after ten seconds.'
    severity: 3
    window: 'PT15M'
    query: loadTextContent('alerts/late-diagnoses.kql')
  }
  {
    name: 'throttled-calls'
    title: 'Rolecall is throttled'
    description: 'Azure, Microsoft Graph or Teams refused more than 50 calls of a quarter of an hour with 429.'
    severity: 3
    window: 'PT15M'
    query: loadTextContent('alerts/throttled-calls.kql')
  }
  {
    name: 'blind-diagnoses'
    title: 'Rolecall cannot read what it needs'
    description: 'Things of the same kind could not be read for more than half of the diagnoses of an hour: the identity has lost a permission, or a service of Azure is away. The log event diagnosed has the kinds as blindSpots; rolecall doctor says what to grant.'
    severity: 2
    window: 'PT1H'
    query: loadTextContent('alerts/blind-diagnoses.kql')
  }
  {
    name: 'lost-records'
    title: 'Rolecall cannot keep audit records'
    description: 'Records were given up, or their storage cannot be reached. No request for access can be approved meanwhile.'
    severity: 1
    window: 'PT15M'
    query: loadTextContent('alerts/lost-records.kql')
  }
]

resource receivers 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'rolecall'
    emailReceivers: [
      {
        name: 'platform'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource readiness 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'ready-${name}'
  location: location
  // Application Insights finds its tests by this tag
  tags: union(tags, {
    'hidden-link:${insightsId}': 'Resource'
  })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'ready-${name}'
    Name: 'ready-${name}'
    Enabled: true
    Frequency: 600
    Timeout: 30
    Kind: 'standard'
    RetryEnabled: true
    Locations: [
      {
        Id: 'emea-nl-ams-azr'
      }
      {
        Id: 'us-va-ash-azr'
      }
      {
        Id: 'apac-sg-sin-azr'
      }
    ]
    Request: {
      RequestUrl: 'https://${host}/readyz'
      HttpVerb: 'GET'
      FollowRedirects: false
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource notReady 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'not-ready-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Rolecall cannot be reached, or says at /readyz which of its dependencies is missing.'
    severity: 1
    enabled: true
    scopes: [
      readiness.id
      insightsId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: readiness.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [
      {
        actionGroupId: receivers.id
      }
    ]
  }
}

resource faults 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'faults-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Rolecall answers Teams with faults of its own (5xx).'
    severity: 2
    enabled: true
    scopes: [
      appId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'faults'
          metricNamespace: 'Microsoft.App/containerApps'
          metricName: 'Requests'
          dimensions: [
            {
              name: 'statusCodeCategory'
              operator: 'Include'
              values: [
                '5xx'
              ]
            }
          ]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 10
        }
      ]
    }
    actions: [
      {
        actionGroupId: receivers.id
      }
    ]
  }
}

resource restarts 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'restarts-${name}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Replicas of Rolecall end and are started again.'
    severity: 2
    enabled: true
    scopes: [
      appId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'restarts'
          metricNamespace: 'Microsoft.App/containerApps'
          metricName: 'RestartCount'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 2
        }
      ]
    }
    actions: [
      {
        actionGroupId: receivers.id
      }
    ]
  }
}

resource queries 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${rule.name}-${name}'
    location: location
    tags: tags
    properties: {
      displayName: rule.title
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [
        workspaceId
      ]
      evaluationFrequency: 'PT15M'
      windowSize: rule.window
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
      // a table is there once something was sent to it
      skipQueryValidation: true
      actions: {
        actionGroups: [
          receivers.id
        ]
      }
    }
  }
]
