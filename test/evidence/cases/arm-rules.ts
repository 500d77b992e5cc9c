import { SUBSCRIPTION, byId, type Case } from './case.ts'

/** Azure Resource Manager refuses for another reason than a role. */
export const ARM_RULES_CASES: readonly Case[] = [
  {
    name: 'the code of a missing role stands over a missing registration',
    text: `(AuthorizationFailed) Microsoft.KeyVault provider must be registered on subscription containing private endpoint: ${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe\nCode: AuthorizationFailed`,
    cause: 'other',
    service: 'resource-manager',
  },
  {
    name: 'a policy refuses; its ids are no scopes',
    text: `RequestDisallowedByPolicy: Resource 'cog' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"id":"${SUBSCRIPTION}/providers/Microsoft.Authorization/policyAssignments/p1"}}]'.`,
    cause: 'policy',
    service: 'resource-manager',
    scope: null,
    code: 'RequestDisallowedByPolicy',
  },
  {
    name: 'a lock refuses',
    text: `The scope '${SUBSCRIPTION}/resourceGroups/rg' cannot perform delete operation because following scope(s) are locked: '${SUBSCRIPTION}/resourceGroups/rg'. Please remove the lock and try again.`,
    cause: 'other',
    service: 'resource-manager',
    scope: `${SUBSCRIPTION}/resourceGroups/rg`,
  },
  {
    name: 'a principal has not been copied yet',
    text: 'PrincipalNotFound: Principal 0f1e2d3c4b5a46789abcdef012345678 does not exist in the directory 99999999-2222-4333-8444-555555555555.',
    cause: 'propagation',
    service: 'resource-manager',
    principal: byId('0f1e2d3c4b5a46789abcdef012345678'),
  },
  {
    name: 'the token is of another tenant, told in Chinese',
    text: '"code": "InvalidAuthenticationTokenTenant",\n "message": "访问令牌来自错误的颁发者“https://sts.windows.net/1/”。"',
    cause: 'token',
    service: 'resource-manager',
    plane: 'control',
    code: 'InvalidAuthenticationTokenTenant',
  },
  {
    name: 'quota of cores',
    text: "OperationNotAllowed: The operation couldn't be completed as it results in exceeding approved standardNDFamily Cores quota.",
    cause: 'quota',
    service: 'resource-manager',
  },
]
