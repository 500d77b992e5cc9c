import type { Verdict } from './verdict.ts'

/** Whether a right is one that another system than Azure RBAC holds, and that is not known to be there. */
export function isGrantedElsewhere({ state, reasons }: Verdict): boolean {
  return state === 'indeterminate' && reasons.some(({ code }) => code === 'outside-azure-rbac')
}
