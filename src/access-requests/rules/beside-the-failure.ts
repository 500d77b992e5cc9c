import type { AdviceStep } from '../../advice/advice.ts'
import type { Evidence } from '../../evidence/evidence.ts'
import { isKeyListing } from '../../knowledge/operation-names.ts'
import { roleGrants } from '../../rbac/permission.ts'
import { sameId } from '../../rbac/principal.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { isBelow, scopesEqual } from '../../rbac/scope.ts'
import type { Answered } from '../../reply/diagnosis/diagnosis.ts'
import type { Verdict } from '../../verdict/verdict.ts'

/**
 * Whether a role would only let somebody list keys, after a failure that is not about keys: the article asks for that
 * with every error of the service, and whoever holds a key needs no role any more.
 */
export function isBesideTheFailure(
  step: AdviceStep,
  role: RoleDefinition | undefined,
  { verdicts, evidence }: Pick<Answered, 'verdicts' | 'evidence'>,
): boolean {
  if (role === undefined || isAboutKeys(evidence)) return false
  const mended = verdicts.filter((verdict) => isMendedBy(verdict, step, role))
  return (
    mended.length > 0 &&
    mended.every(({ requirement: { requirement } }) => {
      const { table, operations } = requirement
      return table === 'troubleshooting' && operations.every(isKeyListing)
    })
  )
}

function isMendedBy(
  { state, requirement: { assignee, scope, requirement } }: Verdict,
  { principalId, scope: at = '/' }: AdviceStep,
  role: RoleDefinition,
): boolean {
  return (
    state === 'missing' &&
    sameId(assignee?.id ?? '', principalId ?? '') &&
    (scopesEqual(scope, at) || isBelow(scope, at)) &&
    requirement.operations.some((operation) => roleGrants(role, operation))
  )
}

function isAboutKeys(evidence: Evidence | null): boolean {
  if (evidence === null) return false
  const { cause, operations } = evidence
  return (
    cause === 'bad-key' ||
    cause === 'key-auth-disabled' ||
    operations.some((name) => isKeyListing({ name, isDataAction: false }))
  )
}
