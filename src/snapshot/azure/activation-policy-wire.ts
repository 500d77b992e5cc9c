import { z } from 'zod'
import type { ActivationPolicy } from '../../rbac/activation-policy.ts'
import { minutesOf } from '../../rbac/duration.ts'
import type { Principal } from '../../rbac/principal.ts'
import { roleIdOf } from '../../rbac/role-definition.ts'

/**
 * The rules for an eligible person who activates a role (Microsoft Graph documentation, "Rules in PIM: mapping
 * guide", whose ids ARM shares).
 */
const EXPIRATION = 'Expiration_EndUser_Assignment'
const ENABLEMENT = 'Enablement_EndUser_Assignment'
const APPROVAL = 'Approval_EndUser_Assignment'
const AUTHENTICATION_CONTEXT = 'AuthenticationContext_EndUser_Assignment'

const approver = z
  .object({ id: z.string(), description: z.string().nullish(), userType: z.string().nullish() })
  .transform(({ id, description, userType }): Principal => ({
    id,
    name: description ?? null,
    type: userType === 'User' || userType === 'Group' ? userType : null,
  }))

/** A rule has the fields of its kind only. */
const policyRule = z.object({
  id: z.string(),
  maximumDuration: z.string().nullish(),
  enabledRules: z.array(z.string()).nullish(),
  isEnabled: z.boolean().nullish(),
  claimValue: z.string().nullish(),
  setting: z
    .object({
      isApprovalRequired: z.boolean().nullish(),
      approvalStages: z.array(z.object({ primaryApprovers: z.array(approver).nullish() })).nullish(),
    })
    .nullish(),
})
type PolicyRule = z.infer<typeof policyRule>

/** ARM REST, role management policy assignments 2020-10-01. */
export const activationPolicy = z
  .object({
    properties: z.object({
      scope: z.string(),
      roleDefinitionId: z.string(),
      effectiveRules: z.array(policyRule),
    }),
  })
  .transform(({ properties: { scope, roleDefinitionId, effectiveRules } }): ActivationPolicy => {
    const rules = new Map(effectiveRules.map((each) => [each.id, each]))
    const asksFor = rules.get(ENABLEMENT)?.enabledRules ?? []
    return {
      scope,
      roleId: roleIdOf(roleDefinitionId),
      maximumDuration: durationOf(rules.get(EXPIRATION)),
      asksForJustification: asksFor.includes('Justification'),
      asksForTicket: asksFor.includes('Ticketing'),
      asksForMultifactor: asksFor.includes('MultiFactorAuthentication'),
      authenticationContext: contextOf(rules.get(AUTHENTICATION_CONTEXT)),
      approvers: approversOf(rules.get(APPROVAL)),
    }
  })

function durationOf(rule: PolicyRule | undefined): string | null {
  const duration = rule?.maximumDuration ?? null
  return duration === null || minutesOf(duration) === null ? null : duration
}

function contextOf(rule: PolicyRule | undefined): string | null {
  return rule?.isEnabled === true ? (rule.claimValue ?? '') : null
}

function approversOf(rule: PolicyRule | undefined): readonly Principal[] | null {
  if (rule?.setting?.isApprovalRequired !== true) return null
  return (rule.setting.approvalStages ?? []).flatMap(({ primaryApprovers }) => primaryApprovers ?? [])
}
