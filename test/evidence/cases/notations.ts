import { OBJECT_ID, REQUEST_ID, SUBSCRIPTION, TRACE_ID, type Case } from './case.ts'

/** Ways in which programs write what others write plainly. */
export const NOTATIONS: readonly Case[] = [
  {
    name: 'YAML doubles the quotation marks',
    text: `message: 'The client ''noor@contoso.com'' with object id ''${OBJECT_ID}'' does not have authorization to perform action ''Microsoft.Search/searchServices/write'' over scope ''${SUBSCRIPTION}/resourceGroups/rg-shop'' or the scope is invalid.'`,
    cause: 'missing-role',
    service: 'ai-search',
    operations: ['Microsoft.Search/searchServices/write'],
    scope: `${SUBSCRIPTION}/resourceGroups/rg-shop`,
    principal: { objectId: OBJECT_ID, appId: null, name: 'noor@contoso.com' },
  },
  {
    name: 'Rust writes Some around what is there',
    text: `HttpResponse { status: Forbidden, error_code: Some("AuthorizationPermissionMismatch"), headers: { "x-ms-request-id": Some("${REQUEST_ID}"), "x-ms-client-request-id": Some("${TRACE_ID}") } } from stshop.blob.core.windows.net`,
    cause: 'missing-role',
    service: 'storage-blob',
    endpoint: 'stshop.blob.core.windows.net',
    requestIds: [REQUEST_ID, TRACE_ID],
    code: 'AuthorizationPermissionMismatch',
  },
  {
    name: 'Rust names a field of an object',
    text: `StorageError { code: "AuthorizationPermissionMismatch", request_id: Some("${REQUEST_ID}"), date: None }`,
    cause: 'missing-role',
    service: 'storage-blob',
    requestIds: [REQUEST_ID],
  },
  {
    name: 'a host without a scheme is broken across lines',
    text: 'This request is not authorized to perform this operation using this permission. Account: stshop.blob.co\nre.windows.net',
    cause: 'missing-role',
    service: 'storage-blob',
    endpoint: 'stshop.blob.core.windows.net',
  },
  {
    name: 'a host without a scheme is broken across indented lines',
    text: "(Forbidden) Operation get is not allowed by RBAC\n    vault: kv-shop.vault.azu\n    re.net, code 'ForbiddenByRbac'",
    cause: 'missing-role',
    service: 'key-vault',
    endpoint: 'kv-shop.vault.azure.net',
  },
  {
    name: 'the word at the end of a line belongs to no host at the start of the next',
    text: 'ErrorCode:AuthorizationPermissionMismatch when the job reads its data\nstshop.blob.core.windows.net',
    cause: 'missing-role',
    service: 'storage-blob',
    endpoint: 'stshop.blob.core.windows.net',
  },
]
