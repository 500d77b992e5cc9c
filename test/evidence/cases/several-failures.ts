import { OBJECT_ID, SUBSCRIPTION, type Case } from './case.ts'

/** More than one failure in one text. */
export const SEVERAL_FAILURES: readonly Case[] = [
  {
    name: 'two operations are refused one after the other',
    text: `The client 'a@contoso.com' with object id '${OBJECT_ID}' does not have authorization to perform action 'Microsoft.Search/searchServices/write' over scope '${SUBSCRIPTION}/resourceGroups/rg' or the scope is invalid.\nThe client 'a@contoso.com' with object id '${OBJECT_ID}' does not have authorization to perform action 'Microsoft.KeyVault/vaults/write' over scope '${SUBSCRIPTION}/resourceGroups/rg' or the scope is invalid.`,
    cause: 'missing-role',
    service: 'ai-search',
    denied: ['Microsoft.Search/searchServices/write'],
    more: ['missing-role'],
  },
  {
    name: 'a role is missing, and then the network refuses',
    text: `The principal \`${OBJECT_ID}\` lacks the required data action \`Microsoft.CognitiveServices/accounts/AIServices/agents/read\` to perform \`GET\` operation.\n\nand from the vault:\n(Forbidden) Client address is not authorized and caller is not a trusted service.`,
    cause: 'missing-role',
    service: 'foundry-project',
    more: ['network'],
  },
  {
    name: 'one failure told twice is one failure',
    text: `ERROR: (AuthorizationFailed) The client 'a@contoso.com' with object id '${OBJECT_ID}' does not have authorization to perform action 'Microsoft.Search/searchServices/write' over scope '${SUBSCRIPTION}' or the scope is invalid.\nCode: AuthorizationFailed\nMessage: The client 'a@contoso.com' with object id '${OBJECT_ID}' does not have authorization to perform action 'Microsoft.Search/searchServices/write' over scope '${SUBSCRIPTION}' or the scope is invalid.`,
    cause: 'missing-role',
    service: 'ai-search',
    more: [],
  },
  {
    name: 'policy and role in one deployment',
    text: `RequestDisallowedByPolicy: Resource 'cog' was disallowed by policy.\nAuthorizationFailed: The client 'a@contoso.com' with object id '${OBJECT_ID}' does not have authorization to perform action 'Microsoft.Search/searchServices/write' over scope '${SUBSCRIPTION}' or the scope is invalid.`,
    cause: 'policy',
    service: 'resource-manager',
    more: ['missing-role'],
  },
]
