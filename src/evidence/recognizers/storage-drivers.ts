import type { Family } from '../family.ts'

/** What programs that reach Azure Storage say before it is even asked: drivers, file systems, AzCopy, Functions. */
export const STORAGE_DRIVERS: readonly Family[] = [
  {
    id: 'storage-driver-no-credential',
    cause: 'token',
    service: 'storage',
    plane: 'data',
    says: [
      'MicrosoftAzure error: At least one authorization option must be specified',
      'Must provide either a connection_string or account_name with credentials',
      'no SAS token or OAuth token is present and the resource is not public',
      'No credentials found for account ... in the configuration, and its container ... is not accessible using anonymous credentials',
      'Unable to access container ... using anonymous credentials',
      'and we cant create it using (anonymous|anoynomous) credentials, and no credentials found',
      'Unable to start blobfuse due to a lack of credentials',
      'missing both an Azure Storage connection string and a SAS connection uri',
      'Token credentials (are|) not supported by the File Share service',
      'unable to connect to account for Must provide either',
    ],
    samples: [
      'OSError: Generic MicrosoftAzure error: At least one authorization option must be specified',
      'AzureException: No credentials found for account stdemo.blob.core.windows.net in the configuration, and its container data is not accessible using anonymous credentials.',
    ],
  },
  {
    id: 'storage-driver-key',
    cause: 'bad-key',
    service: 'storage-blob',
    plane: 'data',
    says: [
      'Invalid configuration value detected for fs.azure.account.key',
      'Failure to initialize configuration for storage account',
      'failed to authenticate credentials for azstorage',
      'decode account key: illegal base64 data',
    ],
    samples: [
      'Failure to initialize configuration for storage account stdemo.dfs.core.windows.net: Invalid configuration value detected for fs.azure.account.key',
    ],
  },
  {
    id: 'storage-driver-sign-in',
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    says: [
      'Login Credentials missing. Please use azcopy login',
      'failed to get keyring during saving token',
      'AADToken: HTTP connection failed for getting token from AzureAD',
      'AzureADAuthenticator ... Failed to get token',
    ],
    samples: [
      'AADToken: HTTP connection failed for getting token from AzureAD. HTTP response: 400 Bad Request',
    ],
  },
  {
    id: 'storage-immutable',
    cause: 'policy',
    service: 'storage-blob',
    plane: 'data',
    says: ['not permitted as the blob is immutable due to (a policy|one or more legal holds)'],
    codes: ['BlobImmutableDueToPolicy', 'BlobImmutableDueToLegalHold'],
    samples: [
      'ErrorCode:BlobImmutableDueToPolicy\nThis operation is not permitted as the blob is immutable due to a policy.',
    ],
  },
  {
    id: 'storage-machine-learning-stream',
    cause: 'missing-role',
    service: 'storage-blob',
    plane: 'data',
    certainty: 'suggested',
    says: [
      '(StreamError|DataAccessError) PermissionDenied',
      'PermissionDenied(Some(This request is not authorized',
    ],
    samples: [
      'rslex failed, falling back to clex.\nDataAccessError(PermissionDenied(Some("This request is not authorized to perform this operation using this permission.")))',
    ],
  },
]
