import type { Family } from '../family.ts'

/** Application Insights and Log Analytics. */
export const MONITOR: readonly Family[] = [
  {
    id: 'monitor-insufficient-access',
    cause: 'missing-role',
    service: 'app-insights',
    plane: 'data',
    says: ['The provided credentials have insufficient access to perform the requested operation'],
    codes: ['InsufficientAccessError'],
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
    id: 'monitor-not-found',
    cause: 'not-found',
    service: 'app-insights',
    plane: 'data',
    says: ['PathNotFoundError .. The requested path does not exist'],
    codes: ['PathNotFoundError'],
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
