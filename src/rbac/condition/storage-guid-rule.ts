import type { Operation } from '../operation.ts'
import type { Condition } from './condition.ts'
import type { ConditionOutcome } from './evaluate-condition.ts'
import { parseCondition } from './parse-condition.ts'

/**
 * Azure refuses the data actions of Microsoft.Storage under a role assignment whose condition compares GUIDs,
 * whatever it compares (Azure documentation, "Troubleshoot Azure RBAC", authorization failed).
 */
export function storageGuidRefusal(
  assignmentCondition: string,
  { name, isDataAction }: Operation,
): ConditionOutcome | null {
  if (!isDataAction || !/^microsoft\.storage\//i.test(name)) return null
  const parsed = parseCondition(assignmentCondition)
  if (parsed.kind === 'fault' || !comparesGuids(parsed.condition)) return null
  return {
    kind: 'false',
    because: [
      'it compares GUIDs, and Azure refuses data actions of Microsoft.Storage under such a condition',
    ],
  }
}

function comparesGuids(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
    case 'ungrouped':
      return condition.terms.some(comparesGuids)
    case 'not':
      return comparesGuids(condition.term)
    case 'comparison':
      return /^guid/i.test(condition.operator)
    case 'action-matches':
    case 'sub-operation-matches':
    case 'exists':
      return false
    default:
      return condition satisfies never
  }
}
