import type { ErrorCode } from './error-code.ts'

/** Azure Storage (REST reference, "Status and error codes"). */
export const STORAGE_CODES: readonly ErrorCode[] = [
  {
    code: 'AuthorizationPermissionMismatch',
    mendedBy: 'role',
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
    code: 'UnauthorizedBlobOverwrite',
    mendedBy: 'role',
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
    mendedBy: 'role',
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
    code: 'BlobImmutableDueToPolicy',
    meaning: 'A retention policy keeps the blob as it is until it ends; no role changes that.',
    firstStep: 'Wait until the retention ends, or ask the owner of the policy.',
  },
  {
    code: 'BlobImmutableDueToLegalHold',
    meaning: 'A legal hold keeps the blob as it is; no role changes that.',
    firstStep: 'Ask whoever set the hold to clear it.',
  },
  {
    code: 'TableNotFound',
    meaning: 'The table does not exist in this storage account.',
    firstStep: 'Check the name of the table and of the account.',
  },
  {
    code: 'PathNotFound',
    meaning: 'The file or directory does not exist in this data lake.',
    firstStep: 'Check the path and the container.',
  },
]
