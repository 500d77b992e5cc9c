import type { RoleAssignment } from './assignment.ts'
import { evaluateConditions, presentConditions } from './condition/evaluate-conditions.ts'
import type { ConditionOutcome, ConditionRequest } from './condition/evaluate-condition.ts'
import { storageGuidRefusal } from './condition/storage-guid-rule.ts'
import type { Permission } from './role-definition.ts'

export interface GrantingConditions {
  readonly outcome: ConditionOutcome
  /** as written; '' where there is none */
  readonly condition: string
}

const NONE: GrantingConditions = { outcome: { kind: 'true' }, condition: '' }

/** Both an assignment and an entry of its role may carry a condition; both must hold. */
export function grantingConditions(
  assignment: Pick<RoleAssignment, 'condition'>,
  permission: Pick<Permission, 'condition'>,
  request: () => ConditionRequest,
): GrantingConditions {
  const conditions = presentConditions(assignment.condition, permission.condition)
  const [first] = conditions
  if (first === undefined) return NONE
  const asked = request()
  return {
    outcome: refusalOf(assignment, asked) ?? evaluateConditions(conditions, asked),
    condition: conditions.length === 1 ? first : conditions.map((each) => `(${each})`).join(' AND '),
  }
}

function refusalOf({ condition }: Pick<RoleAssignment, 'condition'>, { operation }: ConditionRequest) {
  return condition === null ? null : storageGuidRefusal(condition, operation)
}
