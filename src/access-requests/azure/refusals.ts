import { isRestError } from '@azure/core-rest-pipeline'
import type { GrantOutcome } from './arm-grants.ts'

type Refused = Exclude<GrantOutcome, { kind: 'made' | 'already-there' }>

/** What Azure answered to a write that it did not do. */
export type Refusal = Refused | { readonly kind: 'role-exists' } | { readonly kind: 'request-exists' }

/** An answer that tells nothing, by whoever is between here and Azure: the write may have gone through. */
export const NOT_UNDERSTOOD: Refused & { readonly kind: 'unreachable' } = {
  kind: 'unreachable',
  why: 'Azure’s answer was not understood, so the role may or may not be assigned.',
}

/** A rule of Privileged Identity Management, and what to do about it. */
const POLICY_RULES: Readonly<Record<string, string>> = {
  ExpirationRule: 'The policy of this role does not allow it for that long. Choose a shorter time.',
  JustificationRule: 'The policy of this role asks for a reason.',
  TicketingRule:
    'The policy of this role asks for a ticket number, which cannot be given here. Assign it in the Azure portal.',
  MfaRule: 'The policy of this role asks for multifactor authentication. Sign in again with it.',
}

const PLAIN: Readonly<Record<string, Refusal>> = {
  RoleAssignmentExists: { kind: 'role-exists' },
  RoleAssignmentRequestExists: { kind: 'request-exists' },
  AadPremiumLicenseRequired: {
    kind: 'pim-unavailable',
    why: 'This tenant has no licence for Privileged Identity Management, so a role cannot be assigned for a time.',
  },
  RoleAssignmentRequestAcrsValidationFailed: {
    kind: 'policy-refused',
    why: 'The policy of this role asks for a stronger sign-in than there is here. Assign it in the Azure portal.',
  },
  RequestDisallowedByPolicy: {
    kind: 'policy-refused',
    why: 'A policy of Azure Policy does not allow this assignment.',
  },
  RequestDisallowedByAzure: {
    kind: 'policy-refused',
    why: 'Azure asks for multifactor authentication for changes. Sign in again with it.',
  },
  ScopeLocked: { kind: 'forbidden', why: 'A lock keeps everybody from changing anything there.' },
  PrincipalNotFound: { kind: 'failed', why: 'Azure does not know who is to get the role.' },
  RoleDefinitionDoesNotExist: { kind: 'failed', why: 'The role does not exist any more.' },
  ResourceGroupNotFound: { kind: 'failed', why: 'What the role was for does not exist any more.' },
  ResourceNotFound: { kind: 'failed', why: 'What the role was for does not exist any more.' },
  SubscriptionNotFound: { kind: 'failed', why: 'What the role was for does not exist any more.' },
}

/**
 * What a write that threw came to (Azure REST API, role assignments and role assignment schedule requests). The
 * texts hold Azure's code and nothing else of its answer, which may quote names and ids.
 */
export function refusalOf(error: unknown): Refusal {
  if (!isRestError(error) || error.statusCode === undefined) {
    return { kind: 'unreachable', why: 'Azure did not answer, so the role may or may not be assigned.' }
  }
  const { statusCode } = error
  if (statusCode >= 200 && statusCode <= 299) return NOT_UNDERSTOOD
  const stated = codeOf(error.code)
  const code = stated ?? 'no known code'
  if (code === 'RoleAssignmentRequestPolicyValidationFailed') {
    return { kind: 'policy-refused', why: brokenRules(error.message) }
  }
  const plain = Object.hasOwn(PLAIN, code) ? PLAIN[code] : undefined
  if (plain !== undefined) return plain
  if (statusCode === 401) {
    return { kind: 'wrong-token', why: 'Azure did not take your sign-in. Please sign in again.' }
  }
  if (statusCode === 403) {
    return { kind: 'forbidden', why: `Azure does not let you assign this role (${code}).` }
  }
  if (statusCode === 409) {
    return {
      kind: 'busy',
      why: `Something else is being changed there (${code}). Approve it again in a minute.`,
    }
  }
  if (statusCode === 408 || statusCode === 429 || statusCode >= 500) {
    return {
      kind: 'unreachable',
      why: `Azure could not do it now (${code}); the role may or may not be assigned.`,
    }
  }
  // whoever is in between may refuse too, and what Azure refuses for good it gives a code
  if (stated === null) return NOT_UNDERSTOOD
  return { kind: 'failed', why: `Azure refused the assignment (${code}).` }
}

function codeOf(code: string | undefined): string | null {
  return code !== undefined && /^[\w.]{1,80}$/.test(code) ? code : null
}

/** `The following policy rules failed: ["ExpirationRule"]` */
function brokenRules(message: string): string {
  const names = [...new Set(message.match(/\b[A-Z][A-Za-z]{1,40}Rule\b/g) ?? [])]
  const texts = names.map((name) =>
    Object.hasOwn(POLICY_RULES, name) ? POLICY_RULES[name] : `The policy of this role refuses it (${name}).`,
  )
  return texts.join(' ') || 'The policy of this role refuses it.'
}
