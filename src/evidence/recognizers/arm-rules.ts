import type { Family } from '../family.ts'

/** Azure Resource Manager refuses for another reason than a role: policy, locks, registration, what exists. */
export const ARM_RULES: readonly Family[] = [
  {
    id: 'arm-policy',
    cause: 'policy',
    service: 'resource-manager',
    plane: 'control',
    says: [
      'was disallowed by (one or more policies|policy|Azure)',
      'template deployment failed because of policy violation',
      'is disallowed by policy',
    ],
    codes: [
      'RequestDisallowedByPolicy',
      'RequestDisallowedByAzure',
      'PolicyViolation',
      'DisallowedProvider',
      'DisallowedOperation',
    ],
    samples: [
      'RequestDisallowedByPolicy: Resource \'cog-demo\' was disallowed by policy. Policy identifiers: \'[{"policyAssignment":{"name":"Allowed locations"}}]\'.',
    ],
  },
  {
    id: 'arm-lock',
    cause: 'other',
    service: 'resource-manager',
    plane: 'control',
    says: [
      'The scope {scope} cannot perform (delete|write) operation because following scope(s|) are locked',
      'cannot perform (delete|write) operation because following scope(s|) are locked',
    ],
    codes: ['ScopeLocked'],
    samples: [
      "(ScopeLocked) The scope '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg' cannot perform delete operation because following scope(s) are locked: '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg'. Please remove the lock and try again.",
    ],
  },
  {
    id: 'arm-not-found',
    cause: 'not-found',
    service: 'resource-manager',
    plane: 'control',
    certainty: 'suggested',
    says: [
      'The subscription {subscription} could not be found',
      'Resource group {group} could not be found',
      'Deployment {deployment} could not be found',
      'Management group {group} (was not found|could not be found)',
      'The Resource {resource} under resource group {group} was not found',
      'The specified role definition with ID {role} does not exist',
    ],
    codes: [
      'SubscriptionNotFound',
      'ResourceGroupNotFound',
      'ParentResourceNotFound',
      'RoleDefinitionDoesNotExist',
      'InvalidSubscriptionId',
    ],
    alongside: ['ResourceNotFound'],
    samples: [
      "SubscriptionNotFound: The subscription '11111111-2222-4333-8444-555555555555' could not be found.",
      "(ResourceNotFound) The Resource 'Microsoft.Search/searchServices/srch' under resource group 'rg' was not found.",
    ],
  },
  {
    id: 'arm-registration',
    cause: 'other',
    service: 'resource-manager',
    plane: 'control',
    says: [
      'subscription is not registered to use namespace',
      'subscription is disabled and therefore marked as read only',
      'Legal terms have not been accepted for this item',
    ],
    codes: ['MissingSubscriptionRegistration', 'ReadOnlyDisabledSubscription'],
    samples: [
      "MissingSubscriptionRegistration: The subscription is not registered to use namespace 'Microsoft.CognitiveServices'.",
    ],
  },
  {
    id: 'cluster-local-accounts',
    cause: 'key-auth-disabled',
    service: 'resource-manager',
    plane: 'control',
    says: ['Getting static credential is not allowed because this cluster is set to disable local accounts'],
    samples: [
      'Code="BadRequest" Message="Getting static credential is not allowed because this cluster is set to disable local accounts."',
    ],
  },
  {
    id: 'arm-purchase',
    cause: 'other',
    service: 'resource-manager',
    plane: 'control',
    says: ['User failed validation to purchase resources'],
    codes: ['MarketplacePurchaseEligibilityFailed', 'ResourcePurchaseValidationFailed'],
    samples: ['ResourcePurchaseValidationFailed: User failed validation to purchase resources.'],
  },
  {
    id: 'arm-quota',
    cause: 'quota',
    service: 'resource-manager',
    plane: 'control',
    says: [
      'results in exceeding (approved|the) ... quota',
      'exceeding approved ... quota',
      'results in exceeding quota limits',
      'request is being throttled',
      'Operation cannot be completed without additional quota',
      'Only one free account is allowed for account type',
      'too many requests have been received',
      'has exceeded the backend storage limit',
    ],
    codes: [
      'QuotaExceeded',
      'SubscriptionRequestsThrottled',
      'ResourceRequestsThrottled',
      'SubscriptionIsOverQuotaForSku',
    ],
    amid: [
      'azure',
      'subscription',
      'microsoft',
      'cores',
      'throttled',
      'deployment',
      'additional quota',
      'account type',
    ],
    samples: [
      'OperationNotAllowed: Operation could not be completed as it results in exceeding approved Total Regional Cores quota.',
    ],
  },
]
