import { OBJECT_ID, SUBSCRIPTION, type Case } from './case.ts'

/** What is stated counts, whatever stands beside it. */
export const STATED_BESIDE_INFERRED: readonly Case[] = [
  {
    name: 'a role that ARM states beats a firewall that a tool suspects',
    text: `Error: the request may have been blocked by the firewall of Azure.\nThe client '${OBJECT_ID}' with object id '${OBJECT_ID}' does not have authorization to perform action 'Microsoft.Search/searchServices/write' over scope '${SUBSCRIPTION}' or the scope is invalid.`,
    cause: 'missing-role',
    service: 'ai-search',
    notes: [],
    more: [],
  },
  {
    name: 'a firewall that a vault states beats a role that a tool suspects',
    text: 'Error: your identity does not have the permission, assign the role Key Vault Secrets User.\n(Forbidden) Client address is not authorized and caller is not a trusted service.\nStatus: 403 (Forbidden)',
    cause: 'network',
    service: 'key-vault',
    notes: [],
    more: [],
  },
  {
    name: 'a code beats the words that a tool puts around it',
    text: 'RestError: insufficient permissions, or an invalid access key?\nStatus: 403\nErrorCode: AuthorizationFailure\nAccount: Azure Storage, stshop',
    cause: 'network',
    service: 'storage-blob',
    code: 'AuthorizationFailure',
    notes: [],
    more: [],
  },
  {
    name: 'a message that only usually has its cause beats an inferred one',
    text: 'System.Exception: Azure Maps: too many requests, then another failure: Public network access is disabled.',
    cause: 'network',
    service: 'other',
    notes: [],
  },
]
