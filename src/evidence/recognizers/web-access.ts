import type { Family } from '../family.ts'

/** What stands between a caller and a web app, or between a caller and Azure. */
export const WEB_ACCESS: readonly Family[] = [
  {
    id: 'site-deployment-credential',
    cause: 'bad-key',
    service: 'other',
    plane: 'data',
    says: ['ERROR_USER_UNAUTHORIZED', 'using the Web Management Service, but could not authorize'],
    samples: [
      'Error Code: ERROR_USER_UNAUTHORIZED Connected to the remote computer ("app.scm.azurewebsites.net") using the Web Management Service, but could not authorize.',
    ],
  },
  {
    id: 'site-network',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['Ip Forbidden (CODE: 403)', 'The web app you have attempted to reach has blocked your access'],
    samples: [
      'Error: Failed to deploy App Service package using kudu service : Ip Forbidden (CODE: 403)',
      'Error 403 - Forbidden\nThe web app you have attempted to reach has blocked your access.',
    ],
  },
  {
    id: 'application-gateway-rule',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['403 Forbidden Microsoft-Azure-Application-Gateway', 'ApplicationGatewayFirewallLog .. Blocked'],
    samples: ['403 Forbidden\nMicrosoft-Azure-Application-Gateway/v2'],
  },
  {
    id: 'proxy-refusal',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['Tunnel connection failed: 403'],
    amid: ['microsoftonline.com', 'azure', 'windows.net'],
    samples: [
      "HTTPSConnectionPool(host='login.microsoftonline.com', port=443): Max retries exceeded (Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden')))",
    ],
  },
]
