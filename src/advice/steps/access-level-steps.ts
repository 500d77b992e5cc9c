import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import type { AccessProfile } from '../../verdict/access-profile.ts'
import { isAccessLevel } from '../../verdict/optional.ts'
import { describeScope } from '../../verdict/describe-assignment.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { AdviceStep } from '../advice.ts'
import { isPowerful } from '../least/reluctance.ts'
import type { Gap, GapRoles } from '../role-grants.ts'
import { rolesNamedBy, type RoleName } from '../../knowledge/requirement.ts'
import { scopesEqual } from '../../rbac/scope.ts'
import { grantorFields } from '../grantors/grantors.ts'

/**
 * Of the rows that describe roles: what the persona above would take, for those whose work it is; nothing where the
 * steps before it, for `gaps`, speak of that role there.
 */
export function accessLevelSteps(
  missing: readonly Verdict[],
  profile: AccessProfile | null,
  gaps: readonly GapRoles[],
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  const [first] = missing.filter(isAccessLevel)
  if (first === undefined || profile?.next == null) return []
  const { persona, role, scope, isOfProjects, adds } = profile.next
  if (gaps.some(({ gap }) => scopesEqual(gap.scope, scope) && isNamedIn(gap, role))) return []
  const place = `${isOfProjects ? 'a project of ' : ''}${describeScope(scope, snapshot)}`
  const { assignee } = first.requirement
  const more = adds.length === 0 ? '' : ` It would add: ${adds.join(', ')}.`
  const definition = snapshot.roleDefinitions.get(role.id)
  if (definition === undefined || isPowerful(definition)) {
    const text = `The persona above is ${persona.name}, who holds ${role.name} on ${place}.${more} Work on a project seldom needs that.`
    return [{ step: 'ask', text }]
  }
  return [
    {
      step: 'ask',
      scope,
      text: `The article gives ${persona.name} ${role.name} on ${place}.${more} Ask for it only if the work needs it.`,
      ...grantorFields({ scope, roleId: role.id, principal: assignee }, snapshot),
    },
  ]
}

function isNamedIn({ requirements }: Gap, role: RoleName): boolean {
  return requirements.some(({ requirement }) => rolesNamedBy(requirement).some(({ id }) => id === role.id))
}
