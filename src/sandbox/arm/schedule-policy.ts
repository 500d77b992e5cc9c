import { minutesOf } from '../../rbac/duration.ts'
import type { Answer } from '../exchange.ts'
import type { policyRules } from './activation-policies.ts'
import { armError } from './errors.ts'
import type { TimedRequest } from './written-schedule.ts'

/** Who asks: an eligible person for themselves, or an administrator for somebody. */
export type PolicyCaller = 'EndUser' | 'Admin'

/** The rules of a role's policy that a request breaks. */
export function failedRules(
  { justification, ticketInfo, scheduleInfo }: TimedRequest,
  caller: PolicyCaller,
  rules: ReturnType<typeof policyRules>,
): readonly string[] {
  const asked = minutesOf(scheduleInfo.expiration.duration)
  const allowed = minutesOf(rules.get(`Expiration_${caller}_Assignment`)?.maximumDuration ?? '') ?? Infinity
  const enabled = rules.get(`Enablement_${caller}_Assignment`)?.enabledRules ?? []
  const lacks = (rule: string, text: string | null | undefined) =>
    enabled.includes(rule) && (text ?? '').trim() === ''
  return [
    ...(asked === null || asked > allowed ? ['ExpirationRule'] : []),
    ...(lacks('Justification', justification) ? ['JustificationRule'] : []),
    ...(lacks('Ticketing', ticketInfo?.ticketNumber) ? ['TicketingRule'] : []),
  ]
}

export function policyFailure(rules: readonly string[]): Answer {
  return armError(
    400,
    'RoleAssignmentRequestPolicyValidationFailed',
    `The following policy rules failed: ${JSON.stringify(rules)}`,
  )
}
