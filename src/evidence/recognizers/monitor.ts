import type { Family } from '../family.ts'

/** Application Insights and Log Analytics. */
export const MONITOR: readonly Family[] = [
  {
    id: 'monitor-insufficient-access',
    cause: 'missing-role',
    service: 'app-insights',
    plane: 'data',
    says: [
      'The provided credentials have insufficient access to perform the requested operation',
      'provided credentials have insufficient access',
    ],
    codes: ['InsufficientAccessError', 'InsufficientAccessToResource'],
    samples: [
      '{"error":{"message":"The provided credentials have insufficient access to perform the requested operation","code":"InsufficientAccessError","correlationId":"aaaa2222-50aa-4aae-831f-000000000002"}}',
    ],
  },
  {
    id: 'monitor-ingestion-sign-in',
    cause: 'token',
    service: 'app-insights',
    plane: 'data',
    says: [
      'Application Insights resource may be configured to use entra ID authentication',
      'Authentication required: ... Application Insights',
      'does not have permissions to send telemetry to this resource',
    ],
    samples: [
      "Retryable server side error: Operation returned an invalid status 'Unauthorized'. Your Application Insights resource may be configured to use entra ID authentication.",
    ],
  },
  {
    id: 'monitor-ingestion-role',
    cause: 'missing-role',
    service: 'app-insights',
    plane: 'data',
    says: [
      'ensure ... Monitoring Metrics Publisher role',
      'missing the Monitoring Metrics Publisher role',
      'does not have access to ingest data for the data collection rule',
      'The authentication token provided does not have access to ingest data',
      'do not have access to telemetry for this component',
    ],
    samples: [
      'The authentication token provided does not have access to ingest data for the data collection rule with immutable Id dcr-1.',
    ],
  },
  {
    id: 'monitor-network',
    cause: 'network',
    service: 'app-insights',
    plane: 'data',
    says: [
      'blocked due to private link configuration',
      'Access is denied because this request was made through public endpoint',
      'Data collection endpoint must be used to access configuration over private link',
    ],
    alongside: ['InsufficientAccessError'],
    samples: [
      'InsufficientAccessError: The query was blocked due to private link configuration. Access is denied because this request was made through public endpoint.',
    ],
  },
  {
    id: 'monitor-quota',
    cause: 'quota',
    service: 'app-insights',
    plane: 'data',
    says: [
      'statusCode: 439 ... quota',
      'Monitoring data (was |)dropped ... daily (quota|cap)',
      'statusCode: 439',
    ],
    samples: [
      '{"itemsReceived":2,"itemsAccepted":0,"errors":[{"index":0,"statusCode":439,"message":"Daily quota exceeded"}]}',
    ],
  },
  {
    id: 'monitor-instrumentation-key',
    cause: 'bad-key',
    service: 'app-insights',
    plane: 'data',
    says: [
      'Invalid instrumentation key',
      'instrumentation key .. (invalid|not valid)',
      'InvalidWorkspaceKey',
      'invalid signature was specified in the Authorization header',
    ],
    samples: [
      '{"itemsReceived":1,"itemsAccepted":0,"errors":[{"index":0,"statusCode":400,"message":"Invalid instrumentation key"}]}',
    ],
  },
  {
    id: 'monitor-not-found',
    cause: 'not-found',
    service: 'app-insights',
    plane: 'data',
    says: ['PathNotFoundError .. The requested path does not exist'],
    codes: ['PathNotFoundError', 'ApplicationNotFoundError'],
    samples: ['msrest.exceptions: (PathNotFoundError) The requested path does not exist'],
  },
  {
    id: 'monitor-token',
    cause: 'token',
    service: 'app-insights',
    plane: 'data',
    certainty: 'suggested',
    says: [
      'Valid authentication was not provided',
      'The provided authentication is not valid for this resource',
    ],
    codes: ['InvalidTokenError', 'AuthorizationRequiredError'],
    samples: [
      '{"error":{"message":"Valid authentication was not provided","code":"AuthorizationRequiredError"}}',
    ],
  },
]
