import type { ErrorCode } from './error-code.ts'

/** The data planes: Storage, Key Vault, AI services, Search, registries, logs. */
export const SERVICE_CODES: readonly ErrorCode[] = [
  {
    code: 'AuthorizationPermissionMismatch',
    meaning:
      'The caller is known but has no data role for this operation; Owner and Contributor give no access to data.',
    firstStep:
      'Assign the Storage data role for blobs, files, queues or tables, or make a SAS with the missing permission.',
  },
  {
    code: 'AuthorizationFailure',
    meaning:
      'The network rules of the storage account refused the call; sometimes a SAS or the sharing settings did.',
    firstStep:
      'Check Networking of the storage account first: allow your address or network, or use its private endpoint.',
  },
  {
    code: 'AuthorizationSourceIPMismatch',
    meaning: 'The SAS does not admit the address that the call came from.',
    firstStep: 'Call from an address in its range, or make a new SAS.',
  },
  {
    code: 'AuthorizationProtocolMismatch',
    meaning: 'The SAS admits HTTPS only.',
    firstStep: 'Use https in the address.',
  },
  {
    code: 'AuthorizationResourceTypeMismatch',
    meaning: 'The SAS does not cover this kind of resource: service, container or object.',
    firstStep: 'Make a new SAS with that resource type.',
  },
  {
    code: 'AuthorizationServiceMismatch',
    meaning: 'The SAS does not cover this storage service: blobs, files, queues or tables.',
    firstStep: 'Make a new SAS for that service.',
  },
  {
    code: 'AuthenticationFailed',
    meaning: 'The service could not verify the key, the SAS or the token that came with the call.',
    firstStep:
      'Read the detail in the error: renew the SAS or key if the signature is wrong, sign in to the right tenant if the issuer is.',
  },
  {
    code: 'InvalidAuthenticationInfo',
    meaning: 'The token is expired or was not issued for Azure Storage.',
    firstStep:
      'Sign in again and ask for a token for https://storage.azure.com/.default; also check the clock of the machine.',
  },
  {
    code: 'NoAuthenticationInformation',
    meaning: 'The call carried no credential at all.',
    firstStep: 'Sign in and send a token, or use a SAS.',
  },
  {
    code: 'KeyBasedAuthenticationNotPermitted',
    meaning: 'This storage account takes no account keys and no SAS made with them.',
    firstStep: 'Sign in with Microsoft Entra ID (--auth-mode login) and a Storage data role.',
  },
  {
    code: 'PublicAccessNotPermitted',
    meaning:
      'This storage account serves nothing to anonymous callers, and its containers cannot be made public.',
    firstStep:
      'Sign in or use a SAS; keep containers private, or have "Allow Blob anonymous access" switched on.',
  },
  {
    code: 'AccountIsDisabled',
    meaning: 'The storage account is disabled, often with its subscription.',
    firstStep: 'Ask the owner of the subscription.',
  },
  {
    code: 'ContainerNotFound',
    meaning: 'The container does not exist.',
    firstStep: 'Check its name and the storage account in the address.',
  },
  {
    code: 'BlobNotFound',
    meaning: 'The blob does not exist.',
    firstStep: 'Check its path; names are case-sensitive.',
  },
  {
    code: 'ForbiddenByRbac',
    meaning: 'The vault uses Azure roles, and no role of the caller contains this operation.',
    firstStep: 'Assign a Key Vault data role at the vault, such as Key Vault Secrets User.',
  },
  {
    code: 'ForbiddenByPolicy',
    meaning:
      'The vault uses access policies, and none gives the caller this permission; Azure roles do not count.',
    firstStep: 'Add the permission to an access policy of the vault, or switch the vault to Azure roles.',
  },
  {
    code: 'ForbiddenByFirewall',
    meaning: 'The firewall of the vault does not admit the address that the call came from.',
    firstStep: 'Allow that address or network under Networking of the vault, or use its private endpoint.',
  },
  {
    code: 'ForbiddenByConnection',
    meaning: 'The vault admits private endpoints only, and the call came another way.',
    firstStep:
      'Call from the network of the private endpoint, and check that its DNS name resolves to a private address.',
  },
  {
    code: 'ForbiddenByNsp',
    meaning: 'A network security perimeter around the vault does not admit the call.',
    firstStep: 'Ask its owner for an inbound access rule.',
  },
  {
    code: 'AKV10000',
    meaning: 'The request carried no token, so Key Vault does not know who calls.',
    firstStep: 'Check that the credential got a token and that no proxy removed the Authorization header.',
  },
  {
    code: 'AKV10022',
    meaning: 'The token was issued for another audience than Key Vault.',
    firstStep:
      'Ask for a token for exactly https://vault.azure.net, without a slash at the end and without the name of the vault.',
  },
  {
    code: 'AKV10032',
    meaning: 'The token comes from another tenant than the one that the vault trusts.',
    firstStep: 'Sign in to the tenant that the error lists first (az login --tenant …).',
  },
  {
    code: 'AccessToKeyVaultDenied',
    meaning: 'The app may not read the secret that its setting refers to.',
    firstStep:
      'Give the identity of the app Key Vault Secrets User at the vault, and check that the network of the vault admits the app.',
  },
  {
    code: 'MSINotEnabled',
    meaning: 'The app has no managed identity, so it cannot read its Key Vault reference.',
    firstStep: 'Enable a managed identity for the app, then give it Key Vault Secrets User at the vault.',
  },
  {
    code: 'SecretNotFound',
    meaning: 'The vault holds no secret of this name, or it is deleted or disabled.',
    firstStep: 'Check the name and the vault.',
  },
  {
    code: 'PermissionDenied',
    meaning: 'The AI service knows the caller, but no role gives the caller this data action.',
    firstStep:
      'Assign the data role at the resource, such as Cognitive Services OpenAI User or Foundry User.',
  },
  {
    code: 'AuthenticationTypeDisabled',
    meaning: 'API keys are switched off for this resource.',
    firstStep:
      'Sign in with Microsoft Entra ID (DefaultAzureCredential) and a data role; a connection must change to Entra ID as well.',
  },
  {
    code: 'ManagedIdentityIsNotEnabled',
    meaning: 'The resource should sign in as itself but has no managed identity.',
    firstStep: 'Enable its system-assigned identity, then give that identity its roles.',
  },
  {
    code: 'InvalidSubscriptionKey',
    meaning: 'The API key does not belong to this endpoint.',
    firstStep: 'Copy key and endpoint again from the same resource.',
  },
  {
    code: 'DeploymentNotFound',
    meaning: 'The resource has no model deployment of this name.',
    firstStep: 'Use the name of the deployment, not that of the model; a new deployment takes some minutes.',
  },
  {
    code: 'RateLimitReached',
    meaning: 'The deployment received more tokens or requests than its rate limit.',
    firstStep: 'Wait for the time that the error states, or raise the capacity of the deployment.',
  },
  {
    code: 'InsufficientAccessError',
    meaning: 'The caller may not query these logs.',
    firstStep: 'Assign Log Analytics Reader at the workspace or Monitoring Reader at the resource.',
  },
  {
    code: 'ACRTokenExchangeForbidden',
    meaning: 'The identity of the deployment may not pull from the container registry.',
    firstStep: 'Assign AcrPull at the registry to that identity, and wait some minutes.',
  },
  {
    code: 'CONNECTIVITY_REFRESH_TOKEN_ERROR',
    meaning:
      'The registry gave no token: the caller has no role on it, or its network rules refused the call.',
    firstStep: 'Check for AcrPull or AcrPush first, then run az acr check-health.',
  },
  {
    code: 'CONNECTIVITY_FORBIDDEN_ERROR',
    meaning: 'The network rules of the registry refused the call.',
    firstStep: 'Allow your address under Networking of the registry, or use its private endpoint.',
  },
  {
    code: 'LocalAuthDisabled',
    meaning: 'The namespace takes no shared access keys.',
    firstStep: 'Sign in with Microsoft Entra ID and a data role such as Azure Service Bus Data Sender.',
  },
  {
    code: 'UnauthorizedBlobOverwrite',
    meaning: 'The caller may create blobs but not overwrite this one.',
    firstStep: 'Assign Storage Blob Data Contributor, or make a SAS with write permission.',
  },
  {
    code: 'InsufficientAccountPermissions',
    meaning:
      'The storage account itself does not allow this operation, for example a write to a read-only copy.',
    firstStep: 'Call the primary endpoint of the account.',
  },
  {
    code: 'ScriptExecution.StreamAccess.Authentication',
    meaning: 'The job could not sign in to the storage behind its data.',
    firstStep:
      'Give the identity of the compute, or of whoever submits the job, Storage Blob Data Reader at the storage account.',
  },
  {
    code: 'QueueNotFound',
    meaning: 'The queue does not exist.',
    firstStep: 'Check its name and the storage account in the address.',
  },
  {
    code: 'ShareNotFound',
    meaning: 'The file share does not exist.',
    firstStep: 'Check its name and the storage account in the address.',
  },
  {
    code: 'FilesystemNotFound',
    meaning: 'The file system of the data lake does not exist.',
    firstStep: 'Check its name and the storage account in the address.',
  },
  {
    code: 'KeyNotFound',
    meaning: 'The vault holds no key of this name, or it is deleted or disabled.',
    firstStep: 'Check the name and the vault.',
  },
  {
    code: 'CertificateNotFound',
    meaning: 'The vault holds no certificate of this name, or it is deleted or disabled.',
    firstStep: 'Check the name and the vault.',
  },
  {
    code: 'VaultNotFound',
    meaning: 'No vault of this name exists, or it is deleted and can still be recovered.',
    firstStep: 'Check the name and the subscription (az keyvault list-deleted).',
  },
  {
    code: 'RateLimitExceeded',
    meaning: 'The deployment received more tokens or requests than its rate limit.',
    firstStep: 'Wait for the time that the error states, or raise the capacity of the deployment.',
  },
  {
    code: 'insufficient_quota',
    meaning: 'The quota of this resource is used up.',
    firstStep: 'Ask for more quota, or use another deployment.',
  },
  {
    code: 'CONNECTIVITY_ACCESS_TOKEN_ERROR',
    meaning:
      'The registry gave no token for the repository: the caller has no role for it, or its network rules refused the call.',
    firstStep: 'Check for AcrPull or AcrPush first, then run az acr check-health.',
  },
  {
    code: 'ImagePullUnauthorizedFailure',
    meaning: 'The app may not pull its image from the registry.',
    firstStep:
      'Assign AcrPull at the registry to the identity of the app, and let the app pull with that identity.',
  },
  {
    code: 'InvalidTokenError',
    meaning: 'The token is not valid for the logs that were asked for.',
    firstStep: 'Sign in again and ask for a token for https://api.loganalytics.io/.default.',
  },
  {
    code: 'AuthorizationRequiredError',
    meaning: 'The query carried no valid credential.',
    firstStep: 'Sign in and send a token; API keys are no longer taken.',
  },
  {
    code: 'SecretDisabled',
    meaning: 'The secret exists but is disabled.',
    firstStep: 'Enable it in the vault, or use its current version.',
  },
  {
    code: 'KeyDisabled',
    meaning: 'The key exists but is disabled.',
    firstStep: 'Enable it in the vault, or use its current version.',
  },
]
