export const FINDING_CODES = [
  'not-json',
  'not-a-role',
  'wrong-type',
  'repeated-field',
  'unknown-field',
  'name-missing',
  'name-too-long',
  'description-too-long',
  'grants-nothing',
  'several-permissions',
  'unknown-operation',
  'wrong-plane',
  'several-wildcards',
  'duplicate',
  'cancelled',
  'excludes-nothing',
  'grants-everything',
  'gives-access',
  'over-broad',
  'scopes-missing',
  'scope-placeholder',
  'scope-malformed',
  'scope-wildcard',
  'scope-root',
  'scope-resource',
  'several-management-groups',
  'data-actions-above-subscriptions',
  'too-many-scopes',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** Something about a role definition that Azure refuses, or that does not do what it seems to. */
export interface Finding {
  /** `error`: Azure refuses the role; `warning`: it takes it */
  readonly severity: 'error' | 'warning'
  readonly code: FindingCode
  /** JSON pointer (RFC 6901) into the document as it was given */
  readonly pointer: string
  readonly text: string
}

export function error(code: FindingCode, pointer: string, text: string): Finding {
  return { severity: 'error', code, pointer, text }
}

export function warning(code: FindingCode, pointer: string, text: string): Finding {
  return { severity: 'warning', code, pointer, text }
}
