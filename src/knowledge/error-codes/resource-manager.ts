import type { ErrorCode } from './error-code.ts'

/** Azure Resource Manager (Microsoft Learn, "Troubleshoot common Azure deployment errors" and "Troubleshoot Azure RBAC"). */
export const RESOURCE_MANAGER_CODES: readonly ErrorCode[] = [
  {
    code: 'AuthorizationFailed',
    mendedBy: 'role',
    meaning: 'No role of the caller contains this operation at this scope.',
    firstStep: 'Assign the smallest role that contains it, at the scope that the error names.',
  },
  {
    code: 'LinkedAuthorizationFailed',
    mendedBy: 'role',
    meaning:
      'The caller may change the resource, but not join it to the second resource that the request refers to.',
    firstStep: 'Assign a role with the linked operation at the linked scope.',
  },
  {
    code: 'LinkedAccessCheckFailed',
    mendedBy: 'role',
    meaning: 'The caller has no permission on a second resource that the request refers to.',
    firstStep: 'Assign a role with the linked operation at the linked scope.',
  },
  {
    code: 'DenyAssignmentAuthorizationFailed',
    meaning: 'A deny assignment blocks the operation, whatever roles the caller has.',
    firstStep:
      'Find who made the deny assignment: a managed application, a deployment stack or an administrator.',
  },
  {
    code: 'RequestDisallowedByPolicy',
    meaning: 'Azure Policy does not allow this resource or setting; no role lifts that.',
    firstStep:
      'Read which policy the error names, and change the request to fit it or ask its owner for an exemption.',
  },
  {
    code: 'RequestDisallowedByAzure',
    meaning: 'Azure itself does not allow this for the subscription, most often because of the region.',
    firstStep: 'Choose another region, or ask Azure support to open this one for the subscription.',
  },
  {
    code: 'PolicyViolation',
    meaning: 'Azure Policy does not allow this resource or setting; no role lifts that.',
    firstStep:
      'Read which policy the error names, and change the request to fit it or ask its owner for an exemption.',
  },
  {
    code: 'ScopeLocked',
    meaning:
      'A lock on the resource, its group or its subscription stops every change of this kind, even by an Owner.',
    firstStep:
      'Ask an Owner or a User Access Administrator to remove the lock, make the change, and set the lock again.',
  },
  {
    code: 'SubscriptionNotFound',
    meaning:
      'The subscription does not exist, or the caller cannot see it from the tenant that was signed in to.',
    firstStep: 'Check the subscription id and the tenant (az account list --all).',
  },
  {
    code: 'ResourceGroupNotFound',
    meaning: 'The resource group does not exist in this subscription.',
    firstStep: 'Check the name and the subscription that is selected (az account show).',
  },
  {
    code: 'ResourceNotFound',
    meaning: 'The resource does not exist under this name.',
    firstStep: 'Check its name, resource group and subscription.',
  },
  {
    code: 'ParentResourceNotFound',
    meaning: 'The resource that should contain the new one does not exist.',
    firstStep: 'Create the parent first, or correct its name.',
  },
  {
    code: 'MissingSubscriptionRegistration',
    meaning: 'The subscription has not been registered for this resource provider.',
    firstStep:
      'Register it once (az provider register --namespace …), which takes Contributor on the subscription.',
  },
  {
    code: 'ReadOnlyDisabledSubscription',
    meaning: 'The subscription is disabled and can only be read.',
    firstStep: 'Ask the billing owner to enable the subscription again.',
  },
  {
    code: 'InvalidAuthenticationToken',
    meaning: 'The token is malformed or not meant for this service.',
    firstStep: 'Sign in again and ask for a token for the service that is called.',
  },
  {
    code: 'InvalidAuthenticationTokenTenant',
    meaning: 'The token comes from another tenant than the one that the subscription trusts.',
    firstStep:
      'Sign in to the tenant that the error names second (az login --tenant …); after a transfer of the subscription wait an hour.',
  },
  {
    code: 'InvalidAuthenticationTokenAudience',
    meaning: 'The token was issued for another service than Azure Resource Manager.',
    firstStep: 'Ask for a token for https://management.azure.com/.default.',
  },
  {
    code: 'ExpiredAuthenticationToken',
    meaning: 'The token has expired.',
    firstStep: 'Sign in again; a program that runs for long must ask its credential for a new token.',
  },
  {
    code: 'AuthenticationFailedMissingToken',
    meaning: 'The request carried no token.',
    firstStep: 'Sign in first, and check that the client sends the Authorization header.',
  },
  {
    code: 'QuotaExceeded',
    meaning: 'The quota of the subscription for this kind of resource is used up.',
    firstStep: 'Free some of it, choose another region or size, or ask for more quota.',
  },
  {
    code: 'SubscriptionRequestsThrottled',
    meaning: 'Too many requests reached Azure Resource Manager for this subscription.',
    firstStep: 'Wait for the time in the Retry-After header, and send fewer requests at once.',
  },
  {
    code: 'InsufficientQuota',
    meaning:
      'The model deployment asks for more capacity than the quota of the subscription leaves in this region.',
    firstStep:
      'Lower its capacity, free that of another deployment, choose another region, or ask for more quota.',
  },
  {
    code: 'SpecialFeatureOrQuotaIdRequired',
    meaning: 'The offer behind this subscription does not allow this service.',
    firstStep: 'Use a pay-as-you-go or enterprise subscription, or apply for access to the service.',
  },
  {
    code: 'KeyVaultParameterReferenceAuthorizationFailed',
    mendedBy: 'role',
    meaning: 'The caller may not use the secrets of this vault in a deployment.',
    firstStep:
      'Assign a role with Microsoft.KeyVault/vaults/deploy/action at the vault, and allow the vault for template deployment.',
  },
  {
    code: 'InvalidSubscriptionId',
    meaning: 'The subscription id is malformed.',
    firstStep: 'Check that it is a GUID without spaces or quotes.',
  },
  {
    code: 'AuthenticationFailedInvalidHeader',
    meaning: 'The Authorization header is malformed.',
    firstStep: 'Send the word Bearer, a space and the token.',
  },
  {
    code: 'ResourceRequestsThrottled',
    meaning: 'Too many requests reached this resource.',
    firstStep: 'Wait for the time in the Retry-After header, and send fewer requests at once.',
  },
  {
    code: 'DisallowedProvider',
    meaning: 'This kind of subscription may not use the resource provider.',
    firstStep: 'Use another subscription, or ask whoever bought this one what its offer allows.',
  },
  {
    code: 'DisallowedOperation',
    meaning: 'This kind of subscription may not do this at all.',
    firstStep: 'Use another subscription, or ask whoever bought this one what its offer allows.',
  },
  {
    code: 'MarketplacePurchaseEligibilityFailed',
    meaning: 'The marketplace offer may not be bought with this subscription or in this country.',
    firstStep: 'Check the terms of the offer and the purchase settings of the billing account.',
  },
  {
    code: 'ResourcePurchaseValidationFailed',
    meaning: 'The purchase of the marketplace offer was refused; roles are not the reason.',
    firstStep:
      'Accept the terms of the offer, and check the payment method and the purchase settings of the billing account.',
  },
  {
    code: 'LackOfPermissions',
    mendedBy: 'role',
    meaning: 'The caller lacks a permission for this operation.',
    firstStep: 'Check the role assignments of the caller at the scope that the error names.',
  },
  {
    code: 'SubscriptionIsOverQuotaForSku',
    meaning: 'The subscription has no quota left for this size in this region.',
    firstStep: 'Ask for more quota, or choose another size or region.',
  },
  {
    code: 'InvalidResourceProviderPermissions',
    mendedBy: 'role',
    meaning: 'The resource provider acts with an identity of its own, which lacks a role on the network.',
    firstStep: 'Give the service principal that the error names the role on the virtual network.',
  },
  {
    code: 'CustomRouteTableMissingPermission',
    mendedBy: 'role',
    meaning: 'The identity of the cluster may not read and write the route table.',
    firstStep: 'Give that identity Network Contributor on the route table.',
  },
  {
    code: 'ServicePrincipalNotFound',
    meaning: 'The service principal is not in this tenant, or was created moments ago.',
    firstStep: 'Check the client id and the tenant; after creating it, wait some minutes and try again.',
  },
  {
    code: 'MaxStorageAccountsCountPerSubscriptionExceeded',
    meaning: 'The subscription has as many storage accounts in this region as it may.',
    firstStep: 'Delete one that is not used, choose another region, or ask for more quota.',
  },
]
