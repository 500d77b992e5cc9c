import { roleIdOf } from '../../rbac/role-definition.ts'
import { scopesEqual } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId, type ExtensionPath } from '../extension-resource.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { TenantPolicyRule } from '../tenant.ts'
import { barrier } from './authorize.ts'
import { armError, notAllowed } from './errors.ts'
import { listAnswer } from './list.ts'

const READ = 'Microsoft.Authorization/roleManagementPolicyAssignments/read'

/** What Azure starts every role with: eight hours at most, with a reason and multifactor authentication. */
const AZURE_RULES: readonly TenantPolicyRule[] = [
  expiration('Expiration_Admin_Eligibility', 'Admin', 'Eligibility', 'P365D'),
  enablement('Enablement_Admin_Eligibility', 'Admin', 'Eligibility', []),
  expiration('Expiration_Admin_Assignment', 'Admin', 'Assignment', 'P180D'),
  enablement('Enablement_Admin_Assignment', 'Admin', 'Assignment', [
    'MultiFactorAuthentication',
    'Justification',
  ]),
  expiration('Expiration_EndUser_Assignment', 'EndUser', 'Assignment', 'PT8H'),
  enablement('Enablement_EndUser_Assignment', 'EndUser', 'Assignment', [
    'MultiFactorAuthentication',
    'Justification',
  ]),
  {
    ...rule('Approval_EndUser_Assignment', 'RoleManagementPolicyApprovalRule', 'EndUser', 'Assignment'),
    setting: { isApprovalRequired: false },
  },
  {
    ...rule(
      'AuthenticationContext_EndUser_Assignment',
      'RoleManagementPolicyAuthenticationContextRule',
      'EndUser',
      'Assignment',
    ),
    ...{ isEnabled: false, claimValue: '' },
  },
]

/** `{scope}/providers/Microsoft.Authorization/roleManagementPolicyAssignments`, api-version 2020-10-01. */
export function answerActivationPolicies(
  { scope }: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (request.method !== 'GET') return notAllowed(request.method)
  const barred = barrier({ callerId, action: READ, scope, reads: 'activationPolicies' }, context)
  if (barred !== null) return barred
  const text = request.url.searchParams.get('$filter') ?? ''
  const wanted = wantedRole(text)
  if (wanted === null) {
    return armError(400, 'UnsupportedQuery', `The filter '${text}' is not supported.`)
  }
  const roleIds = [...context.store.roleDefinitions.keys()].filter(
    (id) => wanted === 'every' || id === wanted,
  )
  return listAnswer(
    roleIds.map((roleId) => writtenPolicyAssignment(roleId, scope, context)),
    request,
    context,
  )
}

/** The rules for one role at one scope, by id: the tenant's own, and Azure's for those that it does not state. */
export function policyRules(
  roleId: string,
  scope: string,
  { store }: SandboxContext,
): ReadonlyMap<string, TenantPolicyRule> {
  const own = store.tenant.roleManagementPolicyAssignments.find(
    ({ properties }) =>
      scopesEqual(properties.scope, scope) && roleIdOf(properties.roleDefinitionId) === roleId,
  )
  return new Map([...AZURE_RULES, ...(own?.properties.effectiveRules ?? [])].map((each) => [each.id, each]))
}

/** GUID of a role definition in lower case; null for a filter that is not understood. */
function wantedRole(filter: string): string | null {
  if (filter.trim() === '' || /^\s*atScope\(\)\s*$/i.test(filter)) return 'every'
  const id = /^\s*roleDefinitionId\s+eq\s+'([^']+)'\s*$/i.exec(filter)?.[1]
  return id === undefined ? null : roleIdOf(id)
}

function writtenPolicyAssignment(roleId: string, scope: string, context: SandboxContext): unknown {
  const name = `${roleId}_${roleId}`
  return {
    id: extensionId(scope, 'roleManagementPolicyAssignment', name),
    name,
    type: 'Microsoft.Authorization/RoleManagementPolicyAssignment',
    properties: {
      scope,
      roleDefinitionId: extensionId(scope, 'roleDefinitions', roleId),
      policyId: extensionId(scope, 'roleManagementPolicies', roleId),
      effectiveRules: [...policyRules(roleId, scope, context).values()],
    },
  }
}

function expiration(id: string, caller: string, level: string, maximumDuration: string): TenantPolicyRule {
  const named = rule(id, 'RoleManagementPolicyExpirationRule', caller, level)
  return { ...named, ...{ isExpirationRequired: true }, maximumDuration }
}

function enablement(
  id: string,
  caller: string,
  level: string,
  enabledRules: readonly string[],
): TenantPolicyRule {
  return { ...rule(id, 'RoleManagementPolicyEnablementRule', caller, level), enabledRules }
}

function rule(id: string, ruleType: string, caller: string, level: string) {
  const target = {
    caller,
    operations: ['All'],
    level,
    targetObjects: null,
    inheritableSettings: null,
    enforcedSettings: null,
  }
  return { id, ruleType, target }
}
