import { APP_ID, OBJECT_ID, SUBSCRIPTION, type Case } from './case.ts'

/** Key Vault, with roles and with access policies. */
export const KEY_VAULT_CASES: readonly Case[] = [
  {
    name: 'Key Vault with roles names caller, action and resource',
    text: `Caller is not authorized to perform action on resource.\r\nCaller: appid=${APP_ID};oid=${OBJECT_ID};numgroups=3;iss=https://sts.windows.net/t/\r\nAction: 'Microsoft.KeyVault/vaults/certificates/read'\r\nResource: '${SUBSCRIPTION}/resourcegroups/rg/providers/microsoft.keyvault/vaults/kv/certificates/c'\r\nAssignment: (not found)\r\nVault: kv;location=westeurope\r\nhttps://kv.vault.azure.net/certificates/c`,
    cause: 'missing-role',
    service: 'key-vault',
    plane: 'data',
    operations: ['Microsoft.KeyVault/vaults/certificates/read'],
    scope: `${SUBSCRIPTION}/resourcegroups/rg/providers/microsoft.keyvault/vaults/kv/certificates/c`,
    endpoint: 'kv.vault.azure.net',
    principal: { objectId: OBJECT_ID, appId: APP_ID, name: null },
  },
  {
    name: 'Key Vault with access policies',
    text: `The user, group or application 'name=Microsoft.Web/sites;appid=${APP_ID};oid=${OBJECT_ID};iss=https://sts.windows.net/t/' does not have keys get, wrapKey, unwrapKey permission on key vault 'kv;location=westus'.`,
    cause: 'other',
    service: 'key-vault',
    principal: { objectId: OBJECT_ID, appId: APP_ID, name: 'Microsoft.Web/sites' },
  },
  {
    name: 'the vault admits private links only',
    text: 'HttpResponseError: (Forbidden) Connection is not an approved private link and caller was ignored because bypass is set to None.',
    cause: 'network',
    service: 'key-vault',
  },
  {
    name: 'the audience that Key Vault found is no endpoint',
    text: 'AKV10022: Invalid audience. Expected https://vault.azure.net, found: https://kv-demo.vault.azure.net/.',
    cause: 'token',
    service: 'key-vault',
    endpoint: null,
    code: 'AKV10022',
  },
  {
    name: 'a bare 401 of a vault',
    text: "{ statusCode: 401, request: { url: 'https://kv-demo.vault.azure.net/keys?api-version=7.0' } }",
    cause: 'token',
    service: 'key-vault',
    endpoint: 'kv-demo.vault.azure.net',
  },
  {
    name: 'the caller of a vault has a name with spaces',
    text: `Caller is not authorized to perform action on resource.\nCaller: name=Night Batch Runner;appid=${APP_ID};oid=${OBJECT_ID};iss=https://sts.windows.net/t/\nAction: 'Microsoft.KeyVault/vaults/keys/read'\nResource: '${SUBSCRIPTION}/resourcegroups/rg/providers/microsoft.keyvault/vaults/kv-shop/keys/k1'`,
    cause: 'missing-role',
    service: 'key-vault',
    principal: { objectId: OBJECT_ID, appId: APP_ID, name: 'Night Batch Runner' },
  },
  {
    name: 'an access policy leaves out an application whose name has spaces',
    text: `The user, group or application 'name=Night Batch Runner;appid=${APP_ID};oid=${OBJECT_ID};iss=https://sts.windows.net/t/' does not have certificates get permission on key vault 'kv-shop;location=northeurope'.`,
    cause: 'other',
    service: 'key-vault',
    principal: { objectId: OBJECT_ID, appId: APP_ID, name: 'Night Batch Runner' },
  },
  {
    name: 'a linked check stands around an access policy: the sentence counts, not the code',
    text: `{"error":{"code":"LinkedAccessCheckFailed","message":"The user, group or application 'appid=${APP_ID};oid=${OBJECT_ID};iss=https://sts.windows.net/t/' does not have keys get, wrapKey permission on key vault 'kv-shop;location=northeurope'."}}`,
    cause: 'other',
    service: 'key-vault',
    plane: 'data',
    principal: { objectId: OBJECT_ID, appId: APP_ID, name: null },
  },
]
