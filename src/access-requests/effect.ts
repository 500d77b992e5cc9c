import { sameId } from '../rbac/principal.ts'
import { isBelow, scopeLevel, scopesEqual } from '../rbac/scope.ts'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import { isGrantedElsewhere } from '../verdict/granted-elsewhere.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { MadeGrant } from './access-request.ts'
import type { Grant } from './grant.ts'

/** `unknown`: it could not be read, or something else is still in the way. */
export type Effect = 'yes' | 'no' | 'unknown'

/** Whether what was granted is in effect, by a diagnosis made since: what could not be read is never in effect. */
export function effectOf(diagnosis: Diagnosis, made: readonly Pick<MadeGrant, 'grant'>[]): Effect {
  if (diagnosis.status !== 'answered' || diagnosis.takenAt === null) return 'unknown'
  const effects = made.map(({ grant }) =>
    isStillAdvised(diagnosis.advice.leastRoles, grant) ? 'no' : effectOn(diagnosis.verdicts, grant),
  )
  if (effects.includes('no')) return 'no'
  return effects.length > 0 && effects.every((effect) => effect === 'yes') ? 'yes' : 'unknown'
}

type Advised = Extract<Diagnosis, { status: 'answered' }>['advice']['leastRoles']

function isStillAdvised(roles: Advised, { roleId, scope, principalId }: Grant): boolean {
  return roles.some(
    (role) =>
      sameId(role.id, roleId) &&
      scopesEqual(role.scope, scope) &&
      sameId(role.principalId ?? '', principalId),
  )
}

function effectOn(verdicts: readonly Verdict[], grant: Grant): Effect {
  const reached = verdicts.filter((verdict) => isReached(verdict, grant) && !isGrantedElsewhere(verdict))
  const isUnread = reached.some(({ state }) => state === 'indeterminate')
  return !isUnread && reached.some(({ state }) => state === 'granted') ? 'yes' : 'unknown'
}

function isReached({ requirement: { assignee, scope } }: Verdict, grant: Grant): boolean {
  const level = scopeLevel(grant.scope)
  return (
    sameId(assignee?.id ?? '', grant.principalId) &&
    (level === 'root' ||
      level === 'management-group' ||
      scopesEqual(scope, grant.scope) ||
      isBelow(scope, grant.scope))
  )
}
