import { describe, expect, it } from 'vitest'
import type { ActivationPolicy } from '../../src/rbac/activation-policy.ts'
import { activationPolicy } from '../../src/snapshot/azure/activation-policy-wire.ts'

const SCOPE = '/subscriptions/129ff972-28f8-46b8-a726-e497be039368'
const ROLE = 'a1705bd2-3a8f-45a5-8683-466fcfd5cc24'

/** Fields as in the published example of "Role Management Policy Assignments - List For Scope", 2020-10-01. */
const answered = (effectiveRules: readonly object[]) => ({
  id: `${SCOPE}/providers/Microsoft.Authorization/roleManagementPolicyAssignment/p_${ROLE}`,
  name: `p_${ROLE}`,
  type: 'Microsoft.Authorization/RoleManagementPolicyAssignment',
  properties: {
    scope: SCOPE,
    roleDefinitionId: `${SCOPE}/providers/Microsoft.Authorization/roleDefinitions/${ROLE.toUpperCase()}`,
    policyId: `${SCOPE}/providers/Microsoft.Authorization/roleManagementPolicies/p`,
    effectiveRules,
  },
})
const target = { caller: 'EndUser', operations: ['All'], level: 'Assignment', targetObjects: null }
const expiration = (maximumDuration: string) => ({
  isExpirationRequired: true,
  maximumDuration,
  id: 'Expiration_EndUser_Assignment',
  ruleType: 'RoleManagementPolicyExpirationRule',
  target,
})
const enablement = (enabledRules: readonly string[]) => ({
  enabledRules,
  id: 'Enablement_EndUser_Assignment',
  ruleType: 'RoleManagementPolicyEnablementRule',
  target,
})
const approval = (setting: object) => ({
  setting,
  id: 'Approval_EndUser_Assignment',
  ruleType: 'RoleManagementPolicyApprovalRule',
  target,
})
const context = (isEnabled: boolean, claimValue: string) => ({
  isEnabled,
  claimValue,
  id: 'AuthenticationContext_EndUser_Assignment',
  ruleType: 'RoleManagementPolicyAuthenticationContextRule',
  target,
})
const NOTHING_ASKED: ActivationPolicy = {
  scope: SCOPE,
  roleId: ROLE,
  maximumDuration: null,
  asksForJustification: false,
  asksForTicket: false,
  asksForMultifactor: false,
  authenticationContext: null,
  approvers: null,
}

describe('an activation policy', () => {
  it.each<{ sentence: string; rules: readonly object[]; policy: Partial<ActivationPolicy> }>([
    { sentence: 'without rules', rules: [], policy: {} },
    { sentence: 'with a longest duration', rules: [expiration('PT7H')], policy: { maximumDuration: 'PT7H' } },
    {
      sentence: 'with a duration that is none',
      rules: [expiration("PT8H'; echo")],
      policy: { maximumDuration: null },
    },
    {
      sentence: 'that asks for everything',
      rules: [enablement(['MultiFactorAuthentication', 'Justification', 'Ticketing'])],
      policy: { asksForMultifactor: true, asksForJustification: true, asksForTicket: true },
    },
    {
      sentence: 'that asks for nothing',
      rules: [enablement([])],
      policy: {},
    },
    {
      sentence: 'with approvers, of all stages',
      rules: [
        approval({
          isApprovalRequired: true,
          approvalMode: 'SingleStage',
          approvalStages: [
            {
              approvalStageTimeOutInDays: 1,
              primaryApprovers: [
                { id: 'g', description: 'Approvers', isBackup: false, userType: 'Group' },
                { id: 'u', isBackup: false, userType: 'User' },
              ],
              escalationApprovers: null,
            },
          ],
        }),
      ],
      policy: {
        approvers: [
          { id: 'g', name: 'Approvers', type: 'Group' },
          { id: 'u', name: null, type: 'User' },
        ],
      },
    },
    {
      sentence: 'that needs an approval by nobody in particular',
      rules: [approval({ isApprovalRequired: true, approvalStages: null })],
      policy: { approvers: [] },
    },
    {
      sentence: 'whose approvers are not asked',
      rules: [approval({ isApprovalRequired: false, approvalStages: [{ primaryApprovers: [{ id: 'u' }] }] })],
      policy: {},
    },
    {
      sentence: 'with an authentication context',
      rules: [context(true, 'c1')],
      policy: { authenticationContext: 'c1' },
    },
    { sentence: 'with a context that is off', rules: [context(false, 'c1')], policy: {} },
    {
      sentence: 'whose rules for administrators are not those for the eligible',
      rules: [
        { ...expiration('P90D'), id: 'Expiration_Admin_Eligibility' },
        { ...enablement(['Ticketing']), id: 'Enablement_Admin_Assignment' },
        { notificationType: 'Email', recipientType: 'Admin', id: 'Notification_Admin_EndUser_Assignment' },
      ],
      policy: {},
    },
  ])('$sentence', ({ rules, policy }) => {
    expect(activationPolicy.parse(answered(rules))).toEqual({ ...NOTHING_ASKED, ...policy })
  })

  it('is not made up where Azure tells no rules', () => {
    const { properties, ...rest } = answered([])
    expect(
      activationPolicy.safeParse({ ...rest, properties: { ...properties, effectiveRules: null } }).success,
    ).toBe(false)
  })
})
