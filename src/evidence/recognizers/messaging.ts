import type { Family } from '../family.ts'

/** Service Bus, Event Hubs and Event Grid. */
export const MESSAGING: readonly Family[] = [
  {
    id: 'messaging-claims',
    cause: 'missing-role',
    service: 'other',
    plane: 'data',
    says: [
      'claim(s|) are required to perform this operation',
      'claims are required for this operation',
      'Unauthorized access for .. operation on endpoint',
      'Unauthorized access ... claim(s|) are required',
    ],
    samples: [
      "Unauthorized access. 'Send' claim(s) are required to perform this operation. Resource: 'sb://sb-demo.servicebus.windows.net/orders'. TrackingId:aaaa5555bbbb4666cccc7777dddd8888_G49, SystemTracker:gateway5",
    ],
  },
  {
    id: 'messaging-key-disabled',
    cause: 'key-auth-disabled',
    service: 'other',
    plane: 'data',
    says: [
      'SAS authentication has been disabled for the namespace',
      'Authorization failed because SAS authentication has been disabled',
    ],
    codes: ['LocalAuthDisabled'],
    samples: [
      'LocalAuthDisabled: Authorization failed because SAS authentication has been disabled for the namespace.',
    ],
  },
  {
    id: 'messaging-key',
    cause: 'bad-key',
    service: 'other',
    plane: 'data',
    says: ['InvalidSignature: The token has an invalid signature'],
    samples: ['status-code: 401, status-description: InvalidSignature: The token has an invalid signature.'],
  },
  {
    id: 'messaging-token',
    cause: 'token',
    service: 'other',
    plane: 'data',
    says: [
      'InvalidAudience: The authorization header contains a token with a wrong audience',
      'InvalidIssuer: Token issuer is invalid',
      'ExpiredToken: The token is expired',
      'claim is empty or token is invalid',
    ],
    samples: [
      'CBS Token authentication failed.\nStatus code: 401 Description: InvalidIssuer: Token issuer is invalid. TrackingId:aaaa6666-3c5f-4a0e-a0a0-000000000006, SystemTracker:NoSystemTracker',
    ],
  },
  {
    id: 'messaging-sign-in',
    cause: 'token',
    service: 'other',
    plane: 'data',
    certainty: 'suggested',
    says: ['CBS Token authentication failed', 'Put token failed. status-code: 401'],
    samples: ['Put token failed. status-code: 401, status-description: Unauthorized.'],
  },
  {
    id: 'messaging-network',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['Ip has been prevented to connect to the endpoint'],
    samples: [
      'Ip has been prevented to connect to the endpoint. TrackingId:aaaa5555bbbb4666cccc7777dddd8888',
    ],
  },
  {
    id: 'event-grid-key',
    cause: 'bad-key',
    service: 'other',
    plane: 'data',
    says: [
      "Could not decrypt data from the 'aeg-sas-key' header",
      'The request authorization key is not authorized for {name}. This is due to the reason',
    ],
    samples: [
      "(Unauthorized) The request authorization key is not authorized for TOPIC-DEMO.WESTEUROPE-1.EVENTGRID.AZURE.NET. This is due to the reason: Could not decrypt data from the 'aeg-sas-key' header.",
    ],
  },
  {
    id: 'messaging-not-found',
    cause: 'not-found',
    service: 'other',
    plane: 'data',
    says: ['The messaging entity .. could not be found'],
    samples: [
      "Put token failed. status-code: 404, status-description: The messaging entity 'sb://sb-demo.servicebus.windows.net/orders' could not be found.",
    ],
  },
]
