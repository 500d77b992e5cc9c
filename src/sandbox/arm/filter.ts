/** What `$filter` asks of a list of assignments; parts that it does not mention are null or false. */
export interface AssignmentFilter {
  /** at or above the scope; without it the scopes below count too */
  readonly atScope: boolean
  /** only what is assigned to the caller */
  readonly asTarget: boolean
  /** assigned to exactly this principal */
  readonly principalId: string | null
  /** assigned to this principal or to a group that it is in */
  readonly assignedTo: string | null
}

export const NO_FILTER: AssignmentFilter = {
  atScope: false,
  asTarget: false,
  principalId: null,
  assignedTo: null,
}

/**
 * Reads the filters that ARM's lists of assignments know (reference of "Role Assignments - List For Scope" and
 * "Role Eligibility Schedule Instances - List For Scope"); null for any other.
 */
export function parseAssignmentFilter(text: string | null): AssignmentFilter | null {
  if (text === null || text.trim() === '') return NO_FILTER
  let filter = NO_FILTER
  for (const term of text.split(/ and /i)) {
    const part = parseTerm(term.trim())
    if (part === null) return null
    filter = { ...filter, ...part }
  }
  return filter
}

function parseTerm(term: string): Partial<AssignmentFilter> | null {
  if (/^atScope\(\)$/i.test(term)) return { atScope: true }
  if (/^asTarget\(\)$/i.test(term)) return { asTarget: true }
  const assignedTo = /^assignedTo\(\s*'([^']+)'\s*\)$/i.exec(term)?.[1]
  if (assignedTo !== undefined) return { assignedTo }
  const principalId = /^principalId\s+eq\s+'([^']+)'$/i.exec(term)?.[1]
  return principalId === undefined ? null : { principalId }
}
